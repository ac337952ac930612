package io.floodscope.net.frame;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;

/**
 * An ARP packet for IPv4 over Ethernet (RFC 826). Its sender hardware address is independent of the frame's Ethernet
 * source: gateways with virtual MACs differ in exactly that.
 *
 * @param op {@link #REQUEST} or {@link #REPLY}
 * @param sha sender hardware address
 * @param spa sender protocol address
 * @param tha target hardware address; 0 in an ordinary request
 * @param tpa target protocol address
 */
public record ArpPacket(int op, long sha, IpAddress spa, long tha, IpAddress tpa) implements Payload {

    /** Operation 1. */
    public static final int REQUEST = 1;
    /** Operation 2. */
    public static final int REPLY = 2;

    /** A request for {@code tpa} with an empty target hardware address. */
    public static ArpPacket request(long sha, IpAddress spa, IpAddress tpa) {
        return new ArpPacket(REQUEST, sha, spa, 0, tpa);
    }

    /** Whether sender and target protocol address agree: a gratuitous announcement. */
    public boolean isGratuitous() {
        return spa.equals(tpa);
    }

    @Override
    public int bytes() {
        return 28;
    }

    @Override
    public int etherType() {
        return EtherType.ARP;
    }

    @Override
    public String toString() {
        return op == REQUEST
                ? "arp who-has " + tpa + " tell " + spa + " (" + MacAddress.format(sha) + ")"
                : "arp " + spa + " is-at " + MacAddress.format(sha) + " to " + tpa;
    }
}
