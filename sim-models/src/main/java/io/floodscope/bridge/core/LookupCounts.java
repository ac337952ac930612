package io.floodscope.bridge.core;

/** How often the unicast frames that came in at a port found their destination in the MAC table. */
public final class LookupCounts {

    private long hits;
    private long misses;

    /** The destination was there. */
    public void hit() {
        hits++;
    }

    /** It was not: the frame was flooded, or dropped where the policy says so. */
    public void miss() {
        misses++;
    }

    /** Frames whose destination was in the table. */
    public long hits() {
        return hits;
    }

    /** Frames whose destination was not. */
    public long misses() {
        return misses;
    }
}
