package io.floodscope.conform.ovn;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;
import java.util.LinkedHashSet;
import java.util.Set;

/** All hosts of a derived timeline at once: they answer ARP for any IPv4 address but 255.255.255.255 with one MAC. */
final class AnsweringHosts implements Node {

    static final long MAC = MacAddress.parse("02:00:00:00:ee:01").value();

    private final Port port = new Port(this, "wire", 0);
    private final Set<String> silent = new LinkedHashSet<>();

    Port port() {
        return port;
    }

    /** Silences or wakes all hosts, or the one with an address. */
    void setSilent(String host, boolean nowSilent) {
        if ("all".equals(host) && !nowSilent) {
            silent.clear();
        } else if (nowSilent) {
            silent.add(host);
        } else {
            silent.remove(host);
        }
    }

    void send(Frame frame) {
        port.send(frame, 0);
    }

    @Override
    public String name() {
        return "hosts";
    }

    @Override
    public void receive(Port in, Frame frame, long word) {
        if (frame.payload() instanceof ArpPacket arp && arp.op() == ArpPacket.REQUEST && answers(arp.tpa())) {
            ArpPacket reply = new ArpPacket(ArpPacket.REPLY, MAC, arp.tpa(), arp.sha(), arp.spa());
            port.send(Frame.tagged(frame.src(), MAC, frame.vlan(), reply), 0);
        }
    }

    private boolean answers(IpAddress target) {
        return !target.equals(IpAddress.BROADCAST4) && !silent.contains("all") && !silent.contains(target.toString());
    }

    @Override
    public boolean isStation() {
        return true;
    }
}
