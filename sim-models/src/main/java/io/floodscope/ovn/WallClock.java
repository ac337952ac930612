package io.floodscope.ovn;

import io.floodscope.engine.Scheduler;

/**
 * The wall clock of one machine, in ms since the epoch. Simulated, so that it can be stepped; all machines start in step.
 */
public final class WallClock {

    /** What the wall clocks show at simulated time zero. */
    public static final long START_MILLIS = 1_500_000_000_000L;

    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final Scheduler scheduler;
    private long offsetMillis = START_MILLIS;

    WallClock(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** What the clock shows now, in ms. */
    public long millis() {
        return offsetMillis + Math.floorDiv(scheduler.nowNanos(), NANOS_PER_MILLI);
    }

    /** The next simulated instant at which the clock shows at least this, not before now. */
    long nanosAt(long wallMillis) {
        return Math.max(scheduler.nowNanos(), (wallMillis - offsetMillis) * NANOS_PER_MILLI);
    }

    void step(long millis) {
        offsetMillis += millis;
    }
}
