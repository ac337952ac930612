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
            case DELIVERED_FRACTION -> 1;
            case SENT_FRAMES, DELIVERED_FRAMES, COPIES_PER_FRAME -> 0;
            case MAC_BINDING_INSERTIONS,
                    MAC_BINDING_MAC_CHANGES,
                    MAC_BINDING_REFRESHES,
                    MAC_BINDING_DELETIONS,
                    MAC_BINDING_ROWS_MAX,
                    MAC_BINDING_OVERDUE_MAX,
                    ROUTER_ANNOUNCEMENTS,
                    OVN_FDB_INSERTIONS,
                    OVN_FDB_REFRESHES,
                    OVN_FDB_DELETIONS,
                    OVN_FDB_ROWS_MAX -> 0;
            default -> -1;
        };
    }
}
