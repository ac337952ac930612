package io.floodscope.host.neigh;

/** How many entries a table held over time. */
public final class Occupancy {

    private static final long NANOS_PER_MICRO = 1_000L;

    private int now;
    private int most;
    private long sinceNanos;
    private long entryMicros;

    /** The table holds this many entries from now on. */
    void set(long nowNanos, int entries) {
        advance(nowNanos);
        now = entries;
        most = Math.max(most, entries);
    }

    /** Whole microseconds only: the sum over a day of 100,000 entries still fits a long. */
    private void advance(long nowNanos) {
        long micros = (nowNanos - sinceNanos) / NANOS_PER_MICRO;
        entryMicros += micros * now;
        sinceNanos += micros * NANOS_PER_MICRO;
    }

    /** Most entries at once. */
    public int most() {
        return most;
    }

    /** Sum over all entries of the time that each was there up to now, in us. */
    public long entryMicros(long nowNanos) {
        advance(nowNanos);
        return entryMicros;
    }
}
