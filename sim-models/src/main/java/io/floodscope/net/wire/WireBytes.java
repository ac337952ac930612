package io.floodscope.net.wire;

import io.floodscope.net.addr.IpAddress;
import java.util.Arrays;

/**
 * The beginning of a packet in network byte order, as far as it is not zero. What follows, payload that no model fills,
 * counts as zeros; a ones' complement sum does not see those.
 */
final class WireBytes {

    private byte[] bytes = new byte[256];
    private int length;

    /** Where the next byte goes. */
    int at() {
        return length;
    }

    WireBytes u8(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) value;
        return this;
    }

    WireBytes u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    WireBytes u32(long value) {
        return u16((int) (value >>> 16)).u16((int) value);
    }

    WireBytes u64(long value) {
        return u32(value >>> 32).u32(value);
    }

    WireBytes mac(long value) {
        return u16((int) (value >>> 32)).u32(value);
    }

    WireBytes ip(IpAddress address) {
        return address.v6() ? u64(address.high()).u64(address.low()) : u32(address.low());
    }

    WireBytes zeros(int count) {
        for (int i = 0; i < count; i++) {
            u8(0);
        }
        return this;
    }

    void setU16(int at, int value) {
        bytes[at] = (byte) (value >>> 8);
        bytes[at + 1] = (byte) value;
    }

    /**
     * Puts the Internet checksum (RFC 1071) of everything from {@code from} on into the 16 bits at {@code at}.
     *
     * @param pseudoHeader sum of what counts besides, as {@link #pseudoHeader} gives it, or 0
     * @param zeroMeansNone whether a checksum of 0 is sent as 0xFFFF, as UDP does
     */
    void checksum(int at, int from, long pseudoHeader, boolean zeroMeansNone) {
        long sum = pseudoHeader;
        for (int i = from; i < length; i++) {
            sum += (i - from & 1) == 0 ? (bytes[i] & 0xFF) << 8 : bytes[i] & 0xFF;
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        int folded = (int) (~sum & 0xFFFF);
        setU16(at, folded == 0 && zeroMeansNone ? 0xFFFF : folded);
    }

    /** The sum over the pseudo header of RFC 768, 793 and 8200. */
    static long pseudoHeader(IpAddress src, IpAddress dst, int protocol, int transportBytes) {
        return words(src) + words(dst) + protocol + (transportBytes >>> 16) + (transportBytes & 0xFFFF);
    }

    private static long words(IpAddress address) {
        long low = address.v6() ? address.low() : address.low() & 0xFFFF_FFFFL;
        return words(low) + (address.v6() ? words(address.high()) : 0);
    }

    private static long words(long bits) {
        return (bits >>> 48) + (bits >>> 32 & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits & 0xFFFF);
    }

    /** The first bytes, with zeros behind what was written. */
    byte[] first(int count) {
        byte[] out = new byte[count];
        System.arraycopy(bytes, 0, out, 0, Math.min(length, count));
        return out;
    }
}
