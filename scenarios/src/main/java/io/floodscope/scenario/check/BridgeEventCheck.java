package io.floodscope.scenario.check;

import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.BridgeEventSpec;
import io.floodscope.scenario.schema.BridgeSpec;
import io.floodscope.scenario.schema.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Checks what events of bridges name. */
final class BridgeEventCheck {

    private final Scenario scenario;
    private final Problems problems;

    BridgeEventCheck(Scenario scenario, Problems problems) {
        this.scenario = scenario;
        this.problems = problems;
    }

    void event(BridgeEventSpec event) {
        List<String> known = List.copyOf(scenario.bridges().keySet());
        if (event instanceof BridgeEventSpec.TopologyChange e) {
            e.bridge().forEach(pattern -> bridge(event, pattern, known));
        } else if (event instanceof BridgeEventSpec.SetActiveMember e && bridge(event, e.bridge(), known)) {
            List<String> members = new ArrayList<>();
            for (String name : Names.matching(e.bridge(), known)) {
                BridgeSpec bridge = scenario.bridges().get(name);
                if (bridge != null) {
                    bridge.bonds().values().forEach(bond -> members.addAll(bond.members()));
                }
            }
            if (!members.contains(e.member())) {
                problems.unknown(
                        event.origin().value("member"),
                        "'" + e.member() + "' is in no bond of '" + e.bridge() + "'",
                        e.member(),
                        members);
            }
        }
    }

    private boolean bridge(BridgeEventSpec event, String pattern, List<String> known) {
        if (!Names.matching(pattern, known).isEmpty()) {
            return true;
        }
        problems.unknown(event.origin().value("bridge"), "unknown bridge '" + pattern + "'", pattern, known);
        return false;
    }
}
