package io.floodscope.gateway;

import io.floodscope.net.frame.VrrpAdvert;

/**
 * Hellos of a first-hop redundancy protocol, as far as bridges see them: periodic multicast frames. The member that owns the
 * virtual MAC sends them from it; a standby member sends its own from its real MAC (HSRP) or none (VRRP). Elections are not
 * part of it.
 *
 * @param protocol what is spoken
 * @param source Ethernet source of the active member's hellos
 * @param group HSRP group or virtual router id, 0 to 4095
 * @param intervalNanos period in ns; 0 = no hellos
 */
public record Hello(VrrpAdvert.Protocol protocol, SourceMac source, int group, long intervalNanos) {

    /** No hellos. */
    public static final Hello NONE = new Hello(VrrpAdvert.Protocol.HSRP, SourceMac.VIRTUAL, 0, 0);

    /** Checks the ranges. */
    public Hello {
        if (group < 0 || group > 4095 || intervalNanos < 0) {
            throw new IllegalArgumentException(
                    "a hello has a group of 0 to 4095 and a period of 0 or more, got " + group + ", " + intervalNanos);
        }
    }

    /** Whether there are any. */
    public boolean enabled() {
        return intervalNanos > 0;
    }
}
