package io.floodscope.conform.ovs;

/**
 * When the packets of a paced action are sent: packet k at {@code start + k * interval}, whatever became of the others.
 *
 * @param startNanos when packet 0 is sent
 * @param exactInterval nanoseconds between packets; a fraction of a nanosecond matters over long runs
 * @param count number of packets
 */
record Pace(long startNanos, double exactInterval, long count) {

    private static final double NANOS_PER_SECOND = 1e9;

    /** Reads {@code t_ms}, {@code pps}, {@code count}, {@code duration_ms} and {@code interval_ms_observed}. */
    static Pace of(Fields action) {
        double pps = action.has("pps") ? action.real("pps") : 1;
        long count = 1;
        if (action.has("count")) {
            count = action.number("count");
        } else if (action.has("duration_ms")) {
            count = (long) Math.floor(action.real("duration_ms") * pps / 1_000 + 1e-9);
        }
        double interval =
                action.has("interval_ms_observed") ? action.real("interval_ms_observed") * 1e6 : NANOS_PER_SECOND / pps;
        return new Pace(action.millis("t_ms"), interval, count);
    }

    long timeOf(long packet) {
        return startNanos + Math.round(packet * exactInterval);
    }

    /** The interval in whole nanoseconds. */
    long wholeIntervalNanos() {
        return Math.round(exactInterval);
    }
}
