package io.floodscope.net.frame;

import io.floodscope.net.addr.IpAddress;

/**
 * A first-hop redundancy advertisement of one address: VRRP (RFC 3768, RFC 5798) or an HSRP hello (RFC 2281).
 *
 * @param protocol which of them
 * @param group virtual router id or HSRP group
 * @param priority 0 (resigning) to 255
 * @param intervalMillis advertised interval in ms
 * @param sender primary address of the sender
 */
public record VrrpAdvert(Protocol protocol, int group, int priority, int intervalMillis, IpAddress sender)
        implements Payload {

    /** Largest group of HSRP version 1; larger ones speak version 2. */
    public static final int MOST_HSRP1_GROUP = 255;

    private static final int IPV4_BYTES = 20;
    private static final int UDP_BYTES = 8;
    private static final int VRRP_BYTES = 8;
    private static final int VRRP2_AUTHENTICATION_BYTES = 8;
    private static final int HSRP1_BYTES = 20;
    private static final int HSRP2_BYTES = 42;

    /** The protocol spoken. */
    public enum Protocol {
        /** VRRP version 2. */
        VRRP2,
        /** VRRP version 3. */
        VRRP3,
        /** HSRP. */
        HSRP
    }

    @Override
    public int bytes() {
        if (protocol == Protocol.HSRP) {
            return IPV4_BYTES + UDP_BYTES + (group <= MOST_HSRP1_GROUP ? HSRP1_BYTES : HSRP2_BYTES);
        }
        int network = sender.v6() ? 40 : IPV4_BYTES;
        int address = sender.v6() ? 16 : 4;
        return network + VRRP_BYTES + address + (protocol == Protocol.VRRP2 ? VRRP2_AUTHENTICATION_BYTES : 0);
    }

    @Override
    public int etherType() {
        return sender.v6() ? EtherType.IPV6 : EtherType.IPV4;
    }
}
