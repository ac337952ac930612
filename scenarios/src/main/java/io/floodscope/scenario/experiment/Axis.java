package io.floodscope.scenario.experiment;

import java.util.List;

/**
 * One setting that a sweep varies.
 *
 * @param path path into the scenario, as {@code --set} takes it
 * @param values the values it takes, each as it would be written in the scenario, unit included
 */
public record Axis(String path, List<String> values) {

    /** Keeps its own copy; an axis without values is refused. */
    public Axis {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("axis " + path + " has no values");
        }
    }
}
