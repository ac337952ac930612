package io.floodscope.engine;

import java.util.function.BooleanSupplier;

/**
 * What a run may cost. A run that hits a limit is inconclusive, never passed.
 *
 * @param maxEvents most events to fire
 * @param maxPending most events and timers pending at once
 * @param interrupted asked now and then; true ends the run (a wall-clock limit or an operator's interrupt; the engine itself
 *     reads no clock)
 */
public record RunLimits(long maxEvents, int maxPending, BooleanSupplier interrupted) {

    /** No limit but the size of an array. */
    public static final RunLimits NONE = new RunLimits(Long.MAX_VALUE, Integer.MAX_VALUE - 8, () -> false);

    /** The same with another limit on events. */
    public RunLimits withMaxEvents(long events) {
        return new RunLimits(events, maxPending, interrupted);
    }

    /** The same with another limit on pending events. */
    public RunLimits withMaxPending(int pending) {
        return new RunLimits(maxEvents, pending, interrupted);
    }

    /** The same with another way to be interrupted. */
    public RunLimits withInterrupt(BooleanSupplier interrupt) {
        return new RunLimits(maxEvents, maxPending, interrupt);
    }
}
