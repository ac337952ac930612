package io.floodscope.ovn;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.NdPacket;

/** Frames of address resolution: ARP for IPv4, neighbour discovery for IPv6. */
final class Resolution {

    private Resolution() {}

    /** A broadcast request, or a multicast solicitation, for a target. */
    static Frame request(long sha, IpAddress sender, IpAddress target) {
        if (!target.v6()) {
            return Frame.of(MacAddress.BROADCAST, sha, ArpPacket.request(sha, sender, target));
        }
        IpAddress group = target.solicitedNode();
        return Frame.of(group.multicastMac(), sha, NdPacket.solicitation(sender, group, target, sha));
    }

    /** The same to one known MAC. */
    static Frame unicastRequest(long sha, IpAddress sender, IpAddress target, long mac) {
        if (!target.v6()) {
            return Frame.of(mac, sha, ArpPacket.request(sha, sender, target));
        }
        return Frame.of(mac, sha, NdPacket.solicitation(sender, target, target, sha));
    }

    /** The answer to an ARP request or a solicitation by the owner of {@code mac}. */
    static Frame answer(Frame asked, long mac, boolean router) {
        if (asked.payload() instanceof ArpPacket arp) {
            return Frame.of(asked.src(), mac, new ArpPacket(ArpPacket.REPLY, mac, arp.tpa(), arp.sha(), arp.spa()));
        }
        NdPacket ns = (NdPacket) asked.payload();
        boolean dad = ns.src().isUnspecified();
        IpAddress to = dad ? IpAddress.ALL_NODES6 : ns.src();
        long dst = dad ? IpAddress.ALL_NODES6.multicastMac() : asked.src();
        return Frame.of(dst, mac, NdPacket.advertisement(ns.target(), to, ns.target(), mac, router, !dad, true));
    }
}
