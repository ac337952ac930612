package io.floodscope.bridge.fdb;

/**
 * A host's monotonic clock as seen from the run: simulated time plus an offset. Open vSwitch ages in whole seconds of it, so
 * its phase decides when within a second an entry goes.
 */
public final class MonotonicClock {

    /** Nanoseconds of a second. */
    public static final long NANOS_PER_SECOND = 1_000_000_000L;

    private long offsetNanos;

    /**
     * A clock that shows {@code offsetNanos} when the run starts.
     *
     * @throws IllegalArgumentException if the offset is negative
     */
    public MonotonicClock(long offsetNanos) {
        if (offsetNanos < 0) {
            throw new IllegalArgumentException("a monotonic clock starts at 0 ns or later, got " + offsetNanos);
        }
        this.offsetNanos = offsetNanos;
    }

    /** The whole second the clock shows at a simulated instant. */
    public long secondAt(long simulatedNanos) {
        return Math.floorDiv(simulatedNanos + offsetNanos, NANOS_PER_SECOND);
    }

    /** The simulated instant at which the clock reaches a whole second. */
    public long simulatedNanos(long second) {
        return second * NANOS_PER_SECOND - offsetNanos;
    }

    /** What the clock shows beyond simulated time, in ns. */
    public long offsetNanos() {
        return offsetNanos;
    }

    /** The clock jumps forward and runs on. */
    public void warp(long nanos) {
        if (nanos < 0) {
            throw new IllegalArgumentException("a monotonic clock does not go back, got " + nanos + " ns");
        }
        offsetNanos += nanos;
    }
}
