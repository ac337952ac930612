package io.floodscope.conform.ovn;

import static io.floodscope.conform.ovn.OvnTrace.ip;
import static io.floodscope.conform.ovn.OvnTrace.mac;
import static io.floodscope.conform.ovn.OvnTrace.text;

import io.floodscope.conform.UnsupportedTraceException;
import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.addr.Vlan;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import io.floodscope.net.link.Port;
import io.floodscope.ovn.AgeThresholds;
import io.floodscope.ovn.LogicalRouter;
import io.floodscope.ovn.LogicalRouterPort;
import io.floodscope.ovn.LogicalSwitch;
import io.floodscope.ovn.OvnChassis;
import io.floodscope.ovn.OvnConfig;
import io.floodscope.ovn.OvnDeployment;
import io.floodscope.ovn.OvnRelease;
import io.floodscope.ovn.OvnReleases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The machine of the recordings as a simulated network: instances, one chassis, a provider bridge, external hosts. */
final class OvnTestbed {

    private static final LinkParams VETH = new LinkParams(20_000, 0, LinkParams.UNBOUNDED);
    private static final String PHYSICAL = "physnet1";

    final Simulation simulation;
    final Network network;
    final TraceAxis axis;
    final OvnDeployment ovn;
    final OvnChassis chassis;
    final LogicalSwitch external;
    final OvnLog log;
    final PacketLog packets;
    final Map<String, TestHost> hosts = new LinkedHashMap<>();
    final Map<String, LogicalRouterPort> ports = new LinkedHashMap<>();
    final Map<String, Long> portMacs = new LinkedHashMap<>();
    private final ProviderWire wire = new ProviderWire();

    OvnTestbed(OvnTrace trace, long seed, TraceAxis axis) {
        this.simulation = new Simulation(seed);
        this.network = new Network(simulation);
        this.axis = axis;
        this.log = new OvnLog(simulation, axis);
        this.packets = new PacketLog(simulation, axis);
        OvnRelease release = OvnReleases.forVersion(trace.ovnVersion())
                .orElseThrow(() -> new UnsupportedTraceException("OVN " + trace.ovnVersion() + " is not known"));
        JsonNode params = trace.params();
        this.ovn = new OvnDeployment(
                simulation,
                OvnConfig.of(release)
                        .withRemovalLimit(
                                params.path("mac_binding_removal_limit").asInt(0)));
        ovn.observe(log);
        this.chassis = network.add(ovn.addChassis("ch1"));
        network.add(wire);
        this.external = ovn.logicalSwitch("ext");
        external.setLocalnet(
                PHYSICAL, Vlan.UNTAGGED, params.path("localnet_learn_fdb").asBoolean(false));
        Port provider = chassis.providerPort(PHYSICAL);
        provider.observe(log);
        network.connect(provider, wire.newPort("patch-br-int"), VETH);
        build(trace.topology(), params);
    }

    private void build(JsonNode topology, JsonNode params) {
        JsonNode outer = topology.path("router_port");
        JsonNode inner = topology.path("inner_port");
        LogicalSwitch inside = ovn.logicalSwitch("ls0");
        LogicalRouter router = ovn.router("lr0");
        List<Prefix> innerNetworks = networks(inner, 24, 64);
        if (!inner.has("ip6")) {
            innerNetworks.add(Prefix.parse("fd00:10::1/64"));
        }
        router.addPort(text(inner, "name"), mac(inner, "mac"), innerNetworks, inside);
        addGatewayPort(router, text(outer, "name"), mac(outer, "mac"), networks(outer, 24, 64));
        router.setAlwaysLearnFromArpRequest(
                params.path("always_learn_from_arp_request").asBoolean(true));
        topology.path("vms").properties().forEach(vm -> {
            Station host = station(vm.getKey(), vm.getValue(), mac(inner, "mac"));
            List<IpAddress> addresses = addresses(vm.getValue());
            Port port =
                    chassis.addVif(inside, vm.getKey(), host.mac(), addresses).port();
            network.connect(port, host.port(), VETH);
        });
        topology.path("external_hosts").properties().forEach(e -> {
            TestHost host = "e1".equals(e.getKey()) && ownEntry(params)
                    ? linuxStation(e.getKey(), e.getValue(), params, outer)
                    : station(e.getKey(), e.getValue(), mac(outer, "mac"));
            network.connect(wire.newPort(e.getKey()), host.port(), VETH);
        });
        router.setThresholds(AgeThresholds.ofSeconds(
                params.path("mac_binding_age_threshold_s").asLong(0)));
        external.setFdbAgeSeconds(params.path("fdb_age_threshold_s").asLong(0));
        JsonNode instants = params.path("sampling").path("instants_ms");
        if (instants.isArray()) {
            chassis.controller()
                    .sampler()
                    .script(OvnTrace.list(instants).stream()
                            .mapToLong(t -> axis.nanos(t.asDouble()))
                            .filter(t -> t >= 0)
                            .toArray());
        }
    }

    /** Whether e1's own entry for the router is a normal Linux one. */
    private static boolean ownEntry(JsonNode params) {
        return params.has("e1_base_reachable_time_ms") || params.has("e1_delay_first_probe_s");
    }

    private TestHost linuxStation(String hostName, JsonNode json, JsonNode params, JsonNode router) {
        LinuxStation host = new LinuxStation(simulation, network, hostName, mac(json, "mac"), params, packets);
        addresses(json).forEach(host::home);
        addresses(router).forEach(host::setGateway);
        hosts.put(hostName, host);
        return network.add(host);
    }

    private Station station(String hostName, JsonNode json, long gatewayMac) {
        Station host = network.add(new Station(hostName, mac(json, "mac"), gatewayMac, packets));
        addresses(json).forEach(host::home);
        hosts.put(hostName, host);
        return host;
    }

    private static List<IpAddress> addresses(JsonNode json) {
        List<IpAddress> out = new ArrayList<>();
        out.add(ip(json, "ip"));
        if (json.has("ip6")) {
            out.add(ip(json, "ip6"));
        }
        return out;
    }

    private static List<Prefix> networks(JsonNode json, int length4, int length6) {
        List<Prefix> out = new ArrayList<>();
        for (IpAddress address : addresses(json)) {
            out.add(new Prefix(address, address.v6() ? length6 : length4));
        }
        return out;
    }

    /** Adds a port to the external switch, bound to the chassis but not announced. */
    LogicalRouterPort addGatewayPort(LogicalRouter router, String name, long portMac, List<Prefix> networks) {
        LogicalRouterPort port = router.addPort(name, portMac, networks, external);
        port.bindTo(chassis, false);
        ports.put(name, port);
        portMacs.put(name, portMac);
        return port;
    }

    LogicalRouterPort port(String name) {
        LogicalRouterPort port = ports.get(name);
        if (port == null) {
            throw new UnsupportedTraceException("router port \"" + name + "\" is not in the trace");
        }
        return port;
    }

    TestHost host(String name) {
        TestHost host = hosts.get(name);
        if (host == null) {
            throw new UnsupportedTraceException("host \"" + name + "\" is not in the topology");
        }
        return host;
    }

    LogicalRouter router(String name) {
        return ovn.routers().stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnsupportedTraceException("router \"" + name + "\" is not in the trace"));
    }
}
