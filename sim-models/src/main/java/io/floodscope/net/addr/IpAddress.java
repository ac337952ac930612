package io.floodscope.net.addr;

import java.util.Locale;
import java.util.Optional;

/**
 * An IPv4 or IPv6 address.
 *
 * @param v6 true for IPv6
 * @param high upper 64 bits; 0 for IPv4
 * @param low lower 64 bits; for IPv4 the address in the lower 32
 */
public record IpAddress(boolean v6, long high, long low) implements Comparable<IpAddress> {

    /** 0.0.0.0, the sender of an ARP probe. */
    public static final IpAddress ANY4 = ofV4(0);

    /** 255.255.255.255. */
    public static final IpAddress BROADCAST4 = ofV4(0xFFFF_FFFF);

    /** ::, the source of a duplicate address detection. */
    public static final IpAddress ANY6 = ofV6(0, 0);

    /** ff02::1, all nodes on the link. */
    public static final IpAddress ALL_NODES6 = ofV6(0xFF02_0000_0000_0000L, 1);

    /** An IPv4 address from its 32 bits. */
    public static IpAddress ofV4(int bits) {
        return new IpAddress(false, 0, bits & 0xFFFF_FFFFL);
    }

    /** An IPv6 address from its 128 bits. */
    public static IpAddress ofV6(long high, long low) {
        return new IpAddress(true, high, low);
    }

    /** Parses dotted-quad IPv4 or RFC 4291 IPv6 text, without prefix length or zone. */
    public static IpAddress parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("not an IP address: " + text));
    }

    /** The address, or empty if the text is not one. */
    public static Optional<IpAddress> tryParse(String text) {
        return text.indexOf(':') >= 0 ? IpText.parseV6(text) : IpText.parseV4(text);
    }

    /** Whether this is an IPv4 or IPv6 multicast group. */
    public boolean isMulticast() {
        return v6 ? (high >>> 56) == 0xFF : (low >>> 28) == 0xE;
    }

    /** 0.0.0.0 or ::. */
    public boolean isUnspecified() {
        return high == 0 && low == 0;
    }

    /** 127.0.0.0/8 or ::1. */
    public boolean isLoopback() {
        return v6 ? high == 0 && low == 1 : (low >>> 24) == 127;
    }

    /** fe80::/10. */
    public boolean isLinkLocal6() {
        return v6 && (high >>> 54) == 0x3FA;
    }

    /** The address {@code offset} further on, within the lower 64 (IPv6) or 32 (IPv4) bits. */
    public IpAddress plus(long offset) {
        return v6 ? ofV6(high, low + offset) : ofV4((int) (low + offset));
    }

    /** The solicited-node multicast group of an IPv6 address (RFC 4291 section 2.7.1). */
    public IpAddress solicitedNode() {
        if (!v6) {
            throw new IllegalStateException("only IPv6 addresses have a solicited-node group: " + this);
        }
        return ofV6(0xFF02_0000_0000_0000L, 0x1_FF00_0000L | (low & 0xFF_FFFFL));
    }

    /** The MAC of a multicast group: 33:33 and 32 bits (RFC 2464), or 01:00:5e and 23 bits (RFC 1112). */
    public long multicastMac() {
        if (!isMulticast()) {
            throw new IllegalStateException("not a multicast address: " + this);
        }
        return v6 ? 0x3333_0000_0000L | (low & 0xFFFF_FFFFL) : 0x0100_5E00_0000L | (low & 0x7F_FFFFL);
    }

    /** The link-local address with the modified EUI-64 of a MAC (RFC 4291 appendix A). */
    public static IpAddress linkLocalOf(long mac) {
        long upper = (mac >>> 24) ^ 0x02_0000L;
        return ofV6(0xFE80_0000_0000_0000L, (upper << 40) | 0xFF_FE00_0000L | (mac & 0xFF_FFFFL));
    }

    @Override
    public int compareTo(IpAddress other) {
        int byFamily = Boolean.compare(v6, other.v6);
        if (byFamily != 0) {
            return byFamily;
        }
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        if (!v6) {
            return String.format(
                    Locale.ROOT, "%d.%d.%d.%d", low >>> 24 & 255, low >>> 16 & 255, low >>> 8 & 255, low & 255);
        }
        return IpText.formatV6(high, low);
    }
}
