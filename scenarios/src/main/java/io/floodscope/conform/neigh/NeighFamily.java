package io.floodscope.conform.neigh;

import io.floodscope.conform.CaseOutcome;
import io.floodscope.conform.ReplayOptions;
import io.floodscope.conform.TraceFamily;
import io.floodscope.conform.UnsupportedTraceException;
import io.floodscope.engine.RunLimits;
import tools.jackson.databind.JsonNode;

/**
 * Neighbour tables of Linux hosts: ARP, neighbour discovery, and what keeps their entries alive.
 *
 * <p>Inputs are hosts, links, actions and the reachable times that the kernel drew. With {@link ReplayOptions.Timers#WHEEL}
 * every assertion is compared; with exact timers those marked {@code "needs": "wheel"} are left out.
 */
public final class NeighFamily implements TraceFamily {

    @Override
    public boolean accepts(JsonNode trace) {
        return trace.path("family").asString("").equals("linux-neigh")
                && trace.path("hosts").isArray()
                && trace.path("actions").isArray();
    }

    @Override
    public CaseOutcome replay(JsonNode trace, ReplayOptions options) {
        Expectations expectations = compare(trace, options);
        return CaseOutcome.compared(
                trace.path("name").asString(),
                expectations.satisfied(),
                expectations.compared(),
                expectations.failures());
    }

    /** Runs a trace and compares it. */
    Expectations compare(JsonNode trace, ReplayOptions options) {
        long until = TraceTime.nanos(trace.path("until_ms"));
        if (until <= 0) {
            throw new UnsupportedTraceException("a trace without until_ms");
        }
        try {
            CaseWorld world = new CaseWorld(trace, options);
            new CaseActions(world).schedule(trace.path("actions"));
            world.simulation().runUntil(until, RunLimits.NONE);
            Expectations expectations = new Expectations(world.observations(), trace, until, options.timers());
            trace.path("expect").forEach(expectations::compare);
            return expectations;
        } catch (IllegalArgumentException e) {
            throw new UnsupportedTraceException("cannot be replayed: " + e.getMessage());
        }
    }
}
