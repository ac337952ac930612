package io.floodscope.conform.ovn;

import io.floodscope.conform.CaseOutcome;
import io.floodscope.conform.ReplayOptions;
import io.floodscope.conform.TraceFamily;
import tools.jackson.databind.JsonNode;

/** Traces of the family {@code ovn-aging}: observed ones, and timelines derived from the text of the 2018 patch. */
public final class OvnFamily implements TraceFamily {

    @Override
    public boolean accepts(JsonNode trace) {
        return "ovn-aging".equals(trace.path("family").asString(""));
    }

    @Override
    public CaseOutcome replay(JsonNode json, ReplayOptions options) {
        OvnTrace trace = new OvnTrace(json);
        return trace.hasTimeline()
                ? new DerivedReplay(trace, options.seed()).run()
                : new ObservedReplay(trace, options.seed()).run();
    }
}
