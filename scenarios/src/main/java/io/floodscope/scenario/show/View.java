package io.floodscope.scenario.show;

import java.util.List;

/**
 * A table to look at.
 *
 * @param table which kind
 * @param subjects the bridges or hosts, in the order of the scenario; at least one
 * @param atNanos the moment, after everything that happens in it
 */
public record View(ShownTable table, List<String> subjects, long atNanos) {

    /** Keeps its own copy. */
    public View {
        subjects = List.copyOf(subjects);
    }
}
