package io.floodscope.host.neigh;

import io.floodscope.rules.Evidence;
import io.floodscope.rules.Rule;

/**
 * The modelled rules of the neighbour subsystem. Function names are those of net/core/neighbour.c (unless another file is
 * named) in 2.6.32, 4.14, 4.19, 6.1 and 6.18; "recorded" rules are also seen in traces of a 6.18 kernel.
 */
public enum NeighborRule implements Rule {
    /** A packet to an unknown or failed next hop is queued and a broadcast probe leaves at once (__neigh_event_send). */
    SEND_RESOLVES("neigh.send-resolves", Evidence.MEASURED),
    /** Without multicast and user-space probes resolution fails at once (__neigh_event_send). */
    SEND_WITHOUT_SOLICIT_FAILS("neigh.send-without-solicit-fails", Evidence.DOCUMENTED),
    /** INCOMPLETE queues by buffer bytes (or packets before 3.3) and drops the oldest (__neigh_event_send). */
    QUEUE_DROPS_OLDEST("neigh.queue-drops-oldest", Evidence.MEASURED),
    /** A use of STALE leaves at once with the old address and starts DELAY, silently (__neigh_event_send). */
    STALE_USE_STARTS_DELAY("neigh.stale-use-starts-delay", Evidence.MEASURED),
    /** A cached header sends without touching "used" (neigh_output, neigh_hh_output). */
    FAST_PATH_IS_NO_USE("neigh.fast-path-is-no-use", Evidence.MEASURED),
    /** Arming a timer by use or update raises "used" to "confirmed" (neigh_add_timer, 5.15 and later). */
    ARMING_RAISES_USED("neigh.arming-raises-used", Evidence.MEASURED),
    /** The timer of REACHABLE is put off while the last confirmation is younger than reachable_time. */
    REACHABLE_PROLONGED("neigh.reachable-prolonged", Evidence.MEASURED),
    /** REACHABLE ends in DELAY if used within delay_first_probe_time (neigh_timer_handler). */
    REACHABLE_TO_DELAY("neigh.reachable-to-delay", Evidence.MEASURED),
    /** REACHABLE ends in STALE otherwise (neigh_timer_handler). */
    REACHABLE_TO_STALE("neigh.reachable-to-stale", Evidence.MEASURED),
    /** DELAY ends in REACHABLE if confirmed within delay_first_probe_time (neigh_timer_handler). */
    DELAY_CONFIRMED("neigh.delay-confirmed", Evidence.MEASURED),
    /** DELAY ends in PROBE otherwise, and the first probe leaves in the same instant (neigh_timer_handler). */
    DELAY_TO_PROBE("neigh.delay-to-probe", Evidence.MEASURED),
    /** PROBE and INCOMPLETE send a probe every retrans_time (neigh_timer_handler). */
    PROBE_AGAIN("neigh.probe-again", Evidence.MEASURED),
    /** When the probes are used up the entry fails and queued packets come back as errors (neigh_invalidate). */
    PROBES_EXHAUSTED("neigh.probes-exhausted", Evidence.MEASURED),
    /** Probes go unicast first, then to user space, then multicast (arp_solicit, ndisc_solicit, neigh_max_probes). */
    PROBE_ORDER("neigh.probe-order", Evidence.MEASURED),
    /** An update of a NOARP or PERMANENT entry needs the administrator (neigh_update). */
    ADMIN_ONLY("neigh.admin-only", Evidence.MEASURED),
    /** A CONNECTED update confirms even when its address is then refused (neigh_update). */
    CONFIRM_BEFORE_REFUSAL("neigh.confirm-before-refusal", Evidence.MEASURED),
    /** Another address without override is refused (neigh_update). */
    REFUSED_WITHOUT_OVERRIDE("neigh.refused-without-override", Evidence.MEASURED),
    /** Another address with weak override only demotes a CONNECTED entry to STALE (neigh_update). */
    WEAK_OVERRIDE_DEMOTES("neigh.weak-override-demotes", Evidence.MEASURED),
    /** A STALE hint with the known address changes nothing (neigh_update); before 4.13 it ends DELAY and PROBE. */
    STALE_HINT("neigh.stale-hint", Evidence.MEASURED),
    /** A change of address is stored; unless CONNECTED it looks unconfirmed for 2 x base_reachable_time (neigh_update). */
    ADDRESS_CHANGED("neigh.address-changed", Evidence.MEASURED),
    /** A first valid state sends the queue in order (neigh_update_process_arp_queue). */
    QUEUE_FLUSHED("neigh.queue-flushed", Evidence.MEASURED),
    /** An update to an invalid state stops the timer and returns queued packets (neigh_update). */
    INVALIDATED_BY_UPDATE("neigh.invalidated-by-update", Evidence.DOCUMENTED),
    /** "updated" moves only with state or address; before 4.13 with refused updates too (neigh_update). */
    UPDATED_MOVES("neigh.updated-moves", Evidence.MEASURED),
    /** reachable_time is uniform in [base/2, 3 base/2), one per device and family (neigh_rand_reach_time). */
    REACHABLE_TIME_DRAWN("neigh.reachable-time-drawn", Evidence.MEASURED),
    /** All reachable times of a table are drawn again at the first periodic run after 300 s (neigh_periodic_work). */
    REACHABLE_TIME_REDRAWN("neigh.reachable-time-redrawn", Evidence.MEASURED),
    /** Writing base_reachable_time draws at once (neigh_proc_base_reachable_time, 4.4 and later). */
    SYSCTL_REDRAWS("neigh.sysctl-redraws", Evidence.MEASURED),
    /** Below gc_thresh1 entries the periodic run removes nothing (neigh_periodic_work, 3.10 and later). */
    GC_EARLY_EXIT("neigh.gc-early-exit", Evidence.MEASURED),
    /** The periodic run removes unused FAILED entries and those idle for gc_stale_time (neigh_periodic_work). */
    GC_PERIODIC("neigh.gc-periodic", Evidence.MEASURED),
    /** A new entry beyond gc_thresh2 or 3 forces a collection (neigh_alloc, neigh_forced_gc). */
    GC_FORCED("neigh.gc-forced", Evidence.MEASURED),
    /** If nothing can go beyond gc_thresh3 the entry is refused: neighbour table overflow (neigh_alloc). */
    TABLE_FULL("neigh.table-full", Evidence.MEASURED),
    /** PERMANENT and externally learned entries do not count towards the thresholds (5.4 and later). */
    EXEMPT_FROM_GC("neigh.exempt-from-gc", Evidence.MEASURED),
    /** Cached routes hold an entry against collection (dst->neighbour, before 3.6). */
    ROUTE_CACHE_PINS("neigh.route-cache-pins", Evidence.DOCUMENTED),
    /** MANAGED entries are resolved without traffic and probed every interval_probe_time (neigh_managed_work, 5.16). */
    MANAGED_KEPT_RESOLVED("neigh.managed-kept-resolved", Evidence.MEASURED),
    /** Link down, address change and last address removed delete a device's entries (neigh_ifdown, neigh_changeaddr). */
    DEVICE_FLUSH("neigh.device-flush", Evidence.MEASURED),
    /** Carrier loss deletes all but PERMANENT entries (neigh_carrier_down). */
    CARRIER_FLUSH("neigh.carrier-flush", Evidence.MEASURED),
    /** Devices without the kernel's machine forget an entry after a fixed time, refreshing it before (spec incidents). */
    FIXED_LIFETIME("neigh.fixed-lifetime", Evidence.DOCUMENTED),
    /** A fast path that only looks addresses up never moves STALE (spec incidents, 16). */
    LOOKUP_ONLY("neigh.lookup-only", Evidence.DOCUMENTED),
    /** Multicast and broadcast next hops are NOARP with a computed address (arp_constructor, ndisc_constructor). */
    NOARP_TARGETS("neigh.noarp-targets", Evidence.DOCUMENTED);

    private final String id;
    private final Evidence evidence;

    NeighborRule(String id, Evidence evidence) {
        this.id = id;
        this.evidence = evidence;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Evidence evidence() {
        return evidence;
    }
}
