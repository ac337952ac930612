package io.floodscope.conform.ovn;

import io.floodscope.conform.CaseOutcome;
import io.floodscope.engine.RunLimits;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Replays a recording of real daemons: its actions on a simulated testbed, then every comparison. */
final class ObservedReplay {

    private final OvnTrace trace;
    private final OvnTestbed bed;
    private final double untilMillis;

    ObservedReplay(OvnTrace trace, long seed) {
        this.trace = trace;
        this.untilMillis = OvnTrace.number(trace.params(), "until_ms");
        double earliest = trace.actions().stream()
                .mapToDouble(a -> OvnTrace.number(a, "t_ms"))
                .min()
                .orElse(0);
        this.bed = new OvnTestbed(trace, seed, TraceAxis.leavingRoomFor(earliest));
    }

    CaseOutcome run() {
        OvnActions actions = new OvnActions(bed, trace);
        trace.actions().forEach(actions::schedule);
        bed.simulation.runUntil(bed.axis.nanos(untilMillis), RunLimits.NONE);
        OvnComparisons comparisons = new OvnComparisons(bed.log, bed.packets, bed.portMacs, untilMillis);
        List<String> failures = new ArrayList<>();
        List<JsonNode> expectations = trace.expectations();
        for (int i = 0; i < expectations.size(); i++) {
            JsonNode e = expectations.get(i);
            String label = "#" + i + " " + OvnTrace.kind(e) + " " + describe(e);
            comparisons.compare(e).ifPresent(problem -> failures.add(label + ": " + problem));
        }
        return CaseOutcome.compared(trace.name(), expectations.size() - failures.size(), expectations.size(), failures);
    }

    private static String describe(JsonNode e) {
        return String.join(
                " ",
                e.path("table").asString(e.path("port").asString("")),
                e.path("key").asString(e.path("target").asString("")),
                e.path("op").asString(""));
    }
}
