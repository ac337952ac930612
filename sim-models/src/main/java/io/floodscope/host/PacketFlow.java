package io.floodscope.host;

import io.floodscope.host.neigh.NeighborEntry;
import io.floodscope.host.neigh.NextHop;
import io.floodscope.host.neigh.Outgoing;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import org.jspecify.annotations.Nullable;

/**
 * Equal packets to one destination. Route, next hop and frame are kept from packet to packet and made again only when one of
 * them changes, so that a packet of a steady flow allocates nothing.
 */
public final class PacketFlow implements Outgoing {

    private final LinuxHost host;
    private final IpAddress destination;
    private final IpPacket.Protocol protocol;
    private final int srcPort;
    private final int dstPort;
    private final IpPacket.Kind kind;
    private final int payloadBytes;
    private final int packetsPerFrame;
    private final FlowEvents events;
    private @Nullable IpAddress source;
    private @Nullable IpPacket packet;
    private @Nullable HostInterface via;
    private @Nullable NextHop hop;
    private @Nullable Frame frame;
    private long frameMac;
    private int routeVersion = -1;
    private final boolean choosesSource;
    private @Nullable IpAddress hopAddress;

    private PacketFlow(
            LinuxHost host,
            @Nullable IpAddress source,
            IpAddress destination,
            IpPacket.Protocol protocol,
            int srcPort,
            int dstPort,
            IpPacket.Kind kind,
            int payloadBytes,
            int packetsPerFrame,
            FlowEvents events) {
        this.host = host;
        this.source = source;
        this.choosesSource = source == null;
        this.destination = destination;
        this.protocol = protocol;
        this.srcPort = srcPort;
        this.dstPort = dstPort;
        this.kind = kind;
        this.payloadBytes = payloadBytes;
        this.packetsPerFrame = packetsPerFrame;
        this.events = events;
    }

    /**
     * A flow of packets.
     *
     * @param source source address, or null for the one the route prefers
     * @param srcPort source port or ICMP identifier
     * @param payloadBytes bytes behind the transport header of one frame
     * @param packetsPerFrame packets on a wire that one frame stands for (segmentation offload), at least 1
     * @param events told what became of packets on this host
     */
    public static PacketFlow of(
            LinuxHost host,
            @Nullable IpAddress source,
            IpAddress destination,
            IpPacket.Protocol protocol,
            int srcPort,
            int dstPort,
            IpPacket.Kind kind,
            int payloadBytes,
            int packetsPerFrame,
            FlowEvents events) {
        return new PacketFlow(
                host, source, destination, protocol, srcPort, dstPort, kind, payloadBytes, packetsPerFrame, events);
    }

    /**
     * Sends one packet.
     *
     * @param word what varies from packet to packet
     * @param confirms whether an upper layer confirms the next hop with it
     * @return false if it was dropped for want of a route or of room in the neighbour table
     */
    public boolean send(long word, boolean confirms) {
        ReturnPaths.Path back = host.returnPath(destination);
        if (back != null && sendBack(back, word)) {
            return true;
        }
        NextHop next = hop;
        if (next == null || next.isDead() || routeVersion != host.routes().version()) {
            next = route();
            if (next == null) {
                events.dropped(word);
                return false;
            }
        }
        if (confirms) {
            next.confirm();
        }
        next.send(this, word);
        return true;
    }

    /** Sends a packet the way the last one from its destination came; false if no address of ours can stand in it. */
    private boolean sendBack(ReturnPaths.Path back, long word) {
        HostInterface out = back.itf();
        if (source == null) {
            source = out.preferredSource(destination);
        }
        if (source == null) {
            return false;
        }
        host.hit(HostRule.REPLIES_TO_LAST_SOURCE);
        hop = null;
        via = out;
        transmit(back.mac(), word);
        return true;
    }

    private @Nullable NextHop route() {
        RouteTable routes = host.routes();
        routeVersion = routes.version();
        hop = null;
        frame = null;
        HostInterface out = routes.interfaceTowards(destination);
        IpAddress nextHop = routes.nextHop(destination);
        if (out == null || nextHop == null) {
            return null;
        }
        via = out;
        hopAddress = nextHop;
        if (choosesSource && source != null && !host.isLocal(source)) {
            source = null;
            packet = null;
        }
        if (source == null) {
            source = out.preferredSource(nextHop);
        }
        if (source == null) {
            return null;
        }
        hop = out.neighbors(destination.v6()).resolve(nextHop);
        return hop;
    }

    /** The next hop of this flow, looked up if need be; null if there is none. */
    public @Nullable NextHop nextHop() {
        NextHop known = hop;
        return known != null && !known.isDead() && routeVersion == host.routes().version() ? known : route();
    }

    /** The packet that all packets of the flow equal; the flow must have a route. */
    public IpPacket packet() {
        IpPacket known = packet;
        if (known == null) {
            IpAddress from = source != null ? source : host.routes().sourceTowards(destination);
            if (from == null) {
                throw new IllegalStateException("no route to " + destination + " on " + host);
            }
            known = new IpPacket(from, destination, protocol, srcPort, dstPort, kind, payloadBytes);
            packet = known;
        }
        return known;
    }

    @Override
    public void transmit(long destinationMac, long word) {
        HostInterface out = via;
        if (out == null) {
            return;
        }
        Frame ready = frame;
        if (ready == null || frameMac != destinationMac) {
            ready = Frame.offloaded(destinationMac, out.ethernetSource(), packet(), packetsPerFrame);
            frame = ready;
            frameMac = destinationMac;
        }
        IpAddress next = hopAddress;
        if (next != null) {
            events.left(next, destinationMac);
        }
        out.send(ready, word);
    }

    @Override
    public IpAddress source() {
        return packet().src();
    }

    @Override
    public int trueSize() {
        return BufferSize.of(packet().bytes(), host.machine().profile().smallHeads());
    }

    @Override
    public void unreachable(long word) {
        host.hit(HostRule.UNREACHABLE_REPORTED);
        events.unreachable(word);
    }

    @Override
    public void dropped(long word) {
        events.dropped(word);
    }

    /** The source address it uses now, or null if it has none yet. */
    public @Nullable IpAddress sourceNow() {
        return source;
    }

    /** Destination address. */
    public IpAddress destination() {
        return destination;
    }

    /** The neighbour entry packets leave through, or null before the first packet. */
    public @Nullable NeighborEntry neighbor() {
        return hop instanceof NeighborEntry entry ? entry : null;
    }
}
