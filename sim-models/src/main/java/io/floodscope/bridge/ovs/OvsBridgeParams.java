package io.floodscope.bridge.ovs;

import io.floodscope.bridge.core.UnknownUnicastPolicy;
import java.util.BitSet;

/**
 * Settings of one bridge, as configured; what is in effect follows from OVS's clamps.
 *
 * @param agingSeconds {@code other_config:mac-aging-time} in s; 0 or negative = not set
 * @param tableSize {@code other_config:mac-table-size}; 0 or negative = not set
 * @param floodVlans VLANs without learning (Bridge column {@code flood_vlans})
 * @param forwardBpdu {@code other_config:forward-bpdu}
 * @param unknownUnicast what happens to unknown unicast; plain OVS floods
 */
public record OvsBridgeParams(
        long agingSeconds,
        long tableSize,
        BitSet floodVlans,
        boolean forwardBpdu,
        UnknownUnicastPolicy unknownUnicast) {

    /** mac-aging-time when it is not set, s. */
    public static final long DEFAULT_AGING_SECONDS = 300;
    /** Smallest mac-aging-time in effect, s. */
    public static final long MIN_AGING_SECONDS = 15;
    /** Largest mac-aging-time in effect, s. */
    public static final long MAX_AGING_SECONDS = 3_600;
    /** Smallest mac-table-size in effect. */
    public static final int MIN_TABLE_SIZE = 10;
    /** Largest mac-table-size in effect. */
    public static final int MAX_TABLE_SIZE = 1_000_000;

    /** Nothing set. */
    public static final OvsBridgeParams DEFAULTS =
            new OvsBridgeParams(0, 0, new BitSet(), false, UnknownUnicastPolicy.FLOOD);

    /** Keeps its own copy of the VLANs. */
    public OvsBridgeParams {
        floodVlans = (BitSet) floodVlans.clone();
    }

    /** The aging time in effect, in s ({@code normalize_idle_time}). */
    public static long effectiveAgingSeconds(long configured) {
        if (configured <= 0) {
            return DEFAULT_AGING_SECONDS;
        }
        return Math.min(Math.max(configured, MIN_AGING_SECONDS), MAX_AGING_SECONDS);
    }

    /** The table size in effect ({@code mac_learning_set_max_entries}). */
    public static int effectiveTableSize(long configured, OvsProfile profile) {
        if (configured <= 0) {
            return profile.defaultTableSize();
        }
        return (int) Math.min(Math.max(configured, MIN_TABLE_SIZE), MAX_TABLE_SIZE);
    }

    /** The same with another mac-aging-time in s. */
    public OvsBridgeParams withAgingSeconds(long seconds) {
        return new OvsBridgeParams(seconds, tableSize, floodVlans, forwardBpdu, unknownUnicast);
    }

    /** The same with another mac-table-size. */
    public OvsBridgeParams withTableSize(long size) {
        return new OvsBridgeParams(agingSeconds, size, floodVlans, forwardBpdu, unknownUnicast);
    }

    /** The same with these VLANs not learned. */
    public OvsBridgeParams withFloodVlans(int... vlans) {
        BitSet set = new BitSet();
        for (int vlan : vlans) {
            set.set(vlan);
        }
        return new OvsBridgeParams(agingSeconds, tableSize, set, forwardBpdu, unknownUnicast);
    }

    /** The same with reserved destinations forwarded or not. */
    public OvsBridgeParams withForwardBpdu(boolean forward) {
        return new OvsBridgeParams(agingSeconds, tableSize, floodVlans, forward, unknownUnicast);
    }

    /** The same with another unknown-unicast policy. */
    public OvsBridgeParams withUnknownUnicast(UnknownUnicastPolicy policy) {
        return new OvsBridgeParams(agingSeconds, tableSize, floodVlans, forwardBpdu, policy);
    }
}
