package io.floodscope.ovn;

/**
 * How a chassis looks at its flow statistics. Period and cool-down are shares of the threshold in sixteenths (R23: 12, R25:
 * 3), or fixed times for a custom controller.
 *
 * @param periodSixteenths sampling period in T/16, 0 if {@code periodMillis} holds
 * @param cooldownSixteenths rows younger than this are left alone, in T/16, 0 if {@code cooldownMillis} holds
 * @param periodMillis fixed sampling period in ms
 * @param cooldownMillis fixed cool-down (the skip of a polling controller) in ms
 * @param phaseMillis first sample of a fixed period, ms after the start
 * @param heardArpReplies whether ARP replies with the row's pair count as heard (data from the host always does)
 * @param heardAdvertisements whether neighbour advertisements do
 * @param neverHitRule whether flows that were never hit are left out
 * @param countsPackets the ways of 26.09: a flow is known to have been hit by its packets, else by an idle age below its age in
 *     whole seconds, which misses what came in its first second; ARP requests count as heard; and only rows to which a packet
 *     was sent that did not have to wait for them are asked for
 * @param probe how rows in use that were not heard are asked for
 * @param prober which chassis asks
 * @param senderBySubnet whether the probe's sender is the address of the target's subnet, with no probe where there is none
 *     (else the first of the family)
 */
public record SamplingRules(
        int periodSixteenths,
        int cooldownSixteenths,
        long periodMillis,
        long cooldownMillis,
        long phaseMillis,
        boolean heardArpReplies,
        boolean heardAdvertisements,
        boolean neverHitRule,
        boolean countsPackets,
        Probe probe,
        Prober prober,
        boolean senderBySubnet) {

    /** How a row is asked for. */
    public enum Probe {
        /** Not at all. */
        NONE,
        /** Broadcast ARP request, or multicast neighbour solicitation. */
        BROADCAST,
        /** Unicast to the stored MAC. */
        UNICAST,
        /** Unicast to the stored MAC twice, then as {@link #BROADCAST} until the row is renewed. */
        UNICAST_FIRST
    }

    /** Who asks. */
    public enum Prober {
        /** The chassis that hosts the router port. */
        OWNER,
        /** Every chassis that knows the router, each with the router's MAC (incident 11). */
        ALL
    }

    private static final int UNICAST_TRIES = 2;

    /** No sampling. */
    public static final SamplingRules NONE =
            new SamplingRules(0, 0, 0, 0, 0, false, false, false, false, Probe.NONE, Prober.OWNER, false);

    /** Checks the ranges. */
    public SamplingRules {
        if (periodSixteenths < 0
                || cooldownSixteenths < 0
                || periodMillis < 0
                || cooldownMillis < 0
                || phaseMillis < 0) {
            throw new IllegalArgumentException("sampling times must not be negative");
        }
    }

    /** R23: 3T/4 for both, data from the host only. */
    static SamplingRules r23() {
        return new SamplingRules(12, 12, 0, 0, 0, false, false, false, false, Probe.NONE, Prober.OWNER, false);
    }

    /** R25 as of 26.03.2: 3T/16 for both, broadcast probes by the owner. */
    public static SamplingRules r25() {
        return new SamplingRules(3, 3, 0, 0, 0, true, true, true, false, Probe.BROADCAST, Prober.OWNER, true);
    }

    /** A polling controller that counts data and answers from the host; flows never hit do not count. */
    public static SamplingRules polling(long periodMillis, long skipMillis, long phaseMillis, Probe probe, Prober who) {
        if (periodMillis <= 0) {
            throw new IllegalArgumentException("a poll period must be longer than 0 ms, got " + periodMillis);
        }
        return new SamplingRules(
                0, 0, periodMillis, skipMillis, phaseMillis, true, true, true, false, probe, who, true);
    }

    SamplingRules withoutNeverHitRule() {
        return new SamplingRules(
                periodSixteenths,
                cooldownSixteenths,
                periodMillis,
                cooldownMillis,
                phaseMillis,
                heardArpReplies,
                heardAdvertisements,
                false,
                countsPackets,
                probe,
                prober,
                senderBySubnet);
    }

    SamplingRules withProbe(Probe how, Prober who, boolean bySubnet, boolean advertisements) {
        return new SamplingRules(
                periodSixteenths,
                cooldownSixteenths,
                periodMillis,
                cooldownMillis,
                phaseMillis,
                heardArpReplies,
                advertisements,
                neverHitRule,
                countsPackets,
                how,
                who,
                bySubnet);
    }

    /** The defect of 25.03.0: rows with an IPv6 address are asked for by ARP for 0.0.0.0 where the port has an IPv4 address. */
    boolean asksForV6ByArp() {
        return probe != Probe.NONE && !heardAdvertisements;
    }

    /** The same with flows known to have been hit by their packets. */
    SamplingRules withCountedPackets() {
        return new SamplingRules(
                periodSixteenths,
                cooldownSixteenths,
                periodMillis,
                cooldownMillis,
                phaseMillis,
                heardArpReplies,
                heardAdvertisements,
                neverHitRule,
                true,
                probe,
                prober,
                senderBySubnet);
    }

    /** Whether the next probe goes to the stored MAC alone, after so many since the row was renewed. */
    boolean asksByUnicast(int probesBefore) {
        return probe == Probe.UNICAST || (probe == Probe.UNICAST_FIRST && probesBefore < UNICAST_TRIES);
    }

    boolean samples() {
        return periodSixteenths > 0 || periodMillis > 0;
    }

    long periodMillis(long thresholdMillis) {
        return periodMillis > 0 ? periodMillis : thresholdMillis * periodSixteenths / 16;
    }

    long cooldownMillis(long thresholdMillis) {
        return periodMillis > 0 ? cooldownMillis : thresholdMillis * cooldownSixteenths / 16;
    }
}
