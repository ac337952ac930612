package io.floodscope.conform.ovs;

import io.floodscope.bridge.core.BridgePort;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.linux.LinuxBridge;
import io.floodscope.bridge.ovs.DatapathType;
import io.floodscope.bridge.ovs.OvsBridge;
import io.floodscope.bridge.ovs.OvsProfile;
import io.floodscope.bridge.ovs.Vswitchd;
import io.floodscope.conform.UnsupportedTraceException;
import io.floodscope.conform.ovs.TraceTopology.BridgeSpec;
import io.floodscope.conform.ovs.TraceTopology.GatewaySpec;
import io.floodscope.conform.ovs.TraceTopology.LeafSpec;
import io.floodscope.engine.Simulation;
import io.floodscope.host.neigh.TimerModel;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.link.Link;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import io.floodscope.net.link.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The network of one trace, wired and with captures in place. */
final class Rig {

    /** Delay of a virtual Ethernet pair with its scheduling. */
    private static final LinkParams WIRE = new LinkParams(20_000, 0, LinkParams.UNBOUNDED);

    private final Simulation simulation;
    private final Network network;
    private final FrameLog frames;
    private final NeighborLog neighbors = new NeighborLog();
    private final Vswitchd ovs;
    private final Map<String, OvsBridge> bridges = new LinkedHashMap<>();
    private final Map<String, Port> attachments = new LinkedHashMap<>();
    private final Map<String, PlainHost> plainHosts = new LinkedHashMap<>();
    private final Map<String, Instance> instances = new LinkedHashMap<>();
    private final Map<String, Link> links = new LinkedHashMap<>();
    private final @Nullable TraceGateway gateway;
    private final @Nullable RemoteHost remote;

    Rig(Simulation simulation, TraceTopology topology, long clockPhaseNanos, TimerModel timers) {
        this.simulation = simulation;
        this.network = new Network(simulation);
        this.frames = new FrameLog(simulation::nowNanos);
        this.ovs = new Vswitchd(simulation, "", OvsProfile.OVS_3, DatapathType.USERSPACE, clockPhaseNanos);
        BridgeBuilder builder = new BridgeBuilder(ovs, attachments);
        for (BridgeSpec spec : topology.bridges().values()) {
            bridges.put(spec.name(), network.add(builder.build(spec)));
        }
        for (TraceTopology.Patch patch : topology.patches()) {
            ovs.patch(bridge(patch.a()), bridge(patch.b()));
        }
        for (TraceTopology.Host host : topology.hosts().values()) {
            addHost(host, timers);
        }
        GatewaySpec spec = topology.gateway();
        if (spec == null) {
            this.gateway = null;
            this.remote = null;
            return;
        }
        List<Port> towardsGateway = uplinks(spec.attach());
        if (topology.leaf() != null) {
            towardsGateway.add(addLeaf(topology.leaf()));
        }
        TraceGateway gw = new TraceGateway(simulation, spec, towardsGateway.size(), RemoteHost.MAC);
        this.gateway = network.add(gw);
        for (int i = 0; i < towardsGateway.size(); i++) {
            network.connect(towardsGateway.get(i), gw.uplinks().get(i), WIRE);
            frames.capture("gw.up" + i, gw.uplinks().get(i));
        }
        this.remote = addRemote(gw, spec);
        for (TraceTopology.Host host : topology.hosts().values()) {
            String ip = host.ip();
            if (host.knownToGateway() && ip != null) {
                gw.know(Prefix.parse(ip).address(), host.mac(), host.vlan());
            }
        }
        gw.start();
    }

    private void addHost(TraceTopology.Host host, TimerModel timers) {
        Port own;
        String ip = host.ip();
        if (ip == null) {
            PlainHost plain = network.add(new PlainHost(host));
            plainHosts.put(host.name(), plain);
            own = plain.port();
        } else {
            Instance instance = new Instance(simulation, host, ip, timers, neighbors);
            network.add(instance.host());
            instances.put(host.name(), instance);
            own = instance.port();
        }
        Port attachment = attachments.get(host.name());
        if (attachment == null) {
            throw new UnsupportedTraceException("topology: no bridge has a port for host \"" + host.name() + "\"");
        }
        links.put(host.name(), network.connect(own, attachment, WIRE));
        frames.capture(host.name(), own);
    }

    private List<Port> uplinks(List<String> attach) {
        List<Port> out = new ArrayList<>();
        for (int i = 0; i < attach.size(); i++) {
            String name = attach.size() == 1 ? "uplink" : "uplink" + (i + 1);
            out.add(bridge(attach.get(i)).addPort(name, PortVlans.trunk()).port());
        }
        return out;
    }

    /** Puts a Linux bridge between the uplinks and the gateway; the port towards the gateway is returned. */
    private Port addLeaf(LeafSpec spec) {
        LinuxBridge leaf = network.add(new LinuxBridge(simulation, "leaf", false, spec.agingNanos()));
        List<Port> uplinks = uplinks(spec.attach());
        for (int i = 0; i < uplinks.size(); i++) {
            BridgePort port = leaf.addPort("leaf" + (i + 1), PortVlans.trunk());
            network.connect(uplinks.get(i), port.port(), WIRE);
            frames.capture("leaf" + (i + 1), port.port());
        }
        return leaf.addPort("leaf0", PortVlans.trunk()).port();
    }

    private RemoteHost addRemote(TraceGateway gw, GatewaySpec spec) {
        RemoteHost host = new RemoteHost(simulation, spec.remoteIp(), spec.realMacAddress());
        network.add(host.port().node());
        network.connect(gw.inside(), host.port(), LinkParams.INSTANT);
        return host;
    }

    private OvsBridge bridge(String name) {
        OvsBridge bridge = bridges.get(name);
        if (bridge == null) {
            throw new UnsupportedTraceException("topology: there is no bridge \"" + name + "\"");
        }
        return bridge;
    }

    Vswitchd ovs() {
        return ovs;
    }

    Map<String, OvsBridge> bridges() {
        return bridges;
    }

    FrameLog frames() {
        return frames;
    }

    NeighborLog neighbors() {
        return neighbors;
    }

    @Nullable
    Instance instance(String name) {
        return instances.get(name);
    }

    Map<String, Instance> instances() {
        return instances;
    }

    /** The port of a host, instance or not, or null. */
    @Nullable
    Port hostPort(String name) {
        PlainHost plain = plainHosts.get(name);
        Instance instance = instances.get(name);
        return plain != null ? plain.port() : instance != null ? instance.port() : null;
    }

    /** The link of a host, or null. */
    @Nullable
    Link link(String host) {
        return links.get(host);
    }

    @Nullable
    TraceGateway gateway() {
        return gateway;
    }

    @Nullable
    RemoteHost remote() {
        return remote;
    }
}
