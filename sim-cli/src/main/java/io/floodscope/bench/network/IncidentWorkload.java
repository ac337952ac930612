package io.floodscope.bench.network;

import io.floodscope.bridge.core.LearningBridge;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.linux.LinuxBridge;
import io.floodscope.bridge.ovs.DatapathType;
import io.floodscope.bridge.ovs.OvsBridge;
import io.floodscope.bridge.ovs.OvsBridgeParams;
import io.floodscope.bridge.ovs.OvsProfile;
import io.floodscope.bridge.ovs.Vswitchd;
import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.gateway.Announcements;
import io.floodscope.gateway.DistributedGateway;
import io.floodscope.gateway.Downlink;
import io.floodscope.gateway.GatewayConfig;
import io.floodscope.gateway.GatewayProfile;
import io.floodscope.gateway.Hello;
import io.floodscope.gateway.MacAging;
import io.floodscope.gateway.NorthRoute;
import io.floodscope.gateway.RefreshPolicy;
import io.floodscope.gateway.SourceMac;
import io.floodscope.gateway.VlanInterface;
import io.floodscope.host.HostInterface;
import io.floodscope.host.LinuxHost;
import io.floodscope.host.Machine;
import io.floodscope.host.app.Applications;
import io.floodscope.host.app.Flow;
import io.floodscope.host.neigh.NeighborAdmin;
import io.floodscope.host.neigh.NeighborState;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import io.floodscope.net.link.Port;
import io.floodscope.traffic.FlowSchedule;
import io.floodscope.traffic.TrafficSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * W3: the seed incident. Hosts of 20 instances send steadily to a gateway that answers from another MAC than it is asked at;
 * the bridge forgets that MAC and floods until the gateway asks the instances again.
 */
public final class IncidentWorkload {

    static final long SECOND = 1_000_000_000L;
    static final long INTERVAL = SECOND / 10;
    static final int INSTANCES = 20;
    static final long AGING_SECONDS = 300;
    static final long REFRESH_SECONDS = 1_500;
    static final int DATAGRAM_FRAME = 1_000;
    static final int ANSWER_FRAME = 100;
    static final int ARP_FRAME = 14 + 28;
    private static final int HEADERS = 14 + 20 + 8;
    private static final int DATAGRAM_BYTES = DATAGRAM_FRAME - HEADERS;
    private static final int ANSWER_BYTES = ANSWER_FRAME - HEADERS;
    private static final int PORT = 7;
    private static final long VIRTUAL_MAC = 0x0011_2233_4455L;
    private static final long REAL_MAC = 0x70EA_1AAA_BBCCL;
    private static final long REMOTE_MAC = 0x0200_0000_0001L;
    private static final IpAddress GATEWAY = IpAddress.parse("10.0.0.1");
    private static final IpAddress REMOTE = IpAddress.parse("192.0.2.1");
    private static final LinkParams LINK = new LinkParams(500, 10_000_000_000L, LinkParams.UNBOUNDED);

    /** Which bridge a compute host has. */
    public enum Kind {
        /** A Linux bridge: aging counted exactly, as the workload defines it. */
        LINUX,
        /** Open vSwitch: aging in whole seconds, learning through the flow cache. */
        OVS
    }

    /**
     * What is run.
     *
     * @param computes S, compute hosts
     * @param seconds D, simulated seconds
     * @param realMac whether the gateway answers from its real MAC (the incident) or its virtual one (the cure)
     * @param remote whether the datagrams go through the gateway to a host that answers through it
     */
    public record Setting(Kind kind, int computes, int seconds, boolean realMac, boolean remote) {}

    private final Simulation simulation = new Simulation(1);
    private final Network network = new Network(simulation);
    private final Setting setting;
    private final List<HostInterface> interfaces = new ArrayList<>();
    private final List<Flow> flows = new ArrayList<>();

    /** Builds the network. */
    public IncidentWorkload(Setting setting) {
        this.setting = setting;
        for (int s = 0; s < setting.computes(); s++) {
            addCompute(s);
        }
    }

