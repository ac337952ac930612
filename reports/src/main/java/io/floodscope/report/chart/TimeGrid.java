package io.floodscope.report.chart;

/**
 * Equal intervals over a run for what is dated but was not recorded per interval.
 *
 * @param bucketNanos length of an interval: a round one, at least 1 s unless the run is very short
 * @param count intervals that cover the run
 */
record TimeGrid(long bucketNanos, int count) {

    private static final long SECOND = 1_000_000_000L;
    private static final int MOST = 400;

    static TimeGrid of(long endNanos) {
        long end = Math.max(1, endNanos);
        long bucket = TimeTicks.distanceNanos(end, MOST);
        if (bucket < SECOND && end >= 20 * SECOND) {
            bucket = SECOND;
        }
        return new TimeGrid(bucket, Math.toIntExact((end + bucket - 1) / bucket));
    }

    /** The interval of an instant. */
    int at(long nanos) {
        return (int) Math.max(0, Math.min(count - 1L, nanos / bucketNanos));
    }

    /** Spreads an amount evenly over a stretch of time; a stretch without length falls into one interval. */
    void spread(double[] sums, long startNanos, long endNanos, double amount) {
        int first = at(startNanos);
        int last = at(Math.max(startNanos, endNanos - 1));
        long length = endNanos - startNanos;
        if (first == last || length <= 0) {
            sums[first] += amount;
            return;
        }
        for (int i = first; i <= last; i++) {
            long from = Math.max(startNanos, i * bucketNanos);
            long to = Math.min(endNanos, (i + 1) * bucketNanos);
            sums[i] += amount * (to - from) / length;
        }
    }

    /** Sums per interval as a line of amounts per second. */
    ChartLine perSecond(String label, Palette role, double[] sums) {
        return new ChartLine(label, role, 0, bucketNanos, sums).times((double) SECOND / bucketNanos);
    }
}
