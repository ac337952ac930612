package io.floodscope.host;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.IpPacket;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** IP input of a host: delivery to transports and ports, ICMP, and forwarding where it is on. */
public final class IpLayer {

    private final LinuxHost host;
    private final Int2ObjectOpenHashMap<PacketHandler> udpPorts = new Int2ObjectOpenHashMap<>();
    private final Int2ObjectOpenHashMap<PacketHandler> echoIdentifiers = new Int2ObjectOpenHashMap<>();
    private final PeerMap<PacketFlow> echoReplies = new PeerMap<>();
    private final PeerMap<PacketFlow> unreachables = new PeerMap<>();
    private final PeerMap<IcmpBucket> icmpBuckets = new PeerMap<>();
    private final Map<IpPacket, Forwarding> forwardings = new LinkedHashMap<>();
    private @Nullable PacketHandler tcp;
    private @Nullable IpAddress lastLocal;
    private int lastLocalVersion = -1;

    IpLayer(LinuxHost host) {
        this.host = host;
    }

    void receive(HostInterface in, IpPacket packet, long word, int packets) {
        IpAddress dst = packet.dst();
        if (isForUs(in, dst)) {
            deliver(packet, word, packets);
        } else if (!dst.isMulticast()) {
            forward(in, packet, word, packets);
        }
    }

    private boolean isForUs(HostInterface in, IpAddress dst) {
        int version = host.routes().version();
        if (version == lastLocalVersion && dst.equals(lastLocal)) {
            return true;
        }
        boolean forUs = host.isLocal(dst);
        if (forUs) {
            lastLocal = dst;
            lastLocalVersion = version;
        }
        return forUs || dst.isMulticast() || in.isBroadcast(dst);
    }

    private void deliver(IpPacket packet, long word, int packets) {
        host.hit(HostRule.RECEPTION_CONFIRMS_NOTHING);
        switch (packet.protocol()) {
            case UDP -> datagram(packet, word, packets);
            case TCP -> {
                if (tcp != null) {
                    tcp.received(packet, word, packets);
                }
            }
            case ICMP -> icmp(packet, word, packets);
        }
    }

    private void datagram(IpPacket packet, long word, int packets) {
        PacketHandler handler = udpPorts.get(packet.dstPort());
        if (handler != null) {
            handler.received(packet, word, packets);
            return;
        }
        if (packet.dst().isMulticast() || packet.dst().equals(IpAddress.BROADCAST4) || !mayComplain(packet.src())) {
            return;
        }
        int key = packet.srcPort() << 16 | packet.dstPort();
        PacketFlow answer = unreachables.get(packet.src(), key);
        if (answer == null) {
            answer = PacketFlow.of(
                    host,
                    packet.dst(),
                    packet.src(),
                    IpPacket.Protocol.ICMP,
                    packet.dstPort(),
                    packet.srcPort(),
                    IpPacket.Kind.PORT_UNREACHABLE,
                    packet.bytes(),
                    1,
                    FlowEvents.NONE);
            unreachables.put(packet.src(), key, answer);
        }
        answer.send(word, false);
    }

    private boolean mayComplain(IpAddress peer) {
        IcmpBucket bucket = icmpBuckets.get(peer, 0);
        if (bucket == null) {
            bucket = new IcmpBucket(host.machine().clock().jiffiesPerSecond());
            icmpBuckets.put(peer, 0, bucket);
        }
        boolean allowed = bucket.take(host.machine().clock().jiffies());
        if (!allowed) {
            host.hit(HostRule.ICMP_RATE_LIMIT);
        }
        return allowed;
    }

    private void icmp(IpPacket packet, long word, int packets) {
        switch (packet.kind()) {
            case ECHO_REQUEST -> echo(packet, word, packets);
            case ECHO_REPLY -> {
                PacketHandler handler = echoIdentifiers.get(packet.srcPort());
                if (handler != null) {
                    handler.received(packet, word, packets);
                }
            }
            case PORT_UNREACHABLE, HOST_UNREACHABLE -> error(packet, word);
            default -> {
                // The transports' own kinds never arrive inside ICMP.
            }
        }
    }

    private void error(IpPacket packet, long word) {
        PacketHandler handler = udpPorts.get(packet.dstPort());
        if (handler == null) {
            handler = tcp;
        }
        if (handler != null) {
            handler.failed(packet, word);
        }
    }

    private void echo(IpPacket packet, long word, int packets) {
        if (packet.dst().isMulticast() || packet.dst().equals(IpAddress.BROADCAST4)) {
            return;
        }
        PacketFlow reply = echoReplies.get(packet.src(), packet.srcPort());
        if (reply == null || reply.packet().payloadBytes() != packet.payloadBytes()) {
            reply = PacketFlow.of(
                    host,
                    packet.dst(),
                    packet.src(),
                    IpPacket.Protocol.ICMP,
                    packet.srcPort(),
                    0,
                    IpPacket.Kind.ECHO_REPLY,
                    packet.payloadBytes(),
                    packets,
                    FlowEvents.NONE);
            echoReplies.put(packet.src(), packet.srcPort(), reply);
        }
        reply.send(word, false);
    }

    private void forward(HostInterface in, IpPacket packet, long word, int packets) {
        InterfaceTunable switchedOn = packet.dst().v6() ? InterfaceTunable.FORWARDING6 : InterfaceTunable.FORWARDING4;
        if (in.tunable(switchedOn) == 0) {
            return;
        }
        Forwarding forwarding = forwardings.get(packet);
        if (forwarding == null) {
            forwarding = new Forwarding(host, packet, packets);
            forwardings.put(packet, forwarding);
        }
        forwarding.send(word);
    }

    /** Has a handler take datagrams to a local UDP port; null frees the port. */
    public void bindUdp(int port, @Nullable PacketHandler handler) {
        if (handler == null) {
            udpPorts.remove(port);
        } else {
            udpPorts.put(port, handler);
        }
    }

    /** Has a handler take echo replies with this identifier. */
    public void bindEcho(int identifier, PacketHandler handler) {
        echoIdentifiers.put(identifier, handler);
    }

    /** Has a handler take TCP segments. */
    public void setTcp(PacketHandler handler) {
        tcp = handler;
    }
}
