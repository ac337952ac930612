package io.floodscope.scenario.check;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.HostSpec;
import io.floodscope.scenario.schema.Origin;
import io.floodscope.scenario.schema.OvnAgingSpec;
import io.floodscope.scenario.schema.OvnAgingSpec.Controller;
import io.floodscope.scenario.schema.OvnSpec;
import io.floodscope.scenario.schema.OvnSpec.ChassisSpec;
import io.floodscope.scenario.schema.OvnSpec.LogicalRouterSpec;
import io.floodscope.scenario.schema.OvnSpec.LogicalSwitchSpec;
import io.floodscope.scenario.schema.OvnSpec.RouterPortSpec;
import io.floodscope.scenario.schema.OvnText;
import io.floodscope.scenario.schema.Scenario;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks OVN deployments, and the hosts that are instances of one. */
final class OvnCheck {

    private static final List<String> OF_CUSTOM = List.of("poll", "skip", "phase", "probe", "probing-chassis");
    private static final List<String> OF_PROPOSAL = List.of("base-reachable-time", "without");

    private final Scenario scenario;
    private final Names names;
    private final Problems problems;
    private final Map<String, String> owners = new LinkedHashMap<>();

    private OvnCheck(Scenario scenario, Names names, Problems problems) {
        this.scenario = scenario;
        this.names = names;
        this.problems = problems;
    }

    static void check(Scenario scenario, Names names, Problems problems) {
        OvnCheck check = new OvnCheck(scenario, names, problems);
        names.bridges().forEach(name -> check.owners.put(name, "bridge"));
        names.gateways().forEach(name -> check.owners.put(name, "gateway"));
        names.hosts().keySet().forEach(name -> check.owners.put(name, "host"));
        scenario.ovn().forEach(check::deployment);
        scenario.hosts().forEach(check::instance);
    }

    private void deployment(String name, OvnSpec spec) {
        unique(name, "OVN deployment", spec.origin());
        if (OvnText.release(spec.version()).isEmpty()) {
            problems.unknown(
                    spec.origin().value("version"),
                    "unknown OVN release '" + spec.version() + "'",
                    spec.version(),
                    OvnText.releases());
        }
        if (spec.aging() != null) {
            aging(spec.aging());
        }
        wholeSeconds(spec.origin(), "garp-max-timeout", spec.garpMaxTimeout(), problems);
        spec.chassis().forEach(this::chassis);
        Collection<String> networks = OvnNames.providerNetworks(spec);
        spec.switches().forEach((each, block) -> logicalSwitch(each, block, networks));
        spec.routers().forEach((each, block) -> router(each, block, spec));
    }

    private void aging(OvnAgingSpec aging) {
        boolean custom = aging.controller() == Controller.CUSTOM;
        boolean proposal =
                aging.controller() == Controller.PROPOSAL_2018 || aging.controller() == Controller.PROPOSAL_2018_FIXED;
        if (custom && aging.poll() == null) {
            problems.error(aging.origin().span(), "a custom controller needs 'poll': how often it looks at its flows");
        }
        if (custom && aging.skip() == null) {
            problems.error(
                    aging.origin().span(), "a custom controller needs 'skip': the age below which it does nothing");
        }
        only(aging, OF_CUSTOM, custom, "custom");
        only(aging, OF_PROPOSAL, proposal, "proposal-2018");
        if (aging.controller() == Controller.PROPOSAL_2018_FIXED
                && !aging.without().isEmpty()) {
            problems.error(
                    aging.origin().key("without"), "proposal-2018-fixed has no odd behaviour left to switch off");
        }
    }

    private void only(OvnAgingSpec aging, List<String> keys, boolean fits, String controller) {
        for (String key : keys) {
            if (!fits && aging.origin().has(key)) {
                problems.error(
                        aging.origin().key(key),
                        "'" + key + "' is for 'controller: " + controller + "'; this one has its own rules");
            }
        }
    }

    private void chassis(String name, ChassisSpec spec) {
        unique(name, "chassis", spec.origin());
        Set<String> seen = new LinkedHashSet<>();
        spec.bridgeMappings().forEach((network, bridge) -> {
            if (!names.bridges().contains(bridge)) {
                unknown(spec.origin(), "bridge-mappings", "bridge", bridge, names.bridges());
            } else if (!seen.add(bridge)) {
                problems.error(
                        spec.origin().value("bridge-mappings"),
                        "chassis '" + name + "' is attached to bridge '" + bridge + "' twice");
            }
        });
        for (String network : spec.chassisMacMappings().keySet()) {
            if (!spec.bridgeMappings().containsKey(network)) {
                unknown(
                        spec.origin(),
                        "chassis-mac-mappings",
                        "provider network",
                        network,
                        spec.bridgeMappings().keySet());
            }
        }
    }

    private void logicalSwitch(String name, LogicalSwitchSpec spec, Collection<String> networks) {
        unique(name, "logical switch", spec.origin());
        String localnet = spec.localnet();
        if (localnet != null && !networks.contains(localnet)) {
            unknown(spec.origin(), "localnet", "provider network", localnet, networks);
        }
        for (String key : List.of("tag", "localnet-learn-fdb")) {
            if (localnet == null && spec.origin().has(key)) {
                problems.error(
                        spec.origin().key(key), "'" + key + "' belongs to a localnet port; there is no 'localnet'");
            }
        }
        wholeSeconds(spec.origin(), "fdb-age-threshold", spec.fdbAgeThreshold(), problems);
    }

