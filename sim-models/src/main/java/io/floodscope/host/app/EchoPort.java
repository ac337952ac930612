package io.floodscope.host.app;

import io.floodscope.host.FlowEvents;
import io.floodscope.host.LinuxHost;
import io.floodscope.host.PacketFlow;
import io.floodscope.host.PacketHandler;
import io.floodscope.host.PeerMap;
import io.floodscope.net.frame.IpPacket;

/** Sends every datagram back to where it came from, with its number. */
final class EchoPort implements PacketHandler {

    private final LinuxHost host;
    private final PeerMap<PacketFlow> replies = new PeerMap<>();

    EchoPort(LinuxHost host, int port) {
        this.host = host;
        host.ip().bindUdp(port, this);
    }

    @Override
    public void received(IpPacket packet, long word, int packetsOnWire) {
        PacketFlow reply = replies.get(packet.src(), packet.srcPort());
        if (reply == null || reply.packet().payloadBytes() != packet.payloadBytes()) {
            reply = PacketFlow.of(
                    host,
                    packet.dst(),
                    packet.src(),
                    IpPacket.Protocol.UDP,
                    packet.dstPort(),
                    packet.srcPort(),
                    IpPacket.Kind.DATA,
                    packet.payloadBytes(),
                    packetsOnWire,
                    FlowEvents.NONE);
            replies.put(packet.src(), packet.srcPort(), reply);
        }
        reply.send(word, false);
    }
}
