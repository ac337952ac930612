package io.floodscope.net.frame;

/** EtherTypes that the models use (IANA ieee-802-numbers). */
public final class EtherType {

    /** IPv4. */
    public static final int IPV4 = 0x0800;
    /** ARP. */
    public static final int ARP = 0x0806;
    /** Reverse ARP, sent after a live migration to teach switches. */
    public static final int RARP = 0x8035;
    /** IPv6. */
    public static final int IPV6 = 0x86DD;
    /** Local experiments (IEEE 802); used by raw test frames. */
    public static final int EXPERIMENTAL = 0x88B5;

    private EtherType() {}
}