    private void router(String name, LogicalRouterSpec spec, OvnSpec deployment) {
        unique(name, "logical router", spec.origin());
        threshold(spec.origin(), spec.macBindingAgeThreshold(), deployment.version(), problems);
        spec.ports().forEach((port, block) -> port(port, block, deployment));
        for (HostSpec.RouteSpec route : spec.routes()) {
            if (!onLink(spec, route.via())) {
                problems.error(
                        route.origin().value("via"),
                        "router '" + name + "' has no port in the network of next hop " + route.via());
            }
        }
        for (OvnSpec.StaticBindingSpec entry : spec.staticMacBindings()) {
            if (!spec.ports().containsKey(entry.port())) {
                unknown(
                        entry.origin(),
                        "port",
                        "router port",
                        entry.port(),
                        spec.ports().keySet());
            }
        }
    }

    private static boolean onLink(LogicalRouterSpec spec, IpAddress next) {
        return spec.ports().values().stream()
                .flatMap(port -> port.networks().stream())
                .anyMatch(network -> network.contains(next));
    }

    private void port(String name, RouterPortSpec spec, OvnSpec deployment) {
        unique(name, "router port", spec.origin());
        if (!deployment.switches().containsKey(spec.logicalSwitch())) {
            unknown(
                    spec.origin(),
                    "switch",
                    "logical switch",
                    spec.logicalSwitch(),
                    deployment.switches().keySet());
        }
        for (String gateway : spec.gatewayChassis()) {
            if (!deployment.chassis().containsKey(gateway)) {
                unknown(
                        spec.origin(),
                        "gateway-chassis",
                        "chassis",
                        gateway,
                        deployment.chassis().keySet());
            }
        }
        if (new LinkedHashSet<>(spec.gatewayChassis()).size()
                < spec.gatewayChassis().size()) {
            problems.error(
                    spec.origin().value("gateway-chassis"),
                    "'gateway-chassis' of router port '" + name + "' names a chassis twice");
        }
    }

    /** Thresholds of a router, in the deployment's block or in an event. */
    static void threshold(Origin origin, String text, @Nullable String version, Problems problems) {
        String key = "mac-binding-age-threshold";
        if (OvnText.lacksUnit(text)) {
            problems.error(
                    origin.value(key),
                    "duration needs a unit: " + text + " for '" + key + "'",
                    "did you mean " + text.strip() + "s?");
            return;
        }
        var thresholds = OvnText.thresholds(text);
        if (thresholds.isEmpty()) {
            problems.error(
                    origin.value(key),
                    "expected whole seconds such as 300s, or a list such as 192.168.0.0/16:300s;10s, found '" + text
                            + "'");
        } else if (thresholds.get().isList()
                && version != null
                && OvnText.release(version).filter(r -> !r.thresholdLists()).isPresent()) {
            problems.error(
                    origin.value(key),
                    version + " knows no lists of thresholds (24.03 and later do); it would not age at all");
        }
    }

    private void instance(String name, HostSpec host) {
        String attached = host.logicalSwitch();
        String chassis = host.chassis();
        if (attached == null) {
            if (chassis != null) {
                problems.error(host.origin().key("chassis"), "'chassis' belongs to 'logical-switch'");
            }
            return;
        }
        if (names.ovn().ofSwitch(attached) == null) {
            unknown(
                    host.origin(),
                    "logical-switch",
                    "logical switch",
                    attached,
                    names.ovn().switches());
            return;
        }
        if (chassis == null) {
            problems.error(host.origin().span(), "host '" + name + "' needs 'chassis': the machine on which it runs");
        } else if (names.ovn().ofChassis(chassis) == null) {
            unknown(host.origin(), "chassis", "chassis", chassis, names.ovn().chassis());
        } else if (!Objects.equals(names.ovn().ofSwitch(attached), names.ovn().ofChassis(chassis))) {
            problems.error(
                    host.origin().value("chassis"),
                    "chassis '" + chassis + "' and logical switch '" + attached + "' belong to different deployments");
        }
        if (host.vlan() != null) {
            problems.error(host.origin().key("vlan"), "a logical switch has no VLANs; its localnet port has a 'tag'");
        }
    }

    private void unique(String name, String kind, Origin origin) {
        String owner = owners.putIfAbsent(name, kind);
        if (owner != null) {
            String article = owner.startsWith("OVN") ? "an " : "a ";
            problems.error(origin.span(), article + owner + " is named '" + name + "' too");
        }
    }

    static void wholeSeconds(Origin origin, String key, Duration value, Problems problems) {
        if (value.toNanosPart() != 0) {
            problems.error(origin.value(key), "'" + key + "' is a number of whole seconds in OVN");
        }
    }

    private void unknown(Origin origin, String key, String kind, String name, Collection<String> known) {
        problems.unknown(origin.value(key), "unknown " + kind + " '" + name + "'", name, known);
    }
}
