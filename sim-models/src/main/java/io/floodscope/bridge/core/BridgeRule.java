package io.floodscope.bridge.core;

import io.floodscope.rules.Evidence;
import io.floodscope.rules.Rule;

/** Rules of bridges that look at every frame: the Linux bridge and hardware switches. */
public enum BridgeRule implements Rule {
    /** Every frame from a unicast source refreshes its entry (IEEE 802.1D 7.8; kernel {@code br_fdb_update}). */
    LEARNS_FROM_EVERY_FRAME("bridge.learns-from-every-frame", Evidence.MEASURED),
    /** A frame from a group address or from zeros goes nowhere and teaches nothing (kernel {@code br_handle_frame}). */
    INVALID_SOURCE("bridge.invalid-source", Evidence.MEASURED),
    /** An idle entry goes exactly after the aging time (IEEE 802.1D 7.9.2; traces with a Linux leaf). */
    EXACT_AGING("bridge.exact-aging", Evidence.MEASURED),
    /** An idle entry goes at the second sweep after its last frame (gateway spec 1.1, notes). */
    SWEPT_AGING("bridge.swept-aging", Evidence.DOCUMENTED),
    /** An unknown destination is flooded (IEEE 802.1D 7.7.1). */
    FLOODS_UNKNOWN("bridge.floods-unknown", Evidence.MEASURED),
    /** Frames to an address refresh it too, where a table ages by use (incident 20). */
    IDLE_ON_USE("bridge.idle-on-use", Evidence.DOCUMENTED),
    /** Carrier loss empties a port's part of the table (kernel {@code br_stp_disable_port}; gateway spec 7.3). */
    CARRIER_FLUSH("bridge.carrier-flush", Evidence.DOCUMENTED),
    /** A topology change ages by the forward delay (IEEE 802.1D 7.9.2; kernel {@code hold_time}). */
    TOPOLOGY_CHANGE("bridge.topology-change", Evidence.DOCUMENTED),
    /** Unknown unicast is dropped or limited where a switch is told so (incidents 1 and 8). */
    UNKNOWN_UNICAST_POLICY("bridge.unknown-unicast-policy", Evidence.DOCUMENTED),
    /** Frames that go by a rule are not looked up, and teach only if it says so (incidents 6, 7 and 18). */
    EXPLICIT_RULE("bridge.explicit-rule", Evidence.DOCUMENTED),
    /**
     * ARP requests for known addresses are answered by the switch, and gratuitous ARP teaches it and goes no further (RFC
     * 7432 section 10; kernel neigh_suppress, br_arp_nd_proxy.c).
     */
    ARP_SUPPRESSION("bridge.arp-suppression", Evidence.DOCUMENTED);

    private final String id;
    private final Evidence evidence;

    BridgeRule(String id, Evidence evidence) {
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
