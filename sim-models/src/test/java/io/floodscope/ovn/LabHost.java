package io.floodscope.ovn;

import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A host of the laboratory: answers ARP, ND and echo for what it owns unless told not to, and notes what reaches it. */
final class LabHost implements Node {

    record Heard(double atSeconds, Frame frame) {}

    private final Simulation simulation;
    private final String name;
    final long mac;
    final long gatewayMac;
    final Port port;
    final Set<IpAddress> owned = new LinkedHashSet<>();
    final List<Heard> heard = new ArrayList<>();
    final Map<Long, Double> delivered = new TreeMap<>();
    final Map<Long, Double> answered = new TreeMap<>();
    boolean arpSilent;
    boolean echoSilent;
    boolean dead;
    int vlan = io.floodscope.net.addr.Vlan.UNTAGGED;

    LabHost(Simulation simulation, String name, long mac, long gatewayMac, String... addresses) {
        this.simulation = simulation;
        this.name = name;
        this.mac = mac;
        this.gatewayMac = gatewayMac;
        this.port = new Port(this, "eth0", 0);
        for (String address : addresses) {
            owned.add(IpAddress.parse(address));
        }
    }

    void ping(IpAddress dst, long seq) {
        send(dst, IpPacket.Kind.ECHO_REQUEST, seq);
    }

    void send(IpAddress dst, IpPacket.Kind kind, long seq) {
        IpAddress src =
                owned.stream().filter(a -> a.v6() == dst.v6()).findFirst().orElseThrow();
        sendFrame(Frame.of(gatewayMac, mac, new IpPacket(src, dst, IpPacket.Protocol.ICMP, 1, 0, kind, 56)), seq);
    }

    void sendFrame(Frame frame, long word) {
        port.send(frame.withVlan(vlan), word);
    }

    void arp(int op, IpAddress spa, IpAddress tpa, long ethDst) {
        sendFrame(Frame.of(ethDst, mac, new ArpPacket(op, mac, spa, op == ArpPacket.REQUEST ? 0 : ethDst, tpa)), 0);
    }

    void gratuitous(int op, IpAddress address) {
        arp(op, address, address, MacAddress.BROADCAST);
    }

    @Override
    public void receive(Port in, Frame frame, long word) {
        heard.add(new Heard(simulation.nowNanos() / 1e9, frame));
        if (dead || (frame.dst() != mac && !frame.isGroupAddressed())) {
            return;
        }
        if (frame.payload() instanceof ArpPacket arp && arp.op() == ArpPacket.REQUEST) {
            if (owned.contains(arp.tpa()) && !arpSilent) {
                sendFrame(
                        Frame.of(arp.sha(), mac, new ArpPacket(ArpPacket.REPLY, mac, arp.tpa(), arp.sha(), arp.spa())),
                        0);
            }
        } else if (frame.payload() instanceof NdPacket nd && nd.type() == NdPacket.Type.NS) {
            if (owned.contains(nd.target()) && !arpSilent) {
                NdPacket na = NdPacket.advertisement(nd.target(), nd.src(), nd.target(), mac, false, true, true);
                sendFrame(Frame.of(frame.src(), mac, na), 0);
            }
        } else if (frame.payload() instanceof IpPacket ip) {
            packet(frame, ip, word);
        }
    }

    private void packet(Frame frame, IpPacket ip, long seq) {
        if (ip.kind() == IpPacket.Kind.ECHO_REQUEST) {
            delivered.putIfAbsent(seq, simulation.nowNanos() / 1e9);
            if (owned.contains(ip.dst()) && !echoSilent) {
                IpPacket reply =
                        new IpPacket(ip.dst(), ip.src(), IpPacket.Protocol.ICMP, 1, 0, IpPacket.Kind.ECHO_REPLY, 56);
                sendFrame(Frame.of(frame.src(), mac, reply), seq);
            }
        } else if (ip.kind() == IpPacket.Kind.ECHO_REPLY) {
            answered.putIfAbsent(seq, simulation.nowNanos() / 1e9);
        }
    }

    /** Times in s of ARP requests (gratuitous ones left out) or solicitations for a target that reached this host. */
    List<Double> requestsFor(IpAddress target) {
        return heard.stream()
                .filter(h -> asks(h.frame(), target))
                .map(Heard::atSeconds)
                .toList();
    }

    private static boolean asks(Frame frame, IpAddress target) {
        if (frame.payload() instanceof ArpPacket arp) {
            return arp.op() == ArpPacket.REQUEST && arp.tpa().equals(target) && !arp.isGratuitous();
        }
        return frame.payload() instanceof NdPacket nd
                && nd.type() == NdPacket.Type.NS
                && nd.target().equals(target);
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
}
