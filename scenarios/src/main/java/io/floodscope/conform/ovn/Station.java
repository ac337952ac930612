package io.floodscope.conform.ovn;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.net.link.Port;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A host of the recordings: its entry for the router is permanent, it answers ARP, ND and echo for the addresses it owns, and
 * can be told to keep silent.
 */
final class Station implements TestHost {

    private final String name;
    private final long mac;
    private final Port port;
    private final PacketLog packets;
    private final Set<IpAddress> owned = new LinkedHashSet<>();
    private final Set<IpAddress> home = new LinkedHashSet<>();
    private final long gatewayMac;
    private boolean arpSilent;
    private boolean echoSilent;

    Station(String name, long mac, long gatewayMac, PacketLog packets) {
        this.name = name;
        this.mac = mac;
        this.gatewayMac = gatewayMac;
        this.packets = packets;
        this.port = new Port(this, "eth0", 0);
    }

    @Override
    public Port port() {
        return port;
    }

    @Override
    public void home(IpAddress address) {
        home.add(address);
        owned.add(address);
    }

    @Override
    public void own(IpAddress address) {
        owned.add(address);
    }

    @Override
    public void disown(IpAddress address) {
        owned.remove(address);
    }

    @Override
    public void setArpSilent(boolean silent) {
        arpSilent = silent;
    }

    @Override
    public void setEchoSilent(boolean silent) {
        echoSilent = silent;
    }

    @Override
    public void send(Frame frame, long word) {
        port.send(frame, word);
    }

    @Override
    public void sendPacket(IpAddress dst, IpPacket.Kind kind, long seq) {
        IpAddress src = source(dst);
        IpPacket packet = new IpPacket(src, dst, IpPacket.Protocol.ICMP, 1, 0, kind, 56);
        port.send(Frame.of(gatewayMac, mac, packet), seq);
    }

    private IpAddress source(IpAddress dst) {
        return home.stream()
                .filter(a -> a.v6() == dst.v6())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " has no address to reach " + dst));
    }

    @Override
    public void receive(Port in, Frame frame, long word) {
        if (frame.dst() != mac && !frame.isGroupAddressed()) {
            return;
        }
        if (frame.payload() instanceof ArpPacket arp) {
            if (arp.op() == ArpPacket.REQUEST && owned.contains(arp.tpa()) && !arpSilent && !arp.isGratuitous()) {
                ArpPacket reply = new ArpPacket(ArpPacket.REPLY, mac, arp.tpa(), arp.sha(), arp.spa());
                port.send(Frame.of(frame.src(), mac, reply), 0);
            }
        } else if (frame.payload() instanceof NdPacket nd) {
            if (nd.type() == NdPacket.Type.NS && owned.contains(nd.target()) && !arpSilent) {
                NdPacket reply = NdPacket.advertisement(nd.target(), nd.src(), nd.target(), mac, false, true, true);
                port.send(Frame.of(frame.src(), mac, reply), 0);
            }
        } else if (frame.payload() instanceof IpPacket ip) {
            packet(frame, ip, word);
        }
    }

    private void packet(Frame frame, IpPacket ip, long seq) {
        if (ip.kind() == IpPacket.Kind.ECHO_REQUEST) {
            packets.delivered(name, seq);
            if (owned.contains(ip.dst()) && !echoSilent) {
                IpPacket reply = new IpPacket(
                        ip.dst(), ip.src(), IpPacket.Protocol.ICMP, 1, 0, IpPacket.Kind.ECHO_REPLY, ip.payloadBytes());
                port.send(Frame.of(frame.src(), mac, reply), seq);
            }
        } else if (ip.kind() == IpPacket.Kind.ECHO_REPLY && owned.contains(ip.dst())) {
            packets.answered(name, seq);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long mac() {
        return mac;
    }

    @Override
    public boolean isStation() {
        return true;
    }

    @Override
    public String toString() {
        return name + " " + MacAddress.format(mac);
    }
}
