package io.floodscope.scenario.check;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.AddressEventSpec;
import io.floodscope.scenario.schema.BridgeSpec;
import io.floodscope.scenario.schema.EventSpec;
import io.floodscope.scenario.schema.FabricSpec;
import io.floodscope.scenario.schema.HostSpec;
import io.floodscope.scenario.schema.LinkSpec;
import io.floodscope.scenario.schema.RunSpec;
import io.floodscope.scenario.schema.Scenario;
import io.floodscope.scenario.schema.VrrpSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Looks for names that nothing has, names that two things have, loops, and values that contradict one another. */
public final class ScenarioChecker {

    private final Scenario scenario;
    private final Names names;
    private final Problems problems;

    private ScenarioChecker(Scenario scenario, Names names, Problems problems) {
        this.scenario = scenario;
        this.names = names;
        this.problems = problems;
    }

    /** Notes every problem of a scenario that has the right shape, and of the profiles that it names. */
    public static void check(Scenario scenario, Names names, Problems problems) {
        ScenarioChecker checker = new ScenarioChecker(scenario, names, problems);
        checker.uniqueNames();
        checker.attachments();
        GatewayCheck.check(scenario, names, problems);
        OvnCheck.check(scenario, names, problems);
        PortCheck.check(scenario, names, problems);
        BridgeKindCheck.check(scenario, problems);
        LoopCheck.check(scenario, problems);
        EventCheck.check(scenario, names, problems);
        NeighbourCheck.check(scenario, names, problems);
        PoolCheck.check(scenario, names, problems);
        TrafficCheck.check(scenario, names, problems);
        AssertionCheck.check(scenario, names, problems);
    }

    /** Whether a moment lies behind the end of the run; never if that end could not be read. */
    static boolean isAfterTheEnd(Duration at, Scenario scenario, Problems problems) {
        RunSpec run = scenario.run();
        return at.compareTo(run.until()) > 0
                && !problems.hasErrorAt(run.origin().value("until"));
    }

    private void uniqueNames() {
        Map<String, String> owners = new LinkedHashMap<>();
        names.bridges().forEach(name -> owners.put(name, "bridge"));
        scenario.gateways().forEach((name, spec) -> {
            String owner = owners.putIfAbsent(name, "gateway");
            if (owner != null) {
                problems.error(spec.origin().span(), "a " + owner + " is named '" + name + "' too");
            }
        });
        FabricSpec fabric = scenario.fabric();
        for (String spine : names.spines()) {
            String owner = owners.putIfAbsent(spine, "spine");
            if (owner != null && fabric != null) {
                problems.error(fabric.origin().value("spines"), "a " + owner + " is named '" + spine + "' too");
            }
        }
        Map<String, String> groups = new LinkedHashMap<>();
        scenario.hosts().forEach((group, spec) -> {
            for (int i = 0; i < (spec.count() == null ? 1 : spec.count()); i++) {
                String name = spec.count() == null ? group : group + "-" + (i + 1);
                String owner = owners.get(name);
                String other = groups.putIfAbsent(name, group);
                if (owner != null || other != null) {
                    String by = owner != null ? "a " + owner : "a host of '" + other + "'";
                    problems.error(spec.origin().span(), by + " is named '" + name + "' too");
                }
            }
        });
    }

    private void attachments() {
        scenario.hosts().forEach(this::attachment);
        for (LinkSpec link : scenario.links()) {
            if (link.between().size() != 2) {
                problems.error(link.origin().value("between"), "a link is between two bridges: [a, b]");
            }
            for (String end : link.between()) {
                known(link.origin().value("between"), "bridge", end, names.bridges());
            }
        }
    }

    private void attachment(String name, HostSpec host) {
        long places = Stream.of(host.bridge(), host.behind(), host.logicalSwitch())
                .filter(Objects::nonNull)
                .count();
        if (places != 1) {
            problems.error(
                    host.origin().span(),
                    "host '" + name + "' needs one of 'bridge', 'behind' and 'logical-switch'",
                    "'bridge: NAME' attaches it to a bridge, 'behind: NAME' puts it behind a gateway, "
                            + "'logical-switch: NAME' makes it an instance of OVN");
        }
        if (host.bridge() != null) {
            known(host.origin().value("bridge"), "bridge", host.bridge(), names.bridges());
        }
        if (host.behind() != null) {
            known(host.origin().value("behind"), "gateway", host.behind(), names.gateways());
        }
        BridgeSpec bridge = host.bridge() == null ? null : scenario.bridges().get(host.bridge());
        if (bridge == null && host.vlan() != null && host.behind() != null) {
            problems.error(host.origin().key("vlan"), "a host behind a gateway is in no VLAN");
        }
        if (host.local() && (host.vlan() != null || bridge == null || bridge.kind() != BridgeSpec.Kind.OVS)) {
            problems.error(
                    host.origin().key("local"),
                    "a LOCAL port belongs to an Open vSwitch bridge and has no access VLAN");
        }
        for (HostSpec.PlugSpec plug : host.interfaces()) {
            if (plug.bridge() != null) {
                known(plug.origin().value("bridge"), "bridge", plug.bridge(), names.bridges());
            } else if (plug.vlan() != null || plug.cable() != null) {
                problems.error(
                        plug.origin().key(plug.vlan() != null ? "vlan" : "cable"),
                        "an interface without a bridge has neither VLAN nor cable");
            }
        }
        for (VrrpSpec group : host.vrrp()) {
            if (group.version() == 2 && group.advert().toMillis() % 1_000 != 0) {
                problems.error(group.origin().value("advert"), "version 2 adverts come in whole seconds");
            }
            if (group.address().isEmpty()) {
                problems.error(group.origin().span(), "a VRRP group needs an address");
            }
        }
        gateways(name, host);
    }

    /** A next hop lies in a subnet that the host has from the start or that an event brings. */
    private void gateways(String name, HostSpec host) {
        List<Prefix> subnets = new ArrayList<>(host.ip());
        subnets.addAll(host.sharedIp());
        host.interfaces().forEach(plug -> {
            subnets.addAll(plug.ip());
            subnets.addAll(plug.sharedIp());
        });
        for (EventSpec event : scenario.events()) {
            if (event instanceof AddressEventSpec.MoveIp move
                    && move.to() != null
                    && names.hosts(name).contains(move.to())) {
                subnets.add(move.ip());
            }
        }
        for (IpAddress next : host.gateway()) {
            if (!next.isLinkLocal6() && subnets.stream().noneMatch(p -> p.contains(next))) {
                problems.error(
                        host.origin().value("gateway"),
                        "the gateway " + next + " of '" + name + "' is in none of its subnets "
                                + (subnets.isEmpty() ? "(it has no address)" : subnets));
            }
        }
    }

    private void known(
            io.floodscope.scenario.schema.SourceSpan span, String kind, String name, Collection<String> all) {
        if (!all.contains(name)) {
            problems.error(span, "unknown " + kind + " '" + name + "'", names.hint(name, List.copyOf(all)));
        }
    }
}
