package io.floodscope.bridge.fdb;

/**
 * Aging to the nanosecond after the last refresh: the Linux bridge ({@code ageing_time}, kernel {@code br_fdb.c}
 * {@code has_expired}) and switches with {@code aging_sweep: exact}.
 *
 * @param agingNanos aging time in ns; {@link AgingRule#NEVER} = entries stay for ever
 */
public record ExactAging(long agingNanos) implements AgingRule {

    /** Checks the range. */
    public ExactAging {
        if (agingNanos <= 0) {
            throw new IllegalArgumentException("an aging time is longer than 0 ns, got " + agingNanos);
        }
    }

    /** Entries that never age. */
    public static ExactAging never() {
        return new ExactAging(NEVER);
    }

    @Override
    public long deadlineAfter(long refreshNanos) {
        return agingNanos == NEVER ? NEVER : refreshNanos + agingNanos;
    }
}
