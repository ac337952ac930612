package io.floodscope.bench;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * The outcome of one workload, printed as one line that scripts read.
 *
 * @param workload its name
 * @param n pending events or timers
 * @param operations timed operations
 * @param measurement what the timed part gave
 * @param peakKibibytes largest resident memory of this process, if the machine tells
 */
public record Result(
        String workload, int n, long operations, Workload.Measurement measurement, OptionalLong peakKibibytes) {

    /** The line, without a line end. */
    public String line() {
        double seconds = measurement.wallNanos() / 1e9;
        String memory = peakKibibytes.isPresent() ? Long.toString(peakKibibytes.getAsLong()) : "unknown";
        return String.format(
                Locale.ROOT,
                "RESULT workload=%s n=%d ops=%d wall_s=%.6f events=%d ns_per_op=%.2f rss_kb=%s check=%s",
                workload,
                n,
                operations,
                seconds,
                measurement.events(),
                (double) measurement.wallNanos() / operations,
                memory,
                Long.toUnsignedString(measurement.check()));
    }
}
