package io.floodscope.gateway;

import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Vlan;
import io.floodscope.net.flood.FloodRecorder;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;
import io.floodscope.net.overlay.EvpnDirectory;
import io.floodscope.net.overlay.HostRoute;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Mark;
import io.floodscope.text.Durations;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A switch that is the default gateway of its VLANs: a leaf, a router on a stick, one of a redundant pair.
 *
 * <p>It routes what is addressed to its virtual or real MAC, switches the rest within its VLANs, answers ARP and neighbour
 * solicitations for its addresses, and re-validates its hosts. Which MAC stands in which of these frames is the
 * {@link GatewayProfile}'s business. A packet is routed within the instant of its arrival; TTL and fragmentation are ignored.
 */
public final class DistributedGateway implements Node {

    /** Silence after which a flood by the gateway's own switching counts as over, in ns. */
    private static final long FLOOD_GAP_NANOS = 5_000_000_000L;

    private final Simulation simulation;
    private final GatewayConfig config;
    private final GatewayGroup group;
    private final GatewayCounters counters;
    private final List<Attachment> attachments = new ArrayList<>();
    private final @Nullable VlanInterface[] interfaces = new @Nullable VlanInterface[Vlan.MAX + 1];
    private final FloodRecorder floods;
    private final VlanSwitching switching;
    private final NeighbourSpeaker speaker;
    private final Routing routing;
    private final PeriodicFrames periodic;
    private boolean active = true;

    /** A gateway on its own. */
    public DistributedGateway(Simulation simulation, GatewayConfig config) {
        this(
                simulation,
                config,
                new GatewayGroup(simulation, config.name(), config.profile().macAging(), 1, false));
    }

    /** A member of a group. */
    public DistributedGateway(Simulation simulation, GatewayConfig config, GatewayGroup group) {
        this.simulation = simulation;
        this.config = config;
        this.group = group;
        this.counters = new GatewayCounters(simulation.probes(), config.name());
        this.floods = new FloodRecorder(config.name(), FLOOD_GAP_NANOS);
        for (VlanInterface one : config.interfaces()) {
            interfaces[one.vlan()] = one;
        }
        group.add(this);
        this.switching = new VlanSwitching(this, simulation, floods);
        this.speaker = new NeighbourSpeaker(this);
        this.routing = new Routing(this);
        this.periodic = new PeriodicFrames(this, simulation);
    }

    /** Adds a port towards hosts and bridges. */
    public Port addDownlink(Downlink downlink) {
        return attach(downlink.name(), port -> Attachment.downlink(port, downlink, config.interfaces()));
    }

    /** Adds a port to the other member of the group: all VLANs, tagged. */
    public Port addPeerLink(String name) {
        return attach(name, Attachment::peer);
    }

    /** Adds a port to a spine; the group must have joined a fabric. */
    public Port addFabricPort(String name) {
        if (group.directory() == null) {
            throw new IllegalStateException(name() + " is in no fabric");
        }
        return attach(name, Attachment::fabric);
    }

    /** Adds a routed port out of the VLANs. */
    public Port addNorth(String name, NorthRoute route) {
        EvpnDirectory directory = group.directory();
        if (directory != null) {
            directory.advertiseExit(group.endpoint());
        }
        return attach(name, port -> Attachment.north(port, route));
    }

    private interface Plug {
        Attachment with(Port port);
    }

    private Port attach(String portName, Plug plug) {
        Port port = new Port(this, portName, attachments.size());
        attachments.add(plug.with(port));
        return port;
    }

    /** Starts hellos and announcements, with the first of each at once. */
    public void start() {
        EvpnDirectory directory = group.directory();
        if (directory != null) {
            config.interfaces().forEach(one -> directory.join(group.endpoint(), one.vlan()));
        }
        periodic.start();
    }

