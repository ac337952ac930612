package io.floodscope.conform.ovn;

/** The trace's axis in simulated time: set-up before its zero needs room. */
record TraceAxis(long originNanos) {

    private static final double NANOS_PER_MILLI = 1e6;

    /** An axis whose zero leaves room for the earliest action, at a whole second. */
    static TraceAxis leavingRoomFor(double earliestMillis) {
        long seconds = (long) Math.ceil(Math.max(0, -earliestMillis) / 1_000) + 1;
        return new TraceAxis(seconds * 1_000_000_000L);
    }

    long nanos(double millis) {
        return originNanos + Math.round(millis * NANOS_PER_MILLI);
    }

    double millis(long nanos) {
        return (nanos - originNanos) / NANOS_PER_MILLI;
    }
}
