package io.floodscope.traffic;

/**
 * When a deterministic flow sends: at {@code first}, then every {@code interval}, until the count is reached or the end.
 *
 * @param firstNanos time of the first packet, in simulated ns
 * @param intervalNanos time between packets, more than 0
 * @param count packets to send, or {@link #UNLIMITED}
 * @param endNanos no packet at or after this time, or {@link #UNLIMITED}
 */
public record FlowSchedule(long firstNanos, long intervalNanos, long count, long endNanos) {

    /** No limit. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    /** Checks the ranges. */
    public FlowSchedule {
        if (firstNanos < 0 || intervalNanos <= 0 || count < 0) {
            throw new IllegalArgumentException("a flow starts at 0 or later with an interval above 0, got first "
                    + firstNanos + " ns, interval " + intervalNanos + " ns, count " + count);
        }
    }

    /** For ever from a time on. */
    public static FlowSchedule every(long firstNanos, long intervalNanos) {
        return new FlowSchedule(firstNanos, intervalNanos, UNLIMITED, UNLIMITED);
    }

    /** One packet. */
    public static FlowSchedule once(long atNanos) {
        return new FlowSchedule(atNanos, 1, 1, UNLIMITED);
    }

    /** The same, ending at a time. */
    public FlowSchedule until(long nanos) {
        return new FlowSchedule(firstNanos, intervalNanos, count, nanos);
    }

    /** The same, with this many packets. */
    public FlowSchedule times(long packets) {
        return new FlowSchedule(firstNanos, intervalNanos, packets, endNanos);
    }

    /** Time of packet {@code number}, counted from 0. */
    public long timeOf(long number) {
        return firstNanos + number * intervalNanos;
    }

    /** Whether packet {@code number}, counted from 0, is still sent. */
    public boolean has(long number) {
        return number < count && timeOf(number) < endNanos;
    }

    /** Packets sent in [from, to). */
    public long countBetween(long fromNanos, long toNanos) {
        return before(toNanos) - before(fromNanos);
    }

    private long before(long nanos) {
        long bound = Math.min(nanos, endNanos);
        return bound <= firstNanos ? 0 : Math.min(count, (bound - firstNanos + intervalNanos - 1) / intervalNanos);
    }
}
