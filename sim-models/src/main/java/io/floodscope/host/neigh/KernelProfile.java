package io.floodscope.host.neigh;

import java.util.List;
import java.util.Optional;

/**
 * What differs between kernel generations, as data (spec linux-neighbour, section 9): the values stand, with their sources, in
 * {@code kernel-profiles.tsv}. Model code asks a field, never a version.
 *
 * @param name the profile's name in scenarios
 * @param levelledWheel long timers are rounded up to the step of their wheel level (4.8 and later)
 * @param timerFloorNanos shortest re-arming of a neighbour timer, in ns
 * @param retransFloor whether that floor bounds retrans_time too
 * @param immediateFirstProbe the first probe leaves with the packet that asks; else one tick later
 * @param probeFromNewest the newest queued packet chooses a probe's source; else the oldest
 * @param probeNotified DELAY to PROBE is announced over netlink
 * @param probeCountReset an update to PROBE restarts the probe count
 * @param armingRaisesUsed arming a timer raises "used" to "confirmed"
 * @param updatedOnRefusal a refused update moves "updated", and so the lock time
 * @param staleHintResets a STALE hint with the known address ends DELAY and PROBE
 * @param garpBeatsLocktime a gratuitous ARP overrides within the lock time
 * @param mcastResolicit mcast_resolicit exists
 * @param sysctlRedraws writing base_reachable_time draws reachable_time at once
 * @param queueByPackets the unresolved queue is bounded by packets (unres_qlen); else by bytes
 * @param queueDefault default of that bound
 * @param gcEarlyExit nothing is collected below gc_thresh1
 * @param gcIdleInclusive an entry is idle at exactly gc_stale_time
 * @param gcOldestFirst forced collection goes by age, stops at gc_thresh2, and spares what does not count
 * @param routeCachePins cached routes hold entries against collection
 * @param carrierEvicts carrier loss deletes entries
 * @param managedEntries MANAGED exists
 * @param dropGratuitous drop_gratuitous_arp exists
 * @param arpAcceptReplyOnly arp_accept creates from replies only, and only the switch {@code all} counts
 * @param arpAcceptSubnet arp_accept = 2 exists
 * @param smallHeads packets with up to 384 bytes of data use 960 bytes of buffer (6.3 and later, recorded)
 * @param tcpConfirm how far a TCP confirmation travels
 */
public record KernelProfile(
        String name,
        boolean levelledWheel,
        long timerFloorNanos,
        boolean retransFloor,
        boolean immediateFirstProbe,
        boolean probeFromNewest,
        boolean probeNotified,
        boolean probeCountReset,
        boolean armingRaisesUsed,
        boolean updatedOnRefusal,
        boolean staleHintResets,
        boolean garpBeatsLocktime,
        boolean mcastResolicit,
        boolean sysctlRedraws,
        boolean queueByPackets,
        int queueDefault,
        boolean gcEarlyExit,
        boolean gcIdleInclusive,
        boolean gcOldestFirst,
        boolean routeCachePins,
        boolean carrierEvicts,
        boolean managedEntries,
        boolean dropGratuitous,
        boolean arpAcceptReplyOnly,
        boolean arpAcceptSubnet,
        boolean smallHeads,
        TcpConfirm tcpConfirm) {

    /** How far a confirmation by TCP travels before it reaches the neighbour. */
    public enum TcpConfirm {
        /** At once. */
        IMMEDIATE,
        /** With the next packet on that route, whoever sends it. */
        ROUTE,
        /** With the next packet of that socket. */
        SOCKET
    }

    /** All profiles, oldest first. */
    public static final List<KernelProfile> ALL = KernelProfileTable.read();

    /** 2.6.32: routing cache, three-packet queue, no immediate probe. */
    public static final KernelProfile LINUX_2_6 = shipped("linux-2.6");

    /** 3.10: no routing cache, gc_thresh1 shortcut, still the old lock time. */
    public static final KernelProfile LINUX_3_10 = shipped("linux-3.10");

    /** 4.13 to 4.20. */
    public static final KernelProfile LINUX_4_14 = shipped("linux-4.14");

    /** 5.15 and later; the one that was measured (6.18). */
    public static final KernelProfile LINUX_6 = shipped("linux-6.x");

    private static KernelProfile shipped(String name) {
        return byName(name).orElseThrow(() -> new IllegalStateException("no kernel profile " + name));
    }

    /** The profile of this name. */
    public static Optional<KernelProfile> byName(String name) {
        return ALL.stream().filter(p -> p.name().equals(name)).findFirst();
    }
}
