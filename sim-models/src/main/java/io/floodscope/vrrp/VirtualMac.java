package io.floodscope.vrrp;

/** Virtual MAC addresses and multicast destinations of redundancy protocols. */
public final class VirtualMac {

    /** 224.0.0.18, the destination of VRRP over IPv4, as a MAC. */
    public static final long VRRP_GROUP4 = 0x0100_5E00_0012L;
    /** ff02::12, the destination of VRRP over IPv6, as a MAC. */
    public static final long VRRP_GROUP6 = 0x3333_0000_0012L;
    /** 224.0.0.2, the destination of HSRP version 1, as a MAC. */
    public static final long HSRP_GROUP1 = 0x0100_5E00_0002L;
    /** 224.0.0.102, the destination of HSRP version 2, as a MAC. */
    public static final long HSRP_GROUP2 = 0x0100_5E00_0066L;

    private VirtualMac() {}

    /** 00:00:5e:00:01:{vrid}, or :02: for IPv6 (RFC 5798 section 7.3). */
    public static long vrrp(int vrid, boolean v6) {
        check(vrid, 1, 255, "virtual router id");
        return (v6 ? 0x0000_5E00_0200L : 0x0000_5E00_0100L) | vrid;
    }

    /** 00:00:0c:07:ac:{group} (version 1) or 00:00:0c:9f:f{group} (version 2; not verified). */
    public static long hsrp(int group, int version) {
        if (version == 1) {
            check(group, 0, 255, "HSRP group");
            return 0x0000_0C07_AC00L | group;
        }
        check(group, 0, 4095, "HSRP group");
        return 0x0000_0C9F_F000L | group;
    }

    static void check(long value, long low, long high, String what) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(what + " must be " + low + " to " + high + ", got " + value);
        }
    }
}
