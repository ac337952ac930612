package io.floodscope.vrrp;

import io.floodscope.net.addr.IpAddress;
import java.util.List;

/**
 * One router of an HSRP group.
 *
 * @param version 1 or 2: decides the virtual MAC and the multicast group
 * @param group 0 to 255, or 4095 in version 2
 * @param priority 1 to 255
 * @param helloMillis interval of hellos
 * @param holdMillis time without a hello of the active router after which the standby one takes over
 * @param addresses the virtual addresses
 * @param preempt whether it takes over from an active router of lower priority; vendors ship it off
 */
public record HsrpConfig(
        int version,
        int group,
        int priority,
        long helloMillis,
        long holdMillis,
        List<IpAddress> addresses,
        boolean preempt) {

    /** Checks the ranges. */
    public HsrpConfig {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("an HSRP group needs at least one virtual address");
        }
        VirtualMac.check(version, 1, 2, "HSRP version");
        VirtualMac.check(group, 0, version == 1 ? 255 : 4_095, "HSRP group");
        VirtualMac.check(priority, 1, 255, "HSRP priority");
        VirtualMac.check(helloMillis, 15, 254_000, "HSRP hello interval in ms");
        VirtualMac.check(holdMillis, helloMillis + 1, 255_000, "HSRP hold time in ms");
    }

    /** Vendor defaults: version 1, hello 3 s, hold 10 s, no preemption. */
    public static HsrpConfig of(int group, int priority, IpAddress... addresses) {
        return new HsrpConfig(1, group, priority, 3_000, 10_000, List.of(addresses), false);
    }

    /** The group's virtual MAC. */
    public long virtualMac() {
        return VirtualMac.hsrp(group, version);
    }
}
