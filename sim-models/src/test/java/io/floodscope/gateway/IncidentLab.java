package io.floodscope.gateway;

import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.ovs.DatapathType;
import io.floodscope.bridge.ovs.OvsBridge;
import io.floodscope.bridge.ovs.OvsBridgeParams;
import io.floodscope.bridge.ovs.OvsProfile;
import io.floodscope.bridge.ovs.Vswitchd;
import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.host.HostInterface;
import io.floodscope.host.LinuxHost;
import io.floodscope.host.Machine;
import io.floodscope.host.app.Applications;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import io.floodscope.net.link.Port;
import io.floodscope.result.FloodWindow;
import io.floodscope.traffic.FlowSchedule;
import io.floodscope.traffic.TrafficSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The founding incident in small: hosts on Open vSwitch bridges, one gateway above them, one server behind the gateway. */
final class IncidentLab {

    static final long SECOND = 1_000_000_000L;
    static final long MILLI = 1_000_000L;
    static final long V = MacAddress.parse("00:11:22:33:44:55").value();
    static final long R = MacAddress.parse("70:ea:1a:aa:bb:cc").value();
    static final IpAddress SERVER = IpAddress.parse("192.0.2.2");

    private static final LinkParams CABLE = new LinkParams(1_000, 0, LinkParams.UNBOUNDED);
    private static final long FIRST_MAC = MacAddress.parse("fa:16:3e:00:00:01").value();

    final Simulation simulation;
    final Network network;
    final DistributedGateway gateway;
    final Applications server;
    private final long agingSeconds;
    private final long phaseNanos;
    private final Map<String, OvsBridge> bridges = new LinkedHashMap<>();
    private int hosts;

    IncidentLab(GatewayProfile profile, long agingSeconds, long phaseNanos) {
        this(1, profile, agingSeconds, phaseNanos);
    }

    IncidentLab(long seed, GatewayProfile profile, long agingSeconds, long phaseNanos) {
        this.simulation = new Simulation(seed);
        this.network = new Network(simulation);
        this.agingSeconds = agingSeconds;
        this.phaseNanos = phaseNanos;
        this.gateway = network.add(new DistributedGateway(
                simulation,
                GatewayConfig.of(
                        "leaf",
                        profile,
                        R,
                        List.of(
                                new VlanInterface(4, V, List.of(Prefix.parse("10.0.4.1/24"))),
                                new VlanInterface(9, V, List.of(Prefix.parse("10.0.9.1/24")))))));
        LinuxHost machine = network.add(new LinuxHost(new Machine(simulation, "server"), "server"));
        HostInterface eth0 = machine.addInterface("eth0", 0xA0);
        eth0.addAddress(Prefix.parse("192.0.2.2/30"));
        machine.routes().setDefault(IpAddress.parse("192.0.2.1"));
        Port north = gateway.addNorth("north", new NorthRoute(0xA0, List.of(), Prefix.parse("192.0.2.1/30")));
        network.connect(eth0.port(), north, CABLE);
        this.server = new Applications(machine);
        server.serveTcpSink(80);
        server.serveUdpSink(53);
        gateway.start();
    }

    /** A bridge of a compute node, made on first use. */
    OvsBridge bridge(String name) {
        OvsBridge known = bridges.get(name);
        if (known == null) {
            Vswitchd node =
                    new Vswitchd(simulation, name + "-node", OvsProfile.OVS_2_5, DatapathType.USERSPACE, phaseNanos);
            known = network.add(node.addBridge(name, name, OvsBridgeParams.DEFAULTS.withAgingSeconds(agingSeconds)));
            network.connect(
                    known.addPort("uplink", PortVlans.trunk()).port(),
                    gateway.addDownlink(Downlink.trunk(name)),
                    CABLE);
            bridges.put(name, known);
        }
        return known;
    }

    /** A container in a VLAN of a bridge. */
    Applications host(String name, String bridgeName, int vlan) {
        hosts++;
        LinuxHost host = network.add(new LinuxHost(new Machine(simulation, name), name));
        HostInterface eth0 = host.addInterface("eth0", FIRST_MAC + hosts);
        eth0.addAddress(Prefix.parse("10.0." + vlan + "." + (10 + hosts) + "/24"));
        host.routes().setDefault(IpAddress.parse("10.0." + vlan + ".1"));
        network.connect(
                eth0.port(),
                bridge(bridgeName).addPort(name, PortVlans.access(vlan)).port(),
                CABLE);
        return new Applications(host);
    }

    /** A TCP sender that is always on from a time. */
    Applications tcpSender(String name, String bridgeName, int vlan, long fromNanos) {
        Applications apps = host(name, bridgeName, vlan);
        apps.start(
                "tcp", new TrafficSource.TcpStream(SERVER, 80, FlowSchedule.every(fromNanos, 100 * MILLI), 1_000, 1));
        return apps;
    }

    /** A sender of datagrams without answers that is always on from a time. */
    Applications udpSender(String name, String bridgeName, int vlan, long fromNanos) {
        Applications apps = host(name, bridgeName, vlan);
        apps.start(
                "udp",
                new TrafficSource.OneWayUdp(SERVER, 53, FlowSchedule.every(fromNanos, 100 * MILLI), 1_000, 1, false));
        return apps;
    }

    void runTo(long seconds) {
        simulation.runUntil(seconds * SECOND, RunLimits.NONE);
    }

    /** Floods of the virtual MAC in a VLAN of a bridge. */
    List<FloodWindow> floods(String bridgeName, int vlan) {
        return bridge(bridgeName).floodWindows().stream()
                .filter(window -> window.vlan() == vlan && window.dstMac().equals(MacAddress.format(V)))
                .toList();
    }
}
