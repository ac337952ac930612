package io.floodscope.bridge.fdb;

/** What a full table does with an address that it does not have yet. */
public enum WhenFull {
    /** The oldest entry of the port that owns most makes room (Open vSwitch). */
    EVICT_FROM_FULLEST_PORT,
    /** The oldest entry of all makes room. */
    EVICT_OLDEST,
    /** The address is not learned (Linux {@code fdb_max_learned}, switches whose memory is full). */
    REFUSE
}
