package io.floodscope.report.text;

import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.VisibleText;
import io.floodscope.result.ExpectationResult;

/** The lines that make a failure readable: expected, got, first moment and why, where it is written. */
final class FailureText {

    private FailureText() {}

    static String details(ExpectationResult e) {
        StringBuilder text = new StringBuilder("expected ")
                .append(VisibleText.of(e.expected()))
                .append("\ngot      ")
                .append(VisibleText.of(e.got()));
        Long at = e.firstViolationNanos();
        if (at != null) {
            text.append("\nfirst at ").append(Quantities.instant(at));
        }
        if (!e.because().isEmpty()) {
            text.append("\nbecause  ").append(VisibleText.of(e.because()));
        }
        if (!e.source().isEmpty()) {
            text.append("\nset by   ").append(VisibleText.of(e.source()));
        }
        return text.toString();
    }
}
