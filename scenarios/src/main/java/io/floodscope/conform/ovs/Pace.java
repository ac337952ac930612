package io.floodscope.conform.ovs;

/**
 * When the packets of a paced action are sent: packet k at {@code start + k * interval}, whatever became of the others.
 *
 * @param startNanos when packet 0 is sent
 * @param intervalPicos time between packets in ps: a fraction of a nanosecond matters over long runs
 * @param count number of packets
 */
record Pace(long startNanos, long intervalPicos, long count) {

    private static final double PICOS_PER_SECOND = 1e12;
    private static final double PICOS_PER_MILLI = 1e9;
    private static final long PICOS_PER_NANO = 1_000;

    /** Reads {@code t_ms}, {@code pps}, {@code count}, {@code duration_ms} and {@code interval_ms_observed}. */
    static Pace of(Fields action) {
        double pps = action.has("pps") ? action.real("pps") : 1;
        long count = 1;
        if (action.has("count")) {
            count = action.number("count");
        } else if (action.has("duration_ms")) {
            count = (long) Math.floor(action.real("duration_ms") * pps / 1_000 + 1e-9);
        }
        double picos = action.has("interval_ms_observed")
                ? action.real("interval_ms_observed") * PICOS_PER_MILLI
                : PICOS_PER_SECOND / pps;
        return new Pace(action.millis("t_ms"), Math.round(picos), count);
    }

    long timeOf(long packet) {
        return startNanos + (packet * intervalPicos + PICOS_PER_NANO / 2) / PICOS_PER_NANO;
    }

    /** The interval in whole nanoseconds. */
    long wholeIntervalNanos() {
        return Math.max(1, (intervalPicos + PICOS_PER_NANO / 2) / PICOS_PER_NANO);
    }
}
