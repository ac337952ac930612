package io.floodscope.bridge.core;

/** What keeps an FDB entry alive (incident 20). */
public enum Expiry {
    /** Frames from the address: how bridges age. */
    SINCE_LEARNED_AS_SOURCE,
    /** Frames from the address and frames to it: one-sided traffic keeps a dead destination for ever. */
    IDLE_ON_USE
}
