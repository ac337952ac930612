package io.floodscope.scenario.run;

import io.floodscope.engine.StopReason;
import io.floodscope.result.RunResult;
import io.floodscope.scenario.schema.Metric;
import java.util.Map;

/**
 * A finished run.
 *
 * @param result what was measured and judged
 * @param stop why it ended
 * @param totals every metric that has one value for the whole run, in its base unit
 */
public record RunOutcome(RunResult result, StopReason stop, Map<Metric, Double> totals) {

    /** Whether a metric has one value for a whole run, so that {@link #totals} holds it. */
    public static boolean hasTotal(Metric metric) {
        return MetricTotals.exists(metric);
    }
}
