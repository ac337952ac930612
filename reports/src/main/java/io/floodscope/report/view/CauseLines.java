package io.floodscope.report.view;

import io.floodscope.result.Cause;
import io.floodscope.result.Mark;
import java.util.ArrayList;
import java.util.List;

/**
 * A cause as lines, the same in every report.
 *
 * @param label what the line is: a time for a fact, else {@code ends}, {@code set by} or {@code does not help}
 * @param text the line
 */
public record CauseLines(String label, String text) {

    /** The dated facts, in their order. */
    public static List<CauseLines> facts(Cause cause) {
        List<CauseLines> out = new ArrayList<>();
        for (Mark fact : cause.chain()) {
            out.add(new CauseLines(
                    Quantities.instant(fact.timeNanos()),
                    VisibleText.of(fact.entity()) + ": " + VisibleText.of(fact.text())));
        }
        return out;
    }

    /** What ended it, which settings are responsible, and what does not help. */
    public static List<CauseLines> notes(Cause cause) {
        List<CauseLines> out = new ArrayList<>();
        if (!cause.ends().isEmpty()) {
            out.add(new CauseLines("ends", VisibleText.of(cause.ends())));
        }
        cause.setBy().forEach(s -> out.add(new CauseLines("set by", VisibleText.of(s))));
        cause.doesNotHelp().forEach(s -> out.add(new CauseLines("does not help", VisibleText.of(s))));
        return out;
    }
}
