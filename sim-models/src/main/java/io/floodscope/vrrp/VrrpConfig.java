package io.floodscope.vrrp;

import io.floodscope.net.addr.IpAddress;
import java.util.List;
import java.util.function.Consumer;

/**
 * One member of a VRRP group as keepalived is configured.
 *
 * @param version 2 or 3
 * @param vrid virtual router id, 1 to 255
 * @param priority 1 to 255; 255 = owner of the addresses, master at once
 * @param advertMillis advertisement interval in ms, 10 to 255,000 (v2: whole seconds)
 * @param addresses the virtual addresses, at least one; the first decides the address family of the adverts
 * @param virtualMac true for {@code use_vmac}, the RFC's mode; false for keepalived's default, the interface's own MAC
 * @param advertsFromBase whether adverts leave with the interface's own MAC in virtual-MAC mode too (vmac_xmit_base)
 * @param preempt whether it takes over from a master of lower priority
 * @param preemptDelayMillis how long a member that hears a lower priority still waits before it takes over (preempt_delay)
 * @param higherPrioSendAdvert whether it sends one more advert before it yields to a higher priority
 * @param downTimerAdverts adverts that may be missed (down_timer_adverts), 1 to 100
 * @param garp announcements
 */
public record VrrpConfig(
        int version,
        int vrid,
        int priority,
        long advertMillis,
        List<IpAddress> addresses,
        boolean virtualMac,
        boolean advertsFromBase,
        boolean preempt,
        long preemptDelayMillis,
        boolean higherPrioSendAdvert,
        int downTimerAdverts,
        GarpSchedule garp) {

    /** Checks the ranges. */
    public VrrpConfig {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("a VRRP group needs at least one virtual address");
        }
        VirtualMac.check(version, 2, 3, "VRRP version");
        VirtualMac.check(vrid, 1, 255, "virtual router id");
        VirtualMac.check(priority, 1, 255, "VRRP priority");
        VirtualMac.check(advertMillis, 10, 255_000, "VRRP advert interval in ms");
        VirtualMac.check(downTimerAdverts, 1, 100, "down_timer_adverts");
        VirtualMac.check(preemptDelayMillis, 0, 1_000_000L, "preempt_delay in ms");
        if (version == 2 && advertMillis % 1_000 != 0) {
            throw new IllegalArgumentException("VRRP version 2 adverts come every whole second, got " + advertMillis
                    + " ms (use version 3 for less)");
        }
    }

    /** keepalived's defaults: version 2, advert every second, three adverts may be missed, real MAC, preempting. */
    public static VrrpConfig of(int vrid, int priority, IpAddress... addresses) {
        return new VrrpConfig(
                2, vrid, priority, 1_000, List.of(addresses), false, false, true, 0, false, 3, GarpSchedule.DEFAULT);
    }

    /** Whether adverts and the first address are IPv6. */
    public boolean v6() {
        return addresses.get(0).v6();
    }

    /**
     * Skew time in ns: {@code (256 - priority) / 256 s} (version 2) or that share of the master's interval (version 3).
     *
     * @param masterAdvertMillis interval that the master announced
     */
    public long skewNanos(long masterAdvertMillis) {
        long base = version == 2 ? 1_000_000_000L : masterAdvertMillis * 1_000_000L;
        return (256 - priority) * base / 256;
    }

    /** Time without adverts after which a backup takes over, in ns. */
    public long masterDownNanos(long masterAdvertMillis) {
        return downTimerAdverts * masterAdvertMillis * 1_000_000L + skewNanos(masterAdvertMillis);
    }

    /** The same with another schedule of announcements. */
    public VrrpConfig withGarp(GarpSchedule schedule) {
        return changed(draft -> draft.garp = schedule);
    }

    /** The same in virtual-MAC mode. */
    public VrrpConfig withVirtualMac() {
        return changed(draft -> draft.virtualMac = true);
    }

    /** The same in version 3 with this interval, in ms. */
    public VrrpConfig withVersion3(long intervalMillis) {
        return changed(draft -> {
            draft.version = 3;
            draft.advertMillis = intervalMillis;
        });
    }

    /** The same without preemption. */
    public VrrpConfig withoutPreemption() {
        return changed(draft -> {
            draft.preempt = false;
            draft.preemptDelayMillis = 0;
        });
    }

    /** The same with {@code higher_prio_send_advert}. */
    public VrrpConfig withHigherPrioSendAdvert() {
        return changed(draft -> draft.higherPrioSendAdvert = true);
    }

    /** The same with {@code preempt_delay}, here in ms. */
    public VrrpConfig withPreemptDelayMillis(long millis) {
        return changed(draft -> draft.preemptDelayMillis = millis);
    }

    /** The same with {@code vmac_xmit_base}. */
    public VrrpConfig withAdvertsFromBase() {
        return changed(draft -> draft.advertsFromBase = true);
    }

    /** The same with another priority. */
    public VrrpConfig withPriority(int other) {
        return changed(draft -> draft.priority = other);
    }

    private VrrpConfig changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new VrrpConfig(
                draft.version,
                vrid,
                draft.priority,
                draft.advertMillis,
                addresses,
                draft.virtualMac,
                draft.advertsFromBase,
                draft.preempt,
                draft.preemptDelayMillis,
                draft.higherPrioSendAdvert,
                downTimerAdverts,
                draft.garp);
    }

    /** What can be changed in a copy. */
    private static final class Draft {
        private int version;
        private int priority;
        private long advertMillis;
        private boolean virtualMac;
        private boolean advertsFromBase;
        private boolean preempt;
        private long preemptDelayMillis;
        private boolean higherPrioSendAdvert;
        private GarpSchedule garp;

        Draft(VrrpConfig from) {
            version = from.version;
            priority = from.priority;
            advertMillis = from.advertMillis;
            virtualMac = from.virtualMac;
            advertsFromBase = from.advertsFromBase;
            preempt = from.preempt;
            preemptDelayMillis = from.preemptDelayMillis;
            higherPrioSendAdvert = from.higherPrioSendAdvert;
            garp = from.garp;
        }
    }
}