    private void addCompute(int s) {
        List<Port> ports = new ArrayList<>();
        if (setting.kind() == Kind.LINUX) {
            LearningBridge bridge = network.add(new LinuxBridge(simulation, "br" + s, false, AGING_SECONDS * SECOND));
            for (int i = 0; i <= INSTANCES; i++) {
                ports.add(bridge.addPort("p" + i, PortVlans.trunk()).port());
            }
        } else {
            Vswitchd ovs = new Vswitchd(simulation, "c" + s, OvsProfile.OVS_3, DatapathType.USERSPACE);
            OvsBridge bridge =
                    network.add(ovs.addBridge("br" + s, OvsBridgeParams.DEFAULTS.withAgingSeconds(AGING_SECONDS)));
            for (int i = 0; i <= INSTANCES; i++) {
                ports.add(bridge.addPort("p" + i, PortVlans.access(4)).port());
            }
        }
        Machine machine = new Machine(simulation, "c" + s);
        for (int i = 0; i < INSTANCES; i++) {
            addInstance(machine, s * INSTANCES + i, ports.get(i));
        }
        addGateway(s, ports.get(INSTANCES));
    }

    private void addInstance(Machine machine, int g, Port at) {
        LinuxHost host = network.add(new LinuxHost(machine, "i" + g));
        HostInterface eth0 = host.addInterface("eth0", 0xFA16_3E00_0000L + g);
        eth0.addAddress(new Prefix(IpAddress.ofV4((10 << 24) + 256 + g), 16));
        host.routes().setDefault(GATEWAY);
        network.connect(eth0.port(), at, LINK);
        interfaces.add(eth0);
        FlowSchedule schedule = FlowSchedule.every(phase(g), INTERVAL).until(setting.seconds() * SECOND);
        IpAddress target = setting.remote() ? REMOTE : GATEWAY;
        flows.add(new Applications(host)
                .start("udp", new TrafficSource.RequestReply(target, PORT, schedule, DATAGRAM_BYTES, true)));
    }

    private long phase(int g) {
        return phase(g, setting.computes());
    }

    /** When instance {@code g} of all sends its first datagram, in ns. */
    static long phase(int g, int computes) {
        return (long) g * INTERVAL / ((long) INSTANCES * computes);
    }

    /** How long a frame of this length takes over an idle cable, in ns. */
    static long transit(int bytes) {
        return LINK.serialisationNanos(bytes) + LINK.latencyNanos();
    }

    /** Uplinks are isolated from each other, so each host sees the leaf as a gateway of its own. */
    private void addGateway(int s, Port uplink) {
        SourceMac data = setting.realMac() ? SourceMac.REAL : SourceMac.VIRTUAL;
        GatewayProfile profile = new GatewayProfile(
                "workload",
                SourceMac.VIRTUAL,
                SourceMac.VIRTUAL,
                data,
                REFRESH_SECONDS * SECOND,
                0,
                RefreshPolicy.atFraction(1, SourceMac.VIRTUAL),
                Hello.NONE,
                Announcements.NONE,
                MacAging.exact(REFRESH_SECONDS * SECOND),
                false);
        VlanInterface vlan = new VlanInterface(4, VIRTUAL_MAC, List.of(new Prefix(GATEWAY, 16)));
        GatewayConfig config = GatewayConfig.of("leaf" + s, profile, REAL_MAC, List.of(vlan))
                .withUdpReplyBytes(setting.remote() ? -1 : ANSWER_BYTES);
        DistributedGateway leaf = network.add(new DistributedGateway(simulation, config));
        network.connect(leaf.addDownlink(Downlink.access("down", 4)), uplink, LINK);
        if (setting.remote()) {
            addRemote(s, leaf);
        }
        leaf.start();
    }

    private void addRemote(int s, DistributedGateway leaf) {
        LinuxHost host = network.add(new LinuxHost(new Machine(simulation, "remote" + s), "remote" + s));
        HostInterface eth0 = host.addInterface("eth0", REMOTE_MAC);
        eth0.addAddress(new Prefix(REMOTE, 24));
        IpAddress router = IpAddress.parse("192.0.2.254");
        host.routes().setDefault(router);
        NeighborAdmin.put(
                eth0.neighbors(false),
                NeighborAdmin.Verb.REPLACE,
                router,
                REAL_MAC,
                NeighborState.PERMANENT,
                false,
                false);
        new Applications(host).serveUdpEcho(PORT);
        network.connect(leaf.addNorth("north", NorthRoute.defaultTo(REMOTE_MAC)), eth0.port(), LinkParams.INSTANT);
    }

