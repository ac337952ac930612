package io.floodscope.report.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of simulated time.
 *
 * @param startNanos first instant
 * @param endNanos end, not before the start
 */
public record Interval(long startNanos, long endNanos) {

    /** Its length. */
    public long lengthNanos() {
        return endNanos - startNanos;
    }

    /** Stretches in order that cover the same time without overlapping. */
    public static List<Interval> union(List<Interval> intervals) {
        List<Interval> sorted = new ArrayList<>(intervals);
        sorted.sort(Comparator.comparingLong(Interval::startNanos));
        List<Interval> merged = new ArrayList<>();
        for (Interval next : sorted) {
            Interval last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && next.startNanos <= last.endNanos) {
                merged.set(merged.size() - 1, new Interval(last.startNanos, Math.max(last.endNanos, next.endNanos)));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    /**
     * As few stretches as can be drawn: up to so many stay as they are; of more, those that are nearer to each other than the
     * run's length divided by that number become one. Every stretch is inside one of the result.
     *
     * @param apart stretches in order that do not overlap, between 0 and the end of the run
     */
    public static List<Interval> atMost(int most, List<Interval> apart, long endNanos) {
        if (apart.size() <= most) {
            return apart;
        }
        long gap = Math.max(1, endNanos / most);
        List<Interval> merged = new ArrayList<>();
        for (Interval next : apart) {
            Interval last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && next.startNanos - last.endNanos < gap) {
                merged.set(merged.size() - 1, new Interval(last.startNanos, next.endNanos));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    /** Total length of stretches that do not overlap. */
    public static long total(List<Interval> intervals) {
        return intervals.stream().mapToLong(Interval::lengthNanos).sum();
    }
}
