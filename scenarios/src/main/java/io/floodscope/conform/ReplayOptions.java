package io.floodscope.conform;

/**
 * How traces are replayed.
 *
 * @param timers how host timers fire
 * @param seed seed of whatever the trace leaves to chance
 */
public record ReplayOptions(Timers timers, long seed) {

    /** Host timer models. */
    public enum Timers {
        /** Late like the kernel's timer wheel; every assertion is compared. */
        WHEEL,
        /** To the nanosecond; assertions that need the wheel are left out. */
        EXACT
    }

    /** The wheel and seed 1. */
    public static final ReplayOptions DEFAULT = new ReplayOptions(Timers.WHEEL, 1);
}
