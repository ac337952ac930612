package io.floodscope.scenario.experiment;

import java.util.List;

/**
 * What is kept of one run: a row of the final table.
 *
 * @param id the run's number in the plan
 * @param verdict pass, fail, none or inconclusive
 * @param events events fired
 * @param metrics the plan's metrics, in its order, as decimal text; empty text where a metric has no value
 */
public record RunRow(int id, String verdict, long events, List<String> metrics) {

    /** Keeps its own copy. */
    public RunRow {
        metrics = List.copyOf(metrics);
    }
}