    /** Runs up to a simulated second. */
    void runTo(long seconds) {
        simulation.runUntil(seconds * SECOND, RunLimits.NONE);
    }

    Simulation simulation() {
        return simulation;
    }

    /** Frames that each instance received though they were for others. */
    long[] unwanted() {
        return interfaces.stream().mapToLong(i -> i.counters().unwantedFrames()).toArray();
    }

    /** Frames that instances received though they were for others. */
    public long flooded() {
        return interfaces.stream().mapToLong(i -> i.counters().unwantedFrames()).sum();
    }

    /**
     * The same in closed form: the bridge of a host forgets the virtual MAC 300 s after the last ARP frame of the gateway, and
     * learns it again from the first request of the next refresh; in between every datagram reaches the 19 others.
     */
    static long floodedInClosedForm(Setting setting) {
        if (!setting.realMac()) {
            return 0;
        }
        long total = 0;
        for (int s = 0; s < setting.computes(); s++) {
            long first = phase(s * INSTANCES, setting.computes());
            long last = phase(s * INSTANCES + INSTANCES - 1, setting.computes());
            for (int i = 0; i < INSTANCES; i++) {
                long phase = phase(s * INSTANCES + i, setting.computes());
                for (long round = 0; round * REFRESH_SECONDS < setting.seconds(); round++) {
                    long base = round * REFRESH_SECONDS * SECOND;
                    long from = base + last + AGING_SECONDS * SECOND;
                    long to = Math.min(base + first + REFRESH_SECONDS * SECOND, setting.seconds() * SECOND - 1);
                    total += (INSTANCES - 1) * Math.max(0, sentUntil(phase, to) - sentUntil(phase, from));
                }
            }
        }
        return total;
    }

    /** Datagrams of a flow sent at or before an instant. */
    private static long sentUntil(long phase, long nanos) {
        return nanos < phase ? 0 : (nanos - phase) / INTERVAL + 1;
    }

    /**
     * Builds and runs the workload and returns its line.
     *
     * @throws IllegalStateException if the run is not valid
     */
    public static String run(Setting setting) {
        new IncidentWorkload(new Setting(setting.kind(), 1, 600, setting.realMac(), setting.remote())).runTo(600);
        IncidentWorkload workload = new IncidentWorkload(setting);
        Stopwatch watch = Stopwatch.start();
        workload.runTo(setting.seconds());
        watch.stop();
        workload.runTo(setting.seconds() + 1);
        workload.check();
        return workload.line(watch);
    }

    private void check() {
        long expected = floodedInClosedForm(setting);
        long flooded = flooded();
        // Open vSwitch ages in whole seconds: up to one second of floods more for each round.
        long rounds = setting.seconds() / REFRESH_SECONDS + 1;
        long slack = setting.kind() == Kind.LINUX
                ? expected / 10_000
                : expected == 0 ? 0 : rounds * setting.computes() * INSTANCES * 10 * (INSTANCES - 1);
        if (Math.abs(flooded - expected) > slack) {
            throw new IllegalStateException("flooded " + flooded + " frames, closed form " + expected);
        }
        long sent = flows.stream().mapToLong(Flow::sent).sum();
        long answered = flows.stream().mapToLong(Flow::answered).sum();
        if (sent != answered) {
            throw new IllegalStateException("sent " + sent + " datagrams, answered " + answered);
        }
    }

    private String line(Stopwatch watch) {
        long sent = flows.stream().mapToLong(Flow::sent).sum();
        return String.format(
                Locale.ROOT,
                "RESULT workload=w3 variant=packets bridge=%s s=%d d=%d profile=%s remote=%d %s events=%d"
                        + " events_per_s=%.0f datagrams=%d flooded=%d closed_form=%d ns_per_datagram=%.2f"
                        + " cpu_ns_per_datagram=%.2f sim_per_wall=%.1f",
                setting.kind().name().toLowerCase(Locale.ROOT),
                setting.computes(),
                setting.seconds(),
                setting.realMac() ? "real" : "virtual",
                setting.remote() ? 1 : 0,
                watch.text(),
                simulation.eventsFired(),
                simulation.eventsFired() / watch.seconds(),
                sent,
                flooded(),
                floodedInClosedForm(setting),
                watch.nanosPer(sent),
                watch.cpuNanosPer(sent),
                setting.seconds() / watch.seconds());
    }
}
