package io.floodscope.gateway;

import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Vlan;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.net.frame.Payload;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A machine reduced to what a gateway sees of it: it answers ARP and ND, sends what it is told to, and keeps what it hears. */
final class Station implements Node {

    /** A frame and when it arrived. */
    record Heard(long nanos, Frame frame) {}

    private final Simulation simulation;
    private final String name;
    final long mac;
    final IpAddress ip;
    private final int vlan;
    final Port port;
    final List<Heard> heard = new ArrayList<>();
    boolean answers = true;

    Station(Simulation simulation, String name, long mac, String ip, int vlan) {
        this.simulation = simulation;
        this.name = name;
        this.mac = mac;
        this.ip = IpAddress.parse(ip);
        this.vlan = vlan;
        this.port = new Port(this, "eth0", 0);
    }

    void send(long dst, Payload payload) {
        port.send(Frame.of(dst, mac, payload).withVlan(vlan), 0);
    }

    /** Asks for an address by broadcast. */
    void asks(IpAddress target) {
        send(
                target.v6() ? target.solicitedNode().multicastMac() : MacAddress.BROADCAST,
                target.v6()
                        ? NdPacket.solicitation(ip, target.solicitedNode(), target, mac)
                        : ArpPacket.request(mac, ip, target));
    }

    /** A datagram to an address through a MAC. */
    void sendsUdp(long via, IpAddress to) {
        send(via, new IpPacket(ip, to, IpPacket.Protocol.UDP, 1000, 2000, IpPacket.Kind.DATA, 100));
    }

    @Override
    public void receive(Port in, Frame frame, long word) {
        heard.add(new Heard(simulation.nowNanos(), frame));
        if (!answers) {
            return;
        }
        if (frame.payload() instanceof ArpPacket arp
                && arp.op() == ArpPacket.REQUEST
                && arp.tpa().equals(ip)) {
            send(arp.sha(), new ArpPacket(ArpPacket.REPLY, mac, ip, arp.sha(), arp.spa()));
        }
        if (frame.payload() instanceof NdPacket nd
                && nd.type() == NdPacket.Type.NS
                && nd.target().equals(ip)) {
            send(frame.src(), NdPacket.advertisement(ip, nd.src(), ip, mac, false, true, true));
        }
    }

    /** Times in whole seconds at which frames of a kind arrived. */
    List<Long> secondsOf(Predicate<Frame> kind) {
        return heard.stream()
                .filter(h -> kind.test(h.frame()))
                .map(h -> h.nanos() / 1_000_000_000L)
                .toList();
    }

    /** The frames of a kind that arrived. */
    List<Frame> frames(Predicate<Frame> kind) {
        return heard.stream().map(Heard::frame).filter(kind).toList();
    }

    static boolean isArpRequest(Frame frame) {
        return frame.payload() instanceof ArpPacket arp && arp.op() == ArpPacket.REQUEST;
    }

    static boolean isArpReply(Frame frame) {
        return frame.payload() instanceof ArpPacket arp && arp.op() == ArpPacket.REPLY;
    }

    static boolean isIp(Frame frame) {
        return frame.payload() instanceof IpPacket;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isStation() {
        return true;
    }

    @Override
    public boolean owns(Port at, long address) {
        return address == mac;
    }

    static int untagged() {
        return Vlan.UNTAGGED;
    }
}
