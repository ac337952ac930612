package io.floodscope.net.frame;

import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Vlan;
import org.jspecify.annotations.Nullable;

/**
 * An Ethernet frame. Immutable and shared: a steady flow builds its frame once and sends the same instance for ever, with a
 * {@code long word} beside it for what differs from packet to packet. Changing the VLAN tag gives another instance, which
 * the first one remembers, so that a frame crossing a trunk allocates only the first time.
 */
public final class Frame {

    /** Bytes of destination, source and EtherType. */
    public static final int HEADER_BYTES = 14;
    /** Bytes of an 802.1Q tag. */
    public static final int TAG_BYTES = 4;

    private final long dst;
    private final long src;
    private final int vlan;
    private final Payload payload;
    private final int packets;
    private final int bytes;
    private @Nullable Frame retagged;
    private @Nullable Frame routed;

    private Frame(long dst, long src, int vlan, Payload payload, int packets) {
        if (packets < 1) {
            throw new IllegalArgumentException("a frame stands for at least one packet, got " + packets);
        }
        this.dst = dst;
        this.src = src;
        this.vlan = vlan;
        this.payload = payload;
        this.packets = packets;
        this.bytes = HEADER_BYTES + (vlan == Vlan.UNTAGGED ? 0 : TAG_BYTES) + payload.bytes();
    }

    /** An untagged frame. */
    public static Frame of(long dst, long src, Payload payload) {
        return new Frame(dst, src, Vlan.UNTAGGED, payload, 1);
    }

    /** A frame with an 802.1Q tag, or untagged for {@link Vlan#UNTAGGED}. */
    public static Frame tagged(long dst, long src, int vlan, Payload payload) {
        return new Frame(dst, src, vlan, payload, 1);
    }

    /** A segmentation-offload frame: one pass through a bridge, several packets on a wire. */
    public static Frame offloaded(long dst, long src, Payload payload, int packets) {
        return new Frame(dst, src, Vlan.UNTAGGED, payload, packets);
    }

    /** The same frame with another tag, or none for {@link Vlan#UNTAGGED}. */
    public Frame withVlan(int newVlan) {
        if (newVlan == vlan) {
            return this;
        }
        Frame known = retagged;
        if (known == null || known.vlan != newVlan) {
            known = new Frame(dst, src, newVlan, payload, packets);
            known.retagged = this;
            retagged = known;
        }
        return known;
    }

    /**
     * The same payload behind another Ethernet header, untagged: what a router sends on. The last result is remembered, so
     * that routing a flow which sends one instance again and again allocates only once.
     */
    public Frame routed(long newDst, long newSrc) {
        Frame known = routed;
        if (known == null || known.dst != newDst || known.src != newSrc) {
            known = new Frame(newDst, newSrc, Vlan.UNTAGGED, payload, packets);
            routed = known;
        }
        return known;
    }

    /** Destination MAC. */
    public long dst() {
        return dst;
    }

    /** Ethernet source MAC: the only address bridges learn from. */
    public long src() {
        return src;
    }

    /** VID of the 802.1Q tag, 0 for a priority tag, or {@link Vlan#UNTAGGED}. */
    public int vlan() {
        return vlan;
    }

    /** EtherType behind the tag, if any. */
    public int etherType() {
        return payload.etherType();
    }

    /** What it carries. */
    public Payload payload() {
        return payload;
    }

    /** Packets on a wire: 1, or more for a segmentation-offload frame. */
    public int packets() {
        return packets;
    }

    /** Length with Ethernet header and tag, without padding and FCS. */
    public int bytes() {
        return bytes;
    }

    /** Whether the destination is a multicast or broadcast address. */
    public boolean isGroupAddressed() {
        return MacAddress.isGroup(dst);
    }

    @Override
    public String toString() {
        return MacAddress.format(src)
                + " > "
                + MacAddress.format(dst)
                + (vlan == Vlan.UNTAGGED ? "" : " vlan " + vlan)
                + " "
                + payload
                + " ("
                + bytes
                + " B)";
    }
}
