package io.floodscope.engine;

/** All that a model ever sees of the engine: the time, and how to be called later. */
public interface Scheduler {

    /** Simulated time in nanoseconds since the start of the run. */
    long nowNanos();

    /**
     * Schedules one firing of an event.
     *
     * @param timeNanos absolute simulated time, not before now
     * @param phase its place among the events of the same nanosecond; within a phase the order of scheduling decides
     * @throws IllegalArgumentException if the time lies in the past
     */
    void at(long timeNanos, Phase phase, Event event);

    /** A new timer, not armed, that fires {@code action} in the given phase. */
    Timer timer(Phase phase, Event action);
}
