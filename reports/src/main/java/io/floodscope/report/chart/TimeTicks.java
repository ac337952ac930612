package io.floodscope.report.chart;

/** Round distances between the ticks of a time axis. */
public final class TimeTicks {

    private static final long SECOND = 1_000_000_000L;
    private static final long[] SECONDS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800,
        604_800
    };

    private TimeTicks() {}

    /** The shortest round distance that gives at most so many ticks over a length of time. */
    public static long distanceNanos(long lengthNanos, int maxTicks) {
        for (long unit = 1; unit < SECOND; unit *= 10) {
            for (long factor : new long[] {1, 2, 5}) {
                if (lengthNanos / (unit * factor) < maxTicks) {
                    return unit * factor;
                }
            }
        }
        for (long seconds : SECONDS) {
            if (lengthNanos / (seconds * SECOND) < maxTicks) {
                return seconds * SECOND;
            }
        }
        long weeks = lengthNanos / (604_800 * SECOND) / maxTicks + 1;
        return weeks * 604_800 * SECOND;
    }
}
