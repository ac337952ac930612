package io.floodscope.engine;

/** Why {@link Simulation#runUntil} returned. */
public enum StopReason {
    /** The wanted time was reached: every event up to and including it has fired. */
    TIME_REACHED,
    /** {@link RunLimits#maxEvents} was used up. */
    EVENT_LIMIT,
    /** More events were pending than {@link RunLimits#maxPending}. */
    PENDING_LIMIT,
    /** {@link RunLimits#interrupted} said so. */
    INTERRUPTED;

    /** Whether a verdict may be drawn from the run. */
    public boolean isConclusive() {
        return this == TIME_REACHED;
    }
}
