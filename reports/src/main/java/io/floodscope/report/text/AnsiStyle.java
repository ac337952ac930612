package io.floodscope.report.text;

import io.floodscope.result.Verdict;
import java.util.Locale;

/** Colours for a terminal, or none. A colour only repeats what a word already says. */
public enum AnsiStyle {
    /** No escape sequences at all. */
    PLAIN,
    /** Bold, green, red and yellow. */
    COLOURED;

    String bold(String text) {
        return wrap("1", text);
    }

    String warn(String text) {
        return wrap("33", text);
    }

    String verdict(Verdict verdict) {
        String word = verdict == Verdict.NONE ? "NO VERDICT" : verdict.word().toUpperCase(Locale.ROOT);
        return switch (verdict) {
            case PASS -> wrap("32", word);
            case FAIL -> wrap("1;31", word);
            case NONE, INCONCLUSIVE -> wrap("33", word);
        };
    }

    private String wrap(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
