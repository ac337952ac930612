package io.floodscope.scenario.check;

import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.BondSpec;
import io.floodscope.scenario.schema.BridgeSpec;
import io.floodscope.scenario.schema.PortSpec;
import io.floodscope.scenario.schema.Scenario;
import io.floodscope.scenario.schema.SourceSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks what bridges say of their ports, which hosts, links and gateways make. */
final class PortCheck {

    private final Scenario scenario;
    private final Names names;
    private final Problems problems;

    private final BridgePorts ports;

    private PortCheck(Scenario scenario, Names names, Problems problems) {
        this.scenario = scenario;
        this.names = names;
        this.problems = problems;
        this.ports = BridgePorts.of(scenario, names);
    }

    static void check(Scenario scenario, Names names, Problems problems) {
        PortCheck check = new PortCheck(scenario, names, problems);
        scenario.bridges().forEach(check::bridge);
    }

    private void bridge(String name, BridgeSpec spec) {
        Map<String, String> here = ports.on(name);
        Set<String> all = new LinkedHashSet<>(here.keySet());
        all.addAll(spec.bonds().keySet());
        spec.staticEntries().forEach(e -> known(e.origin().value("port"), e.port(), all));
        spec.learning().forEach((port, rule) -> known(rule.origin().span(), port, all));
        BridgeRuleCheck.check(spec, names, List.copyOf(all), problems);
        bonds(name, spec, here);
        spec.ports().forEach((port, settings) -> {
            List<String> group = names.hosts(port);
            if (group.stream().noneMatch(here::containsKey)) {
                known(settings.origin().span(), port, all);
            }
            vlans(settings);
            if (!settings.unknownUnicast() && spec.kind() == BridgeSpec.Kind.OVS) {
                problems.error(
                        settings.origin().key("unknown-unicast"),
                        "Open vSwitch knows no such port setting; 'flood: false' is its NO_FLOOD");
            }
        });
        String uplink = spec.egressDirect();
        if (uplink != null) {
            known(spec.origin().value("egress-direct"), uplink, all);
            onlyOvs(spec, "egress-direct");
        }
        if (!spec.bonds().isEmpty()) {
            onlyOvs(spec, "bonds");
        }
    }

    private void onlyOvs(BridgeSpec spec, String key) {
        if (spec.kind() != BridgeSpec.Kind.OVS) {
            problems.error(spec.origin().key(key), "'" + key + "' is for Open vSwitch bridges (kind: ovs)");
        }
    }

    private void vlans(PortSpec spec) {
        PortSpec.VlanMode mode = spec.vlanMode();
        boolean isNative = mode == PortSpec.VlanMode.NATIVE_TAGGED || mode == PortSpec.VlanMode.NATIVE_UNTAGGED;
        if (mode == null && (spec.vlan() != null || !spec.trunks().isEmpty())) {
            problems.error(
                    spec.origin().key(spec.vlan() != null ? "vlan" : "trunks"),
                    "VLANs of a port need 'vlan-mode'",
                    "one of access, trunk, native-tagged, native-untagged");
        }
        if (isNative && spec.vlan() == null) {
            problems.error(spec.origin().value("vlan-mode"), "a native port needs 'vlan', its native VLAN");
        }
        if (mode == PortSpec.VlanMode.TRUNK && spec.vlan() != null) {
            problems.error(
                    spec.origin().key("vlan"), "a trunk has no native VLAN", "vlan-mode: native-untagged has one");
        }
        if (mode == PortSpec.VlanMode.ACCESS && !spec.trunks().isEmpty()) {
            problems.error(spec.origin().key("trunks"), "an access port carries one VLAN, 'vlan'");
        }
    }

    private void bonds(String bridge, BridgeSpec spec, Map<String, String> here) {
        Set<String> taken = new LinkedHashSet<>();
        List<String> cables = new ArrayList<>();
        here.forEach((port, vlans) -> {
            if (!vlans.isEmpty()) {
                cables.add(port);
            }
        });
        spec.bonds().forEach((name, bond) -> {
            SourceSpan span = bond.origin().value("members");
            if (here.containsKey(name)) {
                problems.error(bond.origin().span(), "a port of '" + bridge + "' is named '" + name + "' too");
            }
            if (bond.members().size() < 2) {
                problems.error(span, "a bond has at least two members");
            }
            Set<String> vlans = new LinkedHashSet<>();
            for (String member : bond.members()) {
                if (!taken.add(member)) {
                    problems.error(span, "'" + member + "' is in two bonds, or twice in one");
                } else {
                    known(span, member, cables);
                    vlans.add(here.getOrDefault(member, ""));
                }
            }
            vlans.remove("");
            if (vlans.size() > 1) {
                problems.error(span, "the members of a bond carry the same VLANs; found " + String.join(", ", vlans));
            }
            if (bond.mode() == BondSpec.Mode.LACP_BALANCE_TCP && !isPair(bond)) {
                problems.error(span, "a port channel ends at the two members of one gateway");
            }
        });
    }

    private boolean isPair(BondSpec bond) {
        return scenario.gateways().entrySet().stream()
                .anyMatch(g -> Names.membersOf(g.getKey(), g.getValue()).containsAll(bond.members()));
    }

    private void known(SourceSpan span, String port, Collection<String> all) {
        if (!all.contains(port)) {
            problems.unknown(span, "unknown port '" + port + "'", port, List.copyOf(all));
        }
    }
}
