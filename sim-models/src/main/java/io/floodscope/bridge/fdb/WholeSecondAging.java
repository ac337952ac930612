package io.floodscope.bridge.fdb;

/**
 * Open vSwitch's aging: {@code expires = floor(monotonic second of the refresh) + aging}, gone when the clock reaches that
 * second. The real life of an entry lies in (aging - 1 s, aging] (OVS spec section 2.1; {@code lib/mac-learning.c}).
 *
 * @param seconds aging time in s
 * @param clock the host's monotonic clock
 */
public record WholeSecondAging(long seconds, MonotonicClock clock) implements AgingRule {

    @Override
    public long deadlineAfter(long refreshNanos) {
        return clock.simulatedNanos(clock.secondAt(refreshNanos) + seconds);
    }

    @Override
    public long agingNanos() {
        return seconds * MonotonicClock.NANOS_PER_SECOND;
    }
}
