package io.floodscope.cli;

import io.floodscope.result.Mark;
import io.floodscope.scenario.explain.Explanation;
import io.floodscope.scenario.explain.NamedLoss;
import io.floodscope.text.Durations;
import java.util.Locale;

/** An explanation as {@code explain} prints it: one screen of lines that fit a terminal. */
final class ExplanationText {

    private static final int WIDTH = 100;

    private final StringBuilder out = new StringBuilder();

    private ExplanationText() {}

    /** The whole text with a line end. */
    static String of(long at, Explanation explanation) {
        ExplanationText text = new ExplanationText();
        text.render(at, explanation);
        return text.out.toString();
    }

    private void render(long at, Explanation e) {
        WrappedText.append(out, Durations.readableSeconds(at, 3) + " s  ", WIDTH, e.headline());
        int number = 1;
        for (Mark fact : e.cause().chain()) {
            String label = String.format(
                    Locale.ROOT, "%3d  %12s s  ", number++, Durations.readableSeconds(fact.timeNanos(), 3));
            WrappedText.append(out, label, WIDTH, fact.entity() + "  " + fact.text());
        }
        if (!e.cause().ends().isEmpty()) {
            line("  next chance", e.cause().ends());
        }
        line("cause", title(e) + e.cause().text());
        e.cause().setBy().forEach(text -> line("set by", text));
        e.cause().doesNotHelp().forEach(text -> line("does not help", text));
    }

    /** The class with its name; of a loss that belongs to none, what it is. */
    private static String title(Explanation e) {
        return e.rootCause()
                .map(c -> c.name() + ", " + c.title() + ": ")
                .or(() -> NamedLoss.of(e.cause().id()).map(n -> "none of the classes A to L, " + n.title() + ": "))
                .orElse("");
    }

    private void line(String label, String text) {
        WrappedText.append(out, String.format(Locale.ROOT, "%-18s", label), WIDTH, text);
    }
}