    /**
     * Gives the member the virtual MAC and addresses, or takes them away, as a redundancy protocol decides. A new owner
     * announces itself at once if its profile announces at all. Members are active from the beginning.
     */
    public void setActive(boolean ownsVirtualMac) {
        if (ownsVirtualMac != active) {
            active = ownsVirtualMac;
            periodic.ownershipChanged();
            mark("gateway-" + (active ? "active" : "standby"), name());
        }
    }

    /**
     * Pins the refresh of a host to {@code offset + n * period}, whenever its ARP exchanges take place. For scenarios that
     * reproduce a recorded rhythm.
     */
    public void pinRefresh(IpAddress host, long offsetNanos) {
        group.hosts().pin(host, offsetNanos);
    }

    /** Empties the ARP and ND table of the group. */
    public void flushHosts() {
        group.hosts().flush();
    }

    /** Empties the MAC table of the group. */
    public void flushMacs() {
        group.fdb().flush();
    }

    @Override
    public void receive(Port in, Frame frame, long word) {
        Attachment from = attachments.get(in.index());
        switch (from.role()) {
            case DOWNLINK -> {
                int vlan = from.vlanOf(frame.vlan());
                if (vlan == Vlan.UNTAGGED) {
                    counters.vlanDrops.add(1);
                    return;
                }
                switching.learn(vlan, frame.src(), from);
                inVlan(frame, word, vlan, from);
            }
            case PEER -> inVlan(frame, word, from.vlanOf(frame.vlan()), from);
            case FABRIC -> {
                if (isRouterMac(frame.dst())) {
                    routing.route(frame, word, from, null);
                } else {
                    int vlan = from.vlanOf(frame.vlan());
                    switching.heardOverFabric(vlan, frame.src());
                    inVlan(frame, word, vlan, from);
                }
            }
            case NORTH -> {
                if (!speaker.answersOnNorth(frame, from) && isMine(frame.dst(), null)) {
                    routing.route(frame, word, from, null);
                }
            }
        }
    }

    private void inVlan(Frame frame, long word, int vlan, Attachment from) {
        VlanInterface iface = interfaces[vlan];
        if (frame.isGroupAddressed()) {
            if (iface == null || !speaker.consumes(frame, iface, from)) {
                switching.flood(frame, vlan, word, from);
            }
        } else if (isMine(frame.dst(), iface)) {
            if (iface == null || !speaker.hears(frame, iface, from)) {
                routing.route(frame, word, from, iface);
            }
        } else if (iface != null && frame.dst() == iface.virtualMac()) {
            switching.toActiveMember(frame, vlan, word, from);
        } else {
            switching.forward(frame, vlan, word, from);
        }
    }

    /** Whether a frame to this MAC is for the gateway itself. */
    private boolean isMine(long mac, @Nullable VlanInterface iface) {
        if (mac == config.realMac()) {
            return true;
        }
        if (active && (iface == null ? isAnyVirtual(mac) : mac == iface.virtualMac())) {
            return true;
        }
        if (!group.isSingle() && group.peerGateway() && group.isPeerMac(this, mac)) {
            group.rules().hit(GatewayRule.PEER_GATEWAY);
            return true;
        }
        return false;
    }

