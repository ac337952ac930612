package io.floodscope.scenario.check;

import io.floodscope.bridge.ovs.OvsProfile;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.BridgeSpec;
import io.floodscope.scenario.schema.RuleSpec;
import java.util.ArrayList;
import java.util.List;

/** Checks what a bridge is told to do besides normal switching: rules and pinned entries. */
final class BridgeRuleCheck {

    private BridgeRuleCheck() {}

    static void check(BridgeSpec bridge, Names names, List<String> ports, Problems problems) {
        for (RuleSpec rule : bridge.rules()) {
            ports(rule, "from", rule.from(), names, ports, problems);
            ports(rule, "to", rule.to(), names, ports, problems);
            boolean outputs = rule.action() == RuleSpec.Action.OUTPUT;
            if (outputs && rule.to().isEmpty()) {
                problems.error(rule.origin().span(), "a rule with 'action: output' needs 'to': which ports get a copy");
            }
            if (!outputs && !rule.to().isEmpty()) {
                problems.error(rule.origin().key("to"), "only a rule with 'action: output' has ports to send to");
            }
            if (!outputs && rule.learn()) {
                problems.error(rule.origin().key("learn"), "only a rule with 'action: output' decides about learning");
            }
            if (rule.target() != null && rule.protocol() == RuleSpec.Protocol.IP) {
                problems.error(rule.origin().key("target"), "'target' is what ARP asks about; an IP packet has none");
            }
        }
        boolean pins = OvsProfile.ALL.stream()
                .filter(profile -> profile.name().equals(bridge.version()))
                .allMatch(OvsProfile::hasStaticEntries);
        if (bridge.kind() == BridgeSpec.Kind.OVS && !bridge.staticEntries().isEmpty() && !pins) {
            problems.error(
                    bridge.origin().key("static-entries"),
                    "Open vSwitch " + bridge.version() + " has no static entries; they came with 2.16");
        }
    }

    private static void ports(
            RuleSpec rule, String key, List<String> written, Names names, List<String> ports, Problems problems) {
        for (String name : written) {
            if (names.ports(name).stream().noneMatch(ports::contains)) {
                List<String> known = new ArrayList<>(ports);
                problems.unknown(rule.origin().value(key), "unknown port '" + name + "'", name, known);
            }
        }
    }
}
