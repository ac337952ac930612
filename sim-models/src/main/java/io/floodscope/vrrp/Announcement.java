package io.floodscope.vrrp;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.EtherType;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.net.frame.RawPayload;

/**
 * Forms in which an owner announces an address nobody asked for. They differ in the ARP operation and the target hardware
 * address, which decides whether a Linux neighbour takes them for gratuitous. For an IPv6 address each of them is an
 * unsolicited neighbour advertisement with the override flag.
 */
public enum Announcement {
    /** keepalived: a request with target hardware address ff:ff:ff:ff:ff:ff. */
    KEEPALIVED(ArpPacket.REQUEST, MacAddress.BROADCAST),
    /** {@code arping -U}: a request, target hardware address all ones. */
    ARPING_REQUEST(ArpPacket.REQUEST, MacAddress.BROADCAST),
    /** {@code arping -A}: a reply, target hardware address = sender's. */
    ARPING_REPLY(ArpPacket.REPLY, MacAddress.NONE),
    /** A plain gratuitous request, target hardware address zero, as routers and OVN send it. */
    GRATUITOUS_REQUEST(ArpPacket.REQUEST, 0);

    private final int op;
    private final long tha;

    Announcement(int op, long tha) {
        this.op = op;
        this.tha = tha;
    }

    /** The broadcast (IPv6: all-nodes multicast) frame by which {@code mac} announces {@code address}. */
    public Frame frame(long mac, IpAddress address) {
        if (address.v6()) {
            return unsolicitedNa(mac, address, false);
        }
        long target = tha == MacAddress.NONE ? mac : tha;
        return Frame.of(MacAddress.BROADCAST, mac, new ArpPacket(op, mac, address, target, address));
    }

    /** An unsolicited neighbour advertisement to all nodes, override set (RFC 4861 section 7.2.6). */
    public static Frame unsolicitedNa(long mac, IpAddress address, boolean router) {
        NdPacket na = NdPacket.advertisement(address, IpAddress.ALL_NODES6, address, mac, router, false, true);
        return Frame.of(IpAddress.ALL_NODES6.multicastMac(), mac, na);
    }

    /** A reverse ARP broadcast as hypervisors send it after a live migration: teaches switches, no IP layer reads it. */
    public static Frame rarp(long mac) {
        return Frame.of(MacAddress.BROADCAST, mac, new RawPayload(EtherType.RARP, 28));
    }
}
