package io.floodscope.report.text;

import io.floodscope.report.ReportedRun;
import io.floodscope.report.view.CauseLines;
import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.VisibleText;
import io.floodscope.result.Cause;
import io.floodscope.result.Disturbance;
import io.floodscope.result.ExpectationResult;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Outage;
import io.floodscope.result.RunResult;
import org.jspecify.annotations.Nullable;

/** The lines that make a failure readable: expected, got, first moment and why, where it is written, the chain of facts. */
final class FailureText {

    private FailureText() {}

    static String details(ExpectationResult e, ReportedRun run) {
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
        SettingText.lines(e, run.scenarioFile(), 9)
                .forEach(line -> text.append('\n').append(line));
        if (!e.source().isEmpty()) {
            text.append("\nchecked  ")
                    .append(VisibleText.of(
                            SourcePlace.of(e.source(), run.scenarioFile()).display()));
        }
        append(text, at == null ? disturbance(e, run.result()) : causeAt(at, e, run.result()));
        return text.toString();
    }

    /** Why something was wrong at that moment: the flood or outage that was going on, if any. */
    private static @Nullable Cause causeAt(long at, ExpectationResult e, RunResult result) {
        for (FloodWindow w : result.floodWindows()) {
            if (w.startNanos() <= at && at <= w.endNanos()) {
                return w.cause();
            }
        }
        for (Outage o : result.outages()) {
            if (o.startNanos() <= at && at <= o.endNanos()) {
                return o.cause();
            }
        }
        return disturbance(e, result);
    }

    /** The disturbance that the reason of an expectation tells of. */
    private static @Nullable Cause disturbance(ExpectationResult e, RunResult result) {
        return result.disturbances().stream()
                .map(Disturbance::cause)
                .filter(c -> e.because().contains(c.text()))
                .findFirst()
                .orElse(null);
    }

    private static void append(StringBuilder text, @Nullable Cause cause) {
        if (cause == null) {
            return;
        }
        text.append("\ncause    ")
                .append(VisibleText.of(cause.id()))
                .append(": ")
                .append(VisibleText.of(cause.text()));
        for (CauseLines fact : CauseLines.facts(cause)) {
            text.append("\n  ").append(fact.label()).append("  ").append(fact.text());
        }
        for (CauseLines note : CauseLines.notes(cause)) {
            text.append("\n  ").append(note.label()).append(": ").append(note.text());
        }
    }
}
