package io.floodscope.host;

import io.floodscope.host.neigh.NextHop;
import io.floodscope.host.neigh.Outgoing;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import org.jspecify.annotations.Nullable;

/** Equal packets that a host forwards. It confirms nothing: a router's entries always need probes. */
final class Forwarding implements Outgoing {

    private final LinuxHost host;
    private final IpPacket packet;
    private final int packets;
    private @Nullable NextHop hop;
    private @Nullable HostInterface via;
    private @Nullable Frame frame;
    private @Nullable PacketFlow complaint;
    private long frameMac;
    private int routeVersion = -1;

    Forwarding(LinuxHost host, IpPacket packet, int packets) {
        this.host = host;
        this.packet = packet;
        this.packets = packets;
    }

    void send(long word) {
        RouteTable routes = host.routes();
        if (hop == null || hop.isDead() || routeVersion != routes.version()) {
            routeVersion = routes.version();
            via = routes.interfaceTowards(packet.dst());
            IpAddress next = routes.nextHop(packet.dst());
            frame = null;
            hop = via == null || next == null ? null : via.neighbors(next.v6()).resolve(next);
        }
        if (hop != null) {
            hop.send(this, word);
        }
    }

    @Override
    public void transmit(long destinationMac, long word) {
        HostInterface out = via;
        if (out == null) {
            return;
        }
        Frame ready = frame;
        if (ready == null || frameMac != destinationMac) {
            ready = Frame.offloaded(destinationMac, out.ethernetSource(), packet, packets);
            frame = ready;
            frameMac = destinationMac;
        }
        out.send(ready, word);
    }

    @Override
    public IpAddress source() {
        return packet.src();
    }

    @Override
    public int trueSize() {
        return BufferSize.of(packet.bytes(), host.machine().profile().smallHeads());
    }

    @Override
    public void unreachable(long word) {
        host.hit(HostRule.UNREACHABLE_REPORTED);
        PacketFlow answer = complaint;
        if (answer == null) {
            answer = PacketFlow.of(
                    host,
                    null,
                    packet.src(),
                    IpPacket.Protocol.ICMP,
                    packet.dstPort(),
                    packet.srcPort(),
                    IpPacket.Kind.HOST_UNREACHABLE,
                    packet.bytes(),
                    1,
                    FlowEvents.NONE);
            complaint = answer;
        }
        answer.send(word, false);
    }
}
