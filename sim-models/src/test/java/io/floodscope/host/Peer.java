package io.floodscope.host;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.net.frame.Payload;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A station that answers ARP and solicitations for every address while it is alive, and keeps what it received. */
final class Peer implements Node {

    private final String name;
    private final Port port = new Port(this, "eth0", 0);
    private final List<Frame> received = new ArrayList<>();
    long mac;
    boolean alive = true;
    boolean keepsFrames = true;

    Peer(String name, long mac) {
        this.name = name;
        this.mac = mac;
    }

    Port port() {
        return port;
    }

    void send(long destination, Payload payload) {
        port.send(Frame.of(destination, mac, payload), 0);
    }

    @Override
    public void receive(Port in, Frame frame, long word) {
        if (keepsFrames) {
            received.add(frame);
        }
        if (!alive) {
            return;
        }
        if (frame.payload() instanceof ArpPacket arp && arp.op() == ArpPacket.REQUEST && !arp.isGratuitous()) {
            send(arp.sha(), new ArpPacket(ArpPacket.REPLY, mac, arp.tpa(), arp.sha(), arp.spa()));
        } else if (frame.payload() instanceof NdPacket nd
                && nd.type() == NdPacket.Type.NS
                && !nd.src().isUnspecified()) {
            IpAddress target = nd.target();
            send(frame.src(), NdPacket.advertisement(target, nd.src(), target, mac, false, true, true));
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isStation() {
        return true;
    }

    List<ArpPacket> arps(int op) {
        return received.stream()
                .map(Frame::payload)
                .filter(ArpPacket.class::isInstance)
                .map(ArpPacket.class::cast)
                .filter(a -> a.op() == op)
                .toList();
    }

    List<NdPacket> nd(NdPacket.Type type) {
        return received.stream()
                .map(Frame::payload)
                .filter(NdPacket.class::isInstance)
                .map(NdPacket.class::cast)
                .filter(n -> n.type() == type)
                .toList();
    }

    long unicastRequests() {
        return received.stream()
                .filter(f -> f.payload() instanceof ArpPacket a && a.op() == ArpPacket.REQUEST)
                .filter(f -> !MacAddress.isGroup(f.dst()))
                .count();
    }

    long broadcastRequests() {
        return received.stream()
                .filter(f -> f.payload() instanceof ArpPacket a && a.op() == ArpPacket.REQUEST)
                .filter(f -> MacAddress.isGroup(f.dst()))
                .count();
    }

    long packets(IpPacket.Kind kind) {
        return received.stream()
                .filter(f -> f.payload() instanceof IpPacket p && p.kind() == kind)
                .count();
    }

    List<Frame> received() {
        return received;
    }

    @Nullable
    Frame last() {
        return received.isEmpty() ? null : received.get(received.size() - 1);
    }
}
