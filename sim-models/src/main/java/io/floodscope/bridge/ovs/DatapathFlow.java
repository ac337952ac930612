package io.floodscope.bridge.ovs;

import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.link.Port;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One cached decision: the frames of one input interface, VLAN, source, destination and EtherType, and what all bridges of
 * the host do with them (OVS spec section 4). Of a broadcast ARP it also matches what tells whether it is gratuitous: the
 * operation, and in a request both protocol addresses ({@code is_gratuitous_arp}).
 */
final class DatapathFlow {

    private static final int ARP_REPLY = 1;
    private static final int ARP_REQUEST = 2;
    private static final int ARP_OTHER = 3;

    final OvsMember member;
    final Frame frame;
    final long keyA;
    final long keyB;
    final int keyC;
    final long keyD;

    /** Place in the flow table's dense list, -1 once removed. */
    int index = -1;

    /** Generation of the tables for which the decision holds. */
    long generation;

    /** Until when the decision holds by itself: it may rest on an announcement lock that ends. */
    long validUntilNanos = Long.MAX_VALUE;

    /** Frames since statistics were last pushed. */
    long packets;

    long lastUsedNanos;

    private Hop[] hops = new Hop[2];
    private int hopCount;
    private @Nullable OvsMember[] outMembers = new OvsMember[4];
    private Port[] outPorts = new Port[4];
    private int[] outTags = new int[4];
    private int outCount;

    DatapathFlow(OvsMember member, Frame frame) {
        this.member = member;
        this.frame = frame;
        this.keyA = keyA(frame);
        this.keyB = keyB(frame);
        this.keyC = keyC(member, frame);
        this.keyD = keyD(frame);
    }

    static long keyA(Frame frame) {
        return frame.src() | (long) (frame.vlan() + 1) << 48;
    }

    static long keyB(Frame frame) {
        return frame.dst() | (long) frame.etherType() << 48;
    }

    static int keyC(OvsMember member, Frame frame) {
        return member.id << 2 | broadcastArp(frame);
    }

    /** Both addresses of a broadcast ARP request, 0 for every other frame. */
    static long keyD(Frame frame) {
        return broadcastArp(frame) == ARP_REQUEST && frame.payload() instanceof ArpPacket arp
                ? arp.spa().low() << 32 | arp.tpa().low()
                : 0;
    }

    private static int broadcastArp(Frame frame) {
        if (frame.dst() != MacAddress.BROADCAST || !(frame.payload() instanceof ArpPacket arp)) {
            return 0;
        }
        return arp.op() == ArpPacket.REPLY ? ARP_REPLY : arp.op() == ArpPacket.REQUEST ? ARP_REQUEST : ARP_OTHER;
    }

    /** What OVS takes for a gratuitous ARP: broadcast, and a reply or a request for the sender's own address. */
    static boolean isGratuitousArp(Frame frame) {
        return frame.payload() instanceof ArpPacket arp
                && frame.dst() == MacAddress.BROADCAST
                && (arp.op() == ArpPacket.REPLY || arp.isGratuitous());
    }

    /** Starts a new translation. */
    void restart() {
        hopCount = 0;
        outCount = 0;
        validUntilNanos = Long.MAX_VALUE;
    }

    /** Adds a bridge that the frames pass. */
    void addHop(int parent, OvsBridge bridge, OvsPort input, int tag) {
        if (hopCount == hops.length) {
            hops = Arrays.copyOf(hops, 2 * hopCount);
        }
        Hop hop = hops[hopCount];
        if (hop == null) {
            hop = new Hop(parent, bridge, input, tag);
            hops[hopCount] = hop;
        }
        hop.start(parent, bridge, input, tag);
        hopCount++;
    }

    /** Adds an output of the hop that is being decided. */
    void addOutput(OvsMember out, int tag) {
        if (outCount == outPorts.length) {
            outMembers = Arrays.copyOf(outMembers, 2 * outCount);
            outPorts = Arrays.copyOf(outPorts, 2 * outCount);
            outTags = Arrays.copyOf(outTags, 2 * outCount);
        }
        outMembers[outCount] = out;
        outPorts[outCount] = out.port;
        outTags[outCount] = tag;
        outCount++;
    }

    int hopCount() {
        return hopCount;
    }

    Hop hop(int i) {
        return hops[i];
    }

    int outCount() {
        return outCount;
    }

    Port outPort(int i) {
        return outPorts[i];
    }

    int outTag(int i) {
        return outTags[i];
    }

    @Nullable
    OvsMember outMember(int i) {
        return outMembers[i];
    }

    /** A number that changes when the outputs change. */
    long outputsDigest() {
        long digest = outCount;
        for (int i = 0; i < outCount; i++) {
            OvsMember out = outMembers[i];
            digest = digest * 31 + (out == null ? 0 : out.id);
            digest = digest * 31 + outTags[i];
        }
        return digest;
    }

    /** Whether a datagram of a transport protocol, for counting losses of a flow's own frames. */
    boolean isIp() {
        return frame.payload() instanceof IpPacket;
    }
}
