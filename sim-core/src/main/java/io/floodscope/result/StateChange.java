package io.floodscope.result;

/**
 * An entity entered a state.
 *
 * @param timeNanos simulated time in nanoseconds
 * @param state name of the state, in the field's own terms
 */
public record StateChange(long timeNanos, String state) {}
