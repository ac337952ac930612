package io.floodscope.host.neigh;

/**
 * How late kernel timers are.
 *
 * @param hz ticks per second of the timer wheel, or 0 for exact timers: never late, to the nanosecond
 * @param jiffiesAtStart the tick counter when the simulation starts; decides how far long timers are rounded up
 * @param phaseNanos how far into that tick the simulation starts, 0 up to one tick, in ns
 * @param rounded whether long timers are rounded up to the step of their wheel level, where the kernel does so
 * @param jiffyHz ticks per second of what counts jiffies but is no timer (ICMP rate limit), also with exact timers
 */
public record TimerModel(int hz, long jiffiesAtStart, long phaseNanos, boolean rounded, int jiffyHz) {

    /** Timers that fire exactly at their deadline. */
    public static final TimerModel EXACT = new TimerModel(0, 0, 0, false, 1000);

    /** Checks the ranges. */
    public TimerModel {
        if (hz < 0 || hz > 1000 || jiffyHz < 1 || jiffyHz > 1000) {
            throw new IllegalArgumentException("a kernel ticks 1 to 1000 times a second, got " + hz);
        }
        if (jiffiesAtStart < 0 || phaseNanos < 0 || phaseNanos >= 1_000_000_000L / jiffyHz) {
            throw new IllegalArgumentException(
                    "tick counter and phase out of range: " + jiffiesAtStart + ", " + phaseNanos + " ns");
        }
    }

    /** Timers as late as those of a kernel with this tick rate, starting on a tick. */
    public static TimerModel wheel(int hz) {
        return wheel(hz, 0, 0);
    }

    /** Timers as late as those of a kernel with this tick rate and start of the tick counter. */
    public static TimerModel wheel(int hz, long jiffiesAtStart, long phaseNanos) {
        return new TimerModel(hz, jiffiesAtStart, phaseNanos, true, hz);
    }

    /** The same clock with timers that fire exactly. */
    public TimerModel exact() {
        return new TimerModel(0, jiffiesAtStart, phaseNanos, false, jiffyHz);
    }

    /** The same clock with timers that are exact to the tick: late by one tick at most. */
    public TimerModel unrounded() {
        return new TimerModel(hz, jiffiesAtStart, phaseNanos, false, jiffyHz);
    }

    /** Whether timers fire to the nanosecond. */
    public boolean isExact() {
        return hz == 0;
    }
}
