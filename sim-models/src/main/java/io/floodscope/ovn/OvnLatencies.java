package io.floodscope.ovn;

import io.floodscope.random.RandomStream;

/**
 * How long OVN's processes take. Ranges in microseconds, drawn uniformly; the defaults reproduce the recorded traces.
 *
 * @param packetIn from a packet's arrival to the controller's reaction
 * @param packetInGap least time between two reactions (the controller works serially)
 * @param gather from the first due write to its transaction: what becomes due meanwhile goes with it
 * @param transaction of a southbound write
 * @param release from a row's appearance to its kept packets
 * @param northdWake from a due time to northd's deletion
 * @param northdReaction from a change of the tables to northd's run
 * @param northdStart from the start of the process to its first run
 * @param probe from a sample to its probes
 * @param sampleAtOnce from a lowered threshold to the sample it causes
 * @param bfdDown from a gateway chassis' death to the claim of its ports by the next
 * @param bfdUp from its return to its own claim
 * @param firstAnnouncement from such a claim to the first announcement
 * @param broadcastDelayMillis largest delay of rows taught by a group-addressed packet, in ms; drawn from 1 to this
 */
public record OvnLatencies(
        Range packetIn,
        long packetInGap,
        long gather,
        Range transaction,
        Range release,
        Range northdWake,
        Range northdReaction,
        Range northdStart,
        Range probe,
        long sampleAtOnce,
        Range bfdDown,
        Range bfdUp,
        long firstAnnouncement,
        int broadcastDelayMillis) {

    /**
     * A range of microseconds.
     *
     * @param low smallest
     * @param high largest
     */
    public record Range(long low, long high) {
        /** Checks the order. */
        public Range {
            if (low < 0 || high < low) {
                throw new IllegalArgumentException("not a range of microseconds: " + low + " to " + high);
            }
        }

        long drawNanos(RandomStream stream) {
            return high == low ? low * 1_000 : (low + stream.nextLong(high - low + 1)) * 1_000;
        }
    }

    private static final Range ZERO = new Range(0, 0);

    /** As measured on OVN 23.03.1 and 26.03.2. */
    public static final OvnLatencies MEASURED = new OvnLatencies(
            new Range(300, 800),
            60,
            2_000,
            new Range(500, 1_500),
            new Range(0, 1_000),
            new Range(5_000, 14_000),
            new Range(3_000, 6_000),
            new Range(8_000, 20_000),
            new Range(500, 1_800),
            18_000,
            new Range(2_100_000, 3_000_000),
            new Range(1_000_000, 1_900_000),
            1_000_000,
            50);

    /** Nothing takes any time: for discrete timelines and for questions about timers alone. */
    public static final OvnLatencies NONE =
            new OvnLatencies(ZERO, 0, 0, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, 0, ZERO, ZERO, 0, 0);
}
