package io.floodscope.conform;

import tools.jackson.databind.JsonNode;

/** Replays the traces of one kind. What a trace is called has no influence: only its content decides. */
public interface TraceFamily {

    /** Whether this family understands a trace, judged by its {@code family} field and shape. */
    boolean accepts(JsonNode trace);

    /**
     * Turns the inputs of a trace into a simulation, runs it and compares.
     *
     * @throws UnsupportedTraceException if the trace uses an action, field or comparison that is not known
     */
    CaseOutcome replay(JsonNode trace, ReplayOptions options);
}
