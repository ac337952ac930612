package io.floodscope.scenario.experiment;

import io.floodscope.scenario.schema.Metric;

/**
 * One metric in two runs.
 *
 * @param metric what was measured
 * @param before its value on side A, in the metric's base unit
 * @param after its value on side B
 * @param judgement whether the change is for the better
 */
public record Effect(Metric metric, double before, double after, Judgement judgement) {

    /** What a change means. */
    public enum Judgement {
        /** B is better. */
        BETTER,
        /** B is worse, by more than the tolerance. */
        WORSE,
        /** No difference beyond the tolerance. */
        SAME,
        /** There is a difference, and it is neither good nor bad in itself. */
        DIFFERENT
    }

    /**
     * Judges a pair of values.
     *
     * @param tolerance how much worse B may be without being worse, as a share of A
     */
    static Effect of(Metric metric, double before, double after, double tolerance) {
        return new Effect(metric, before, after, judge(metric, before, after, tolerance));
    }

    /** B minus A. */
    public double difference() {
        return after - before;
    }

    private static Judgement judge(Metric metric, double before, double after, double tolerance) {
        if (before == after) {
            return Judgement.SAME;
        }
        int direction = direction(metric);
        if (direction == 0) {
            return Judgement.DIFFERENT;
        }
        boolean worse = direction * (after - before) < 0;
        if (!worse) {
            return Judgement.BETTER;
        }
        return Math.abs(after - before) <= tolerance * Math.abs(before) ? Judgement.SAME : Judgement.WORSE;
    }

    /** +1 if more is better, -1 if less is better, 0 if neither. */
    private static int direction(Metric metric) {
        return switch (metric) {
            case DELIVERED_FRACTION, HIT_RATE -> 1;
            case FLOODED_SECONDS,
                    FLOODED_FRACTION,
                    FLOOD_WINDOWS,
                    FLOODED_FRAMES,
                    FLOOD_COPIES,
                    UNWANTED_COPIES,
                    UNWANTED_BYTES,
                    TABLE_EVICTED,
                    TABLE_REFUSED,
                    LOST_FRAMES,
                    UNREACHABLE_SECONDS,
                    TIME_TO_RECOVER_MAX,
                    OUTAGES,
                    WRONG_MAC_SECONDS,
                    ARP_REQUESTS,
                    ARP_REQUESTS_PER_SECOND,
                    ARP_REPLIES,
                    ARP_PACKETS_PER_SECOND,
                    ARP_PACKETS_PER_SECOND_PER_BINDING,
                    ARP_REPLIES_PER_REQUEST,
                    NEIGHBOUR_REFUSALS,
                    NEIGHBOUR_EVICTIONS,
                    NEIGHBOUR_FORCED_COLLECTIONS,
                    MAC_BINDING_PROBES,
                    PROBES_PER_MAC_BINDING,
                    MAC_BINDING_REQUESTS,
                    OVN_ARP_PER_SECOND,
                    MAC_BINDING_LOST_PACKETS -> -1;
            default -> 0;
        };
    }
}
