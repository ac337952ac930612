package io.floodscope.net.overlay;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;

/**
 * The hash with which a device spreads flows over equal paths: addresses, protocol and ports of a packet, or the MACs of
 * anything else, mixed with a seed of the device. All packets of a flow take one path; two devices choose independently.
 */
public final class FlowHash {

    private FlowHash() {}

    /** The hash of a frame at a device, uniform over all {@code int}s. */
    public static int of(Frame frame, long seed) {
        long h = seed;
        if (frame.payload() instanceof IpPacket ip) {
            h = mix(h ^ bits(ip.src()));
            h = mix(h ^ bits(ip.dst()));
            h = mix(h ^ ((long) ip.protocol().ordinal() << 32 | (long) ip.srcPort() << 16 | ip.dstPort()));
        } else {
            h = mix(h ^ frame.src());
            h = mix(h ^ frame.dst());
        }
        return (int) (h >>> 32);
    }

    private static long bits(IpAddress address) {
        return address.high() * 31 + address.low();
    }

    /** The finaliser of splitmix64. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
