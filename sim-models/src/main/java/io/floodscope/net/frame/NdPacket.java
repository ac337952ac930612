package io.floodscope.net.frame;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;

/**
 * An IPv6 neighbour discovery message (RFC 4861).
 *
 * @param type NS, NA, RS, RA
 * @param src IPv6 source
 * @param dst IPv6 destination
 * @param target target address of NS and NA; the sender itself in RS and RA
 * @param linkLayer source (NS, RS, RA) or target (NA) link-layer address option, or {@link MacAddress#NONE}
 * @param router R flag of an NA
 * @param solicited S flag of an NA
 * @param override O flag of an NA
 * @param reachableMillis Reachable Time of an RA in ms, 0 = unspecified
 */
public record NdPacket(
        Type type,
        IpAddress src,
        IpAddress dst,
        IpAddress target,
        long linkLayer,
        boolean router,
        boolean solicited,
        boolean override,
        long reachableMillis)
        implements Payload {

    /** Message types, with their ICMPv6 number. */
    public enum Type {
        /** Router solicitation. */
        RS(133),
        /** Router advertisement. */
        RA(134),
        /** Neighbour solicitation. */
        NS(135),
        /** Neighbour advertisement. */
        NA(136);

        private final int icmpType;

        Type(int icmpType) {
            this.icmpType = icmpType;
        }

        /** ICMPv6 type number. */
        public int icmpType() {
            return icmpType;
        }
    }

    /** A neighbour solicitation. */
    public static NdPacket solicitation(IpAddress src, IpAddress dst, IpAddress target, long sourceLinkLayer) {
        return new NdPacket(Type.NS, src, dst, target, sourceLinkLayer, false, false, false, 0);
    }

    /** A neighbour advertisement. */
    public static NdPacket advertisement(
            IpAddress src,
            IpAddress dst,
            IpAddress target,
            long targetLinkLayer,
            boolean router,
            boolean solicited,
            boolean override) {
        return new NdPacket(Type.NA, src, dst, target, targetLinkLayer, router, solicited, override, 0);
    }

    /** A router advertisement with a Reachable Time in ms, 0 for unspecified. */
    public static NdPacket routerAdvertisement(
            IpAddress src, IpAddress dst, long sourceLinkLayer, long reachableMillis) {
        return new NdPacket(Type.RA, src, dst, src, sourceLinkLayer, false, false, false, reachableMillis);
    }

    @Override
    public int bytes() {
        int fixed = 40
                + switch (type) {
                    case NS, NA -> 24;
                    case RS -> 8;
                    case RA -> 16;
                };
        return linkLayer == MacAddress.NONE ? fixed : fixed + 8;
    }

    @Override
    public int etherType() {
        return EtherType.IPV6;
    }

    @Override
    public String toString() {
        String flags =
                type == Type.NA ? " " + (router ? "R" : "") + (solicited ? "S" : "") + (override ? "O" : "") : "";
        return "nd " + type + flags + " " + target + " (" + MacAddress.format(linkLayer) + ") " + src + " > " + dst;
    }
}
