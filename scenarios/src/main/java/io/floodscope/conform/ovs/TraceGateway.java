package io.floodscope.conform.ovs;

import io.floodscope.conform.ovs.TraceTopology.GatewaySpec;
import io.floodscope.conform.ovs.TraceTopology.RefreshSpec;
import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Vlan;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.frame.Payload;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scripted gateway of the recordings: what it does is defined by the trace format ("The gateway"), nothing more. */
final class TraceGateway implements Node, Event {

    private static final long CHECK_PERIOD_NANOS = 75_000_000L;
    private static final long NEVER = Long.MIN_VALUE;

    private final Simulation simulation;
    private final GatewaySpec spec;
    private final Map<Integer, IpAddress> addresses = new LinkedHashMap<>();
    private final IpAddress remoteIp;
    private final long remoteMac;
    private final List<Port> uplinks = new ArrayList<>();
    private final Port inside;
    private final Map<IpAddress, Known> table = new LinkedHashMap<>();
    private final Map<Long, Port> behind = new LinkedHashMap<>();

    /** A host that the gateway can send to. */
    private static final class Known {
        final IpAddress ip;
        long mac;
        int vlan;
        Port uplink;
        long lastArp = NEVER;
        long lastFrame = NEVER;
        long lastRefresh = NEVER;

        Known(IpAddress ip, long mac, int vlan, Port uplink) {
            this.ip = ip;
            this.mac = mac;
            this.vlan = vlan;
            this.uplink = uplink;
        }
    }

    /**
     * A gateway with {@code uplinkCount} uplinks and a port to the remote host.
     *
     * @param remoteMac the remote host's MAC on that port
     */
    TraceGateway(Simulation simulation, GatewaySpec spec, int uplinkCount, long remoteMac) {
        this.simulation = simulation;
        this.spec = spec;
        this.remoteIp = IpAddress.parse(spec.remoteIp());
        this.remoteMac = remoteMac;
        spec.addresses().forEach((vlan, ip) -> addresses.put(vlan, IpAddress.parse(ip)));
        for (int i = 0; i < uplinkCount; i++) {
            uplinks.add(new Port(this, "up" + i, i));
        }
        this.inside = new Port(this, "inside", uplinkCount);
    }

    List<Port> uplinks() {
        return uplinks;
    }

    Port inside() {
        return inside;
    }

    /** The gateway knows a host without ARP. */
    void know(IpAddress ip, long mac, int vlan) {
        table.put(ip, new Known(ip, mac, vlan, uplinks.get(0)));
    }

    void start() {
        if (spec.refresh() != null) {
            simulation.at(CHECK_PERIOD_NANOS, Phase.TIMER, this);
        }
    }

    @Override
    public void receive(Port in, Frame frame, long word) {
        if (in == inside) {
            if (frame.payload() instanceof IpPacket packet) {
                route(packet, word);
            }
            return;
        }
        long now = simulation.nowNanos();
        int vlan = Math.max(0, frame.vlan());
        for (Known known : table.values()) {
            if (known.mac == frame.src()) {
                known.lastFrame = now;
            }
        }
        behind.put(key(vlan, frame.src()), in);
        if (frame.payload() instanceof ArpPacket arp && takesArp(in, vlan, frame, arp, now)) {
            return;
        }
        if (!owns(in, frame.dst())) {
            switchFrame(in, vlan, frame, word);
        } else if (frame.payload() instanceof IpPacket packet) {
            route(packet, word);
        }
    }

    /** Between two uplinks the gateway is also a switch that learns per VLAN and never forgets. */
    private void switchFrame(Port in, int vlan, Frame frame, long word) {
        Port known = frame.isGroupAddressed() ? null : behind.get(key(vlan, frame.dst()));
        for (Port uplink : uplinks) {
            if (uplink != in && (known == null || known == uplink)) {
                uplink.send(frame, word);
            }
        }
    }

    /** Takes ARP about the gateway's own address; it goes no further. */
    private boolean takesArp(Port in, int vlan, Frame frame, ArpPacket arp, long now) {
        IpAddress own = addresses.get(vlan);
        if (own == null || !arp.tpa().equals(own)) {
            return false;
        }
        Known known = table.get(arp.spa());
        if (known == null) {
            known = new Known(arp.spa(), arp.sha(), vlan, in);
            table.put(arp.spa(), known);
        }
        known.mac = arp.sha();
        known.vlan = vlan;
        known.uplink = in;
        known.lastArp = now;
        known.lastFrame = now;
        if (arp.op() == ArpPacket.REQUEST) {
            ArpPacket reply = new ArpPacket(ArpPacket.REPLY, spec.virtualMac(), own, arp.sha(), arp.spa());
            in.send(tagged(frame.src(), source(spec.arpFromReal()), vlan, reply), 0);
        }
        return true;
    }

    private void route(IpPacket packet, long word) {
        if (packet.dst().equals(remoteIp)) {
            inside.send(Frame.of(remoteMac, spec.realMacAddress(), packet), word);
            return;
        }
        Known known = table.get(packet.dst());
        if (known != null) {
            known.uplink.send(tagged(known.mac, source(spec.realMac()), known.vlan, packet), word);
        }
    }

    /** Looks for hosts whose entry is due for a refresh. */
    @Override
    public void fire() {
        RefreshSpec refresh = spec.refresh();
        if (refresh == null) {
            return;
        }
        long now = simulation.nowNanos();
        for (Known known : table.values()) {
            long since = Math.max(known.lastRefresh, refresh.idle() ? known.lastFrame : known.lastArp);
            if (since == NEVER || now - since >= refresh.intervalNanos()) {
                known.lastRefresh = now;
                IpAddress own = addresses.get(known.vlan);
                if (own != null) {
                    ArpPacket request = ArpPacket.request(spec.virtualMac(), own, known.ip);
                    known.uplink.send(tagged(known.mac, source(refresh.realSource()), known.vlan, request), 0);
                }
            }
        }
        simulation.at(now + CHECK_PERIOD_NANOS, Phase.TIMER, this);
    }

    /** A gratuitous ARP request for the gateway's address of a VLAN, on every uplink. */
    void announce(int vlan) {
        IpAddress own = addresses.get(vlan);
        if (own == null) {
            return;
        }
        ArpPacket request = ArpPacket.request(spec.virtualMac(), own, own);
        for (Port uplink : uplinks) {
            uplink.send(tagged(MacAddress.BROADCAST, spec.virtualMac(), vlan, request), 0);
        }
    }

    /** Whether the gateway has an address in a VLAN. */
    boolean serves(int vlan) {
        return addresses.containsKey(vlan);
    }

    private long source(boolean real) {
        return real ? spec.realMacAddress() : spec.virtualMac();
    }

    private static Frame tagged(long dst, long src, int vlan, Payload payload) {
        return Frame.tagged(dst, src, vlan == 0 ? Vlan.UNTAGGED : vlan, payload);
    }

    private static Long key(int vlan, long mac) {
        return (long) vlan << 48 | mac;
    }

    @Override
    public String name() {
        return "gw";
    }

    @Override
    public boolean isStation() {
        return true;
    }

    @Override
    public boolean owns(Port port, long mac) {
        return mac == spec.virtualMac() || mac == spec.realMacAddress();
    }
}
