package io.floodscope.bridge.generic;

import io.floodscope.bridge.core.Expiry;
import io.floodscope.bridge.core.UnknownUnicastPolicy;
import io.floodscope.bridge.fdb.AgingRule;

/**
 * Settings of a hardware switch.
 *
 * @param agingNanos MAC aging time as configured, in ns; {@link AgingRule#NEVER} = entries stay
 * @param effectiveAgingNanos aging time that the hardware really uses, in ns (incident class L)
 * @param sweep how idle entries are found
 * @param tableSize limit of the table
 * @param expiry what keeps entries alive
 * @param unknownUnicast what happens to unknown unicast
 * @param arpSuppression whether ARP requests for known addresses are answered here (EVPN)
 * @param fastAgingNanos aging time during a spanning tree topology change, in ns (forward delay, 15 s by IEEE 802.1D)
 */
public record SwitchParams(
        long agingNanos,
        long effectiveAgingNanos,
        Sweep sweep,
        int tableSize,
        Expiry expiry,
        UnknownUnicastPolicy unknownUnicast,
        boolean arpSuppression,
        long fastAgingNanos) {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** How idle entries are found. */
    public enum Sweep {
        /** Each entry at its own time. */
        EXACT,
        /** By a sweep once per aging time: between one and two aging times. */
        UP_TO_2X
    }

    /** IEEE 802.1D: 300 s, exact, refreshed by source, unknown unicast flooded. */
    public static final SwitchParams DEFAULTS = ofAging(300 * NANOS_PER_SECOND);

    /** Checks the ranges. */
    public SwitchParams {
        if (agingNanos <= 0 || effectiveAgingNanos <= 0 || tableSize <= 0 || fastAgingNanos <= 0) {
            throw new IllegalArgumentException("aging times and table size of a switch are above 0");
        }
    }

    /** The defaults with another aging time in ns. */
    public static SwitchParams ofAging(long nanos) {
        return new SwitchParams(
                nanos,
                nanos,
                Sweep.EXACT,
                32_768,
                Expiry.SINCE_LEARNED_AS_SOURCE,
                UnknownUnicastPolicy.FLOOD,
                false,
                15 * NANOS_PER_SECOND);
    }

    /** The same with an aging time in effect that differs from the configured one. */
    public SwitchParams withEffectiveAgingNanos(long nanos) {
        return new SwitchParams(
                agingNanos, nanos, sweep, tableSize, expiry, unknownUnicast, arpSuppression, fastAgingNanos);
    }

    /** The same with another sweep. */
    public SwitchParams withSweep(Sweep changed) {
        return new SwitchParams(
                agingNanos,
                effectiveAgingNanos,
                changed,
                tableSize,
                expiry,
                unknownUnicast,
                arpSuppression,
                fastAgingNanos);
    }

    /** The same with another table size. */
    public SwitchParams withTableSize(int size) {
        return new SwitchParams(
                agingNanos, effectiveAgingNanos, sweep, size, expiry, unknownUnicast, arpSuppression, fastAgingNanos);
    }

    /** The same with another expiry. */
    public SwitchParams withExpiry(Expiry changed) {
        return new SwitchParams(
                agingNanos,
                effectiveAgingNanos,
                sweep,
                tableSize,
                changed,
                unknownUnicast,
                arpSuppression,
                fastAgingNanos);
    }

    /** The same with another unknown-unicast policy. */
    public SwitchParams withUnknownUnicast(UnknownUnicastPolicy policy) {
        return new SwitchParams(
                agingNanos, effectiveAgingNanos, sweep, tableSize, expiry, policy, arpSuppression, fastAgingNanos);
    }

    /** The same with another aging time, in ns, during a topology change. */
    public SwitchParams withFastAgingNanos(long nanos) {
        return new SwitchParams(
                agingNanos, effectiveAgingNanos, sweep, tableSize, expiry, unknownUnicast, arpSuppression, nanos);
    }

    /** The same with ARP suppression on or off. */
    public SwitchParams withArpSuppression(boolean suppress) {
        return new SwitchParams(
                agingNanos, effectiveAgingNanos, sweep, tableSize, expiry, unknownUnicast, suppress, fastAgingNanos);
    }
}
