package io.floodscope.bridge.ovs;

import io.floodscope.rules.Evidence;
import io.floodscope.rules.Rule;

/** Rules of the Open vSwitch model; "spec" is the project's specification of OVS MAC learning. */
public enum OvsRule implements Rule {
    /** A unicast source on a known port creates an entry ({@code update_learning_table}; spec 2.2). */
    LEARNS_SOURCE("ovs.learns-source", Evidence.MEASURED),
    /** The first frame of a flow refreshes at once, later ones at the next flow dump (spec 2.2; XC_NORMAL). */
    REFRESH_AT_DUMP("ovs.refresh-at-dump", Evidence.MEASURED),
    /** An entry goes when the clock reaches floor(refresh) + aging (spec 2.1; {@code mac_learning_run}). */
    WHOLE_SECOND_EXPIRY("ovs.whole-second-expiry", Evidence.MEASURED),
    /** Changing mac-aging-time moves deadlines by the difference ({@code mac_learning_set_idle_time}; spec 1). */
    AGING_CHANGE_SHIFTS("ovs.aging-change-shifts", Evidence.MEASURED),
    /** A MAC on another port moves at once (spec 2.2). */
    MOVES("ovs.moves", Evidence.MEASURED),
    /** A full table evicts the oldest entry of the port with most entries (spec 2.3). */
    FAIR_EVICTION("ovs.fair-eviction", Evidence.MEASURED),
    /** A gratuitous ARP locks the entry against bonds for 5 s (spec 2.4; MAC_GRAT_ARP_LOCK_TIME). */
    ANNOUNCEMENT_LOCK("ovs.announcement-lock", Evidence.MEASURED),
    /** Bonds refuse frames on the wrong member, and reflected ones (spec 2.5; {@code bond_check_admissibility}). */
    BOND_ADMISSION("ovs.bond-admission", Evidence.MEASURED),
    /** A bond that changes its active member teaches the outside by RARP ({@code bond_send_learning_packets}). */
    BOND_TEACHES_OUTSIDE("ovs.bond-teaches-outside", Evidence.DOCUMENTED),
    /** Reserved destinations are dropped before learning (spec 5 step 3). */
    RESERVED_DESTINATION("ovs.reserved-destination", Evidence.MEASURED),
    /** A frame whose tag the port does not carry is dropped before learning (spec 5 step 2). */
    VLAN_ADMISSION("ovs.vlan-admission", Evidence.MEASURED),
    /** No frame leaves by the port it came in at (spec 5 step 7). */
    NO_HAIRPIN("ovs.no-hairpin", Evidence.MEASURED),
    /** An unknown destination is flooded to every other port of the VLAN (spec 5 step 8). */
    FLOODS_UNKNOWN("ovs.floods-unknown", Evidence.MEASURED),
    /** VLANs in flood_vlans are neither learned nor looked up (spec 1). */
    FLOOD_VLANS("ovs.flood-vlans", Evidence.MEASURED),
    /** No frame between protected ports (vswitch.xml, Port {@code protected}). */
    PROTECTED_PORTS("ovs.protected-ports", Evidence.MEASURED),
    /** Static entries neither age nor move (spec 2; {@code fdb/add}). */
    STATIC_ENTRIES("ovs.static-entries", Evidence.MEASURED),
    /** Flush, port removal and reconfiguration empty the table or the port (spec 2.2). */
    FLUSH("ovs.flush", Evidence.MEASURED),
    /** A change of the tables makes cached flows be decided anew (spec 4). */
    REVALIDATION("ovs.revalidation", Evidence.MEASURED),
    /** With the kernel datapath a learned change takes effect after the next dump only (spec 4; unverified). */
    KERNEL_CORRECTION_DELAY("ovs.kernel-correction-delay", Evidence.ASSUMED),
    /** Flows unused for max-idle go; the next frame is an upcall again (spec 1, 4). */
    FLOW_IDLES_OUT("ovs.flow-idles-out", Evidence.MEASURED),
    /** A patch port continues in the peer bridge with that bridge's own table (spec 6). */
    PATCH_PORTS("ovs.patch-ports", Evidence.MEASURED),
    /** Frames that an OpenFlow pipeline outputs explicitly teach nothing (spec 2.2, 7). */
    LEARNING_BYPASS("ovs.learning-bypass", Evidence.DOCUMENTED),
    /** A rule before NORMAL outputs to its ports without a lookup, and teaches only where it says so (spec 2.2, 7). */
    EXPLICIT_OUTPUT("ovs.explicit-output", Evidence.DOCUMENTED),
    /** neutron's explicitly_egress_direct: instance ports never flood (spec 7). */
    EGRESS_DIRECT("ovs.egress-direct", Evidence.DOCUMENTED);

    private final String id;
    private final Evidence evidence;

    OvsRule(String id, Evidence evidence) {
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
