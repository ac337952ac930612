package io.floodscope.bridge.fdb;

/**
 * When an entry that was refreshed at some instant and never again is gone. A pure function, monotone in its argument, so
 * that the least recently refreshed entry of a table is always the next to expire.
 */
public sealed interface AgingRule permits ExactAging, SweptAging, WholeSecondAging {

    /** What {@link #deadlineAfter} says when entries never age. */
    long NEVER = Long.MAX_VALUE;

    /** The instant, in ns of simulated time, from which an entry refreshed at {@code refreshNanos} is gone. */
    long deadlineAfter(long refreshNanos);

    /** The aging time in effect, in ns; {@link #NEVER} if entries do not age. */
    long agingNanos();
}