    private boolean isAnyVirtual(long mac) {
        List<VlanInterface> all = config.interfaces();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).virtualMac() == mac) {
                return true;
            }
        }
        return false;
    }

    private boolean isRouterMac(long mac) {
        EvpnDirectory directory = group.directory();
        return directory != null && directory.routerMac(group.endpoint()) == mac;
    }

    @Override
    public boolean owns(Port port, long mac) {
        Attachment at = attachments.get(port.index());
        return mac == config.realMac()
                || (active && isAnyVirtual(mac))
                || isRouterMac(mac)
                || (group.peerGateway() && group.isPeerMac(this, mac))
                || switching.passesOn(mac, at);
    }

    @Override
    public boolean isStation() {
        return true;
    }

    @Override
    public void carrierChanged(Port port, boolean up) {
        if (!up) {
            Attachment lost = attachments.get(port.index());
            if (lost.role() == Attachment.Role.DOWNLINK) {
                group.fdb().flushPort(lost);
            }
        }
    }

    /** Whether any of its ports has carrier. */
    boolean hasCarrier() {
        for (int i = 0; i < attachments.size(); i++) {
            if (attachments.get(i).port().hasCarrier()) {
                return true;
            }
        }
        return false;
    }

    /** Sends a routed packet to a host of one of the VLANs. */
    void deliver(HostEntry host, Frame packet, long word) {
        host.setUsed(true);
        VlanInterface iface = interfaces[host.vlan()];
        long source = iface == null || profile().dataSource() == SourceMac.REAL ? config.realMac() : iface.virtualMac();
        counters.routed.add(packet.packets());
        group.rules().hit(GatewayRule.DATA_SOURCE);
        switching.send(packet.routed(host.mac(), source), host.vlan(), word);
    }

    /** Asks a host that is known whether it is still there. */
    void sendRefresh(HostEntry host) {
        VlanInterface iface = interfaces[host.vlan()];
        if (iface == null) {
            return;
        }
        counters.refreshes.add(1);
        mark("gateway-refresh", "asks " + host.address() + " in VLAN " + host.vlan());
        speaker.sendRefresh(host, iface);
    }

    /** Asks for a host that is not known. */
    void ask(HostEntry host) {
        VlanInterface iface = interfaces[host.vlan()];
        if (iface != null) {
            counters.asked.add(1);
            speaker.ask(host, iface);
        }
    }

    void hostExpired(HostEntry host) {
        counters.expired.add(1);
        EvpnDirectory directory = group.directory();
        if (directory != null) {
            directory.withdraw(host.address(), group.endpoint());
        }
        mark(
                "gateway-arp-expired",
                host.address() + " in VLAN " + host.vlan() + ", last heard "
                        + Durations.format(profile().arpTimeoutNanos()) + " ago or more");
    }

    /** ARP or ND was exchanged with a host. */
    void exchanged(IpAddress address, int vlan, long mac) {
        group.hosts().exchange(address, vlan, mac, this);
        EvpnDirectory directory = group.directory();
        if (directory != null) {
            directory.advertise(new HostRoute(address, vlan, mac, group.endpoint()));
        }
    }

    void mark(String kind, String text) {
        simulation.probes().mark(simulation.nowNanos(), name(), kind, text);
    }

    /** A fact that matters only now that something followed from it. */
    void noteEarlier(Mark fact) {
        simulation.probes().mark(fact.timeNanos(), fact.entity(), fact.kind(), fact.text());
    }

    @Nullable
    VlanInterface connectedTo(IpAddress address) {
        List<VlanInterface> all = config.interfaces();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).contains(address)) {
                return all.get(i);
            }
        }
        return null;
    }

    /** Whether the member owns the virtual MAC. */
    public boolean isActive() {
        return active;
    }

    /** How it is configured. */
    public GatewayConfig config() {
        return config;
    }

    /** The group it belongs to. */
    public GatewayGroup group() {
        return group;
    }

    /** MAC that the group's table has for a host, or {@link MacAddress#NONE}. */
    public long hostMac(IpAddress address) {
        HostEntry entry = group.hosts().entry(address);
        return entry == null ? MacAddress.NONE : entry.mac();
    }

    /** Floods of unknown unicast by the gateway's own switching. */
    public List<FloodWindow> floodWindows() {
        return floods.windows(simulation.nowNanos());
    }

    @Override
    public String name() {
        return config.name();
    }

    GatewayProfile profile() {
        return config.profile();
    }

    GatewayCounters counters() {
        return counters;
    }

    List<Attachment> attachments() {
        return attachments;
    }

    VlanSwitching switching() {
        return switching;
    }

    NeighbourSpeaker speaker() {
        return speaker;
    }

    long now() {
        return simulation.nowNanos();
    }

    @Override
    public String toString() {
        return name() + " (" + profile().name() + ")";
    }
}
