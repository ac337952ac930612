package io.floodscope.net.frame;

import io.floodscope.net.addr.IpAddress;

/**
 * A first-hop redundancy advertisement: VRRP (RFC 5798) or an HSRP hello.
 *
 * @param protocol which of them
 * @param group virtual router id or HSRP group
 * @param priority 0 (resigning) to 255
 * @param intervalMillis advertised interval in ms
 * @param sender primary address of the sender
 */
public record VrrpAdvert(Protocol protocol, int group, int priority, int intervalMillis, IpAddress sender)
        implements Payload {

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
        return sender.v6() ? 64 : 40;
    }

    @Override
    public int etherType() {
        return sender.v6() ? EtherType.IPV6 : EtherType.IPV4;
    }
}
