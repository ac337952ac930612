package io.floodscope.report.chart;

import java.util.Arrays;

/**
 * A value over time, one per interval.
 *
 * @param label what the legend calls it
 * @param role decides colour and stroke
 * @param startNanos start of the first interval
 * @param bucketNanos length of an interval
 * @param values mean, sum or state in each interval, as the panel's axis says
 */
public record ChartLine(String label, Palette role, long startNanos, long bucketNanos, double[] values) {

    /** Highest value. */
    public double peak() {
        return Arrays.stream(values).max().orElse(0);
    }

    /** The same line in other units: every value times a factor. */
    ChartLine times(double factor) {
        return new ChartLine(
                label,
                role,
                startNanos,
                bucketNanos,
                Arrays.stream(values).map(v -> v * factor).toArray());
    }
}
