package io.floodscope.lint;

import java.util.Locale;

/** How bad a finding is. The names are those of SARIF 2.1.0. */
public enum Level {
    /** Traffic will be flooded or lost, or a setting has no effect. */
    ERROR,
    /** Traffic of some kind will be flooded, or a value is probably a mistake. */
    WARNING,
    /** Worth knowing. */
    NOTE;

    /** {@code error}, {@code warning}, {@code note}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
