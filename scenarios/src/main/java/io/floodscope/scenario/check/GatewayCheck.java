package io.floodscope.scenario.check;

import io.floodscope.bridge.ovs.OvsProfile;
import io.floodscope.host.neigh.KernelProfile;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.profile.GatewayProfiles;
import io.floodscope.scenario.schema.BridgeSpec;
import io.floodscope.scenario.schema.GatewaySpec;
import io.floodscope.scenario.schema.GatewaySpec.AttachSpec;
import io.floodscope.scenario.schema.GatewaySpec.InterfaceSpec;
import io.floodscope.scenario.schema.GatewaySpec.MemberSpec;
import io.floodscope.scenario.schema.Scenario;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Checks gateways, and the names of profiles of all devices. */
final class GatewayCheck {

    private final Scenario scenario;
    private final Names names;
    private final Problems problems;

    private GatewayCheck(Scenario scenario, Names names, Problems problems) {
        this.scenario = scenario;
        this.names = names;
        this.problems = problems;
    }

    static void check(Scenario scenario, Names names, Problems problems) {
        GatewayProfiles profiles = names.profiles();
        GatewayCheck check = new GatewayCheck(scenario, names, problems);
        scenario.gateways().forEach((name, spec) -> check.gateway(name, spec, profiles));
        List<String> kernels =
                KernelProfile.ALL.stream().map(KernelProfile::name).toList();
        scenario.hosts().values().forEach(host -> {
            if (!kernels.contains(host.kernel())) {
                problems.unknown(
                        host.origin().value("kernel"),
                        "unknown kernel profile '" + host.kernel() + "'",
                        host.kernel(),
                        kernels);
            }
        });
        List<String> versions = OvsProfile.ALL.stream().map(OvsProfile::name).toList();
        for (BridgeSpec bridge : scenario.bridges().values()) {
            if (!versions.contains(bridge.version())) {
                problems.unknown(
                        bridge.origin().value("version"),
                        "unknown Open vSwitch version '" + bridge.version() + "'",
                        bridge.version(),
                        versions);
            }
        }
    }

    private void gateway(String name, GatewaySpec spec, GatewayProfiles profiles) {
        if (!profiles.names().contains(spec.profile())) {
            problems.unknown(
                    spec.origin().value("profile"),
                    "unknown gateway profile '" + spec.profile() + "'",
                    spec.profile(),
                    profiles.names());
        } else {
            // Its file may be a user's, and wrong.
            profiles.find(spec.profile(), problems);
        }
        Set<String> members = new LinkedHashSet<>();
        for (MemberSpec member : spec.members()) {
            if (!members.add(member.name())) {
                problems.error(member.origin().value("name"), "two members are named '" + member.name() + "'");
            }
            if (names.bridges().contains(member.name()) || names.hosts().containsKey(member.name())) {
                problems.error(member.origin().value("name"), "something else is named '" + member.name() + "' too");
            }
        }
        if (members.isEmpty()) {
            members.add(name);
        }
        Set<Integer> vlans = new LinkedHashSet<>();
        for (InterfaceSpec each : spec.interfaces()) {
            if (!vlans.add(each.vlan())) {
                problems.error(each.origin().value("vlan"), "two interfaces are in VLAN " + each.vlan());
            }
            if (each.ip().isEmpty()) {
                problems.error(each.origin().span(), "an interface needs an address: 'ip: 10.4.0.1/24'");
            }
        }
        if (spec.interfaces().isEmpty()) {
            problems.error(spec.origin().span(), "gateway '" + name + "' needs at least one interface");
        }
        spec.attach().forEach(attach -> attachment(attach, members));
    }

    private void attachment(AttachSpec attach, Set<String> members) {
        if (!names.bridges().contains(attach.bridge())) {
            problems.unknown(
                    attach.origin().value("bridge"),
                    "unknown bridge '" + attach.bridge() + "'",
                    attach.bridge(),
                    names.bridges());
        }
        String member = attach.member();
        if (member != null && !members.contains(member)) {
            problems.unknown(attach.origin().value("member"), "unknown member '" + member + "'", member, members);
        }
    }
}
