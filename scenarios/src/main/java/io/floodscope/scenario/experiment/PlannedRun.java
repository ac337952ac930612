package io.floodscope.scenario.experiment;

import java.util.List;

/**
 * One run of a sweep.
 *
 * @param id position in the plan, from 0
 * @param values the value of each axis, in the order of the axes
 * @param seed seed of the run
 */
public record PlannedRun(int id, List<String> values, long seed) {

    /** Keeps its own copy of the values. */
    public PlannedRun {
        values = List.copyOf(values);
    }
}
