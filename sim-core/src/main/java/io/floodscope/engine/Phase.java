package io.floodscope.engine;

/**
 * Order of events that fall on the same nanosecond. <b>The declaration order is load-bearing</b>: it decides boundary cases
 * (does a frame that arrives at the very instant of expiry still find the entry?) and so every fingerprint.
 */
public enum Phase {
    /** Tables age first: an entry whose limit is reached is gone for a frame of the same instant (OVS spec, vector 1). */
    HOUSEKEEPING,
    /** Frames arrive at ports. */
    DELIVERY,
    /** Protocol timers: neighbour states, probes, adverts, controllers. */
    TIMER,
    /** Traffic sources send. */
    TRAFFIC,
    /** Operators act and samplers look, after all else has settled. */
    SAMPLE;

    /** How far a phase is shifted in the second word of a queue key; the sequence number fills the bits below. */
    static final int SHIFT = 60;

    private final long bits = (long) ordinal() << SHIFT;

    /** The phase as the upper bits of a key: comparing keys compares the phase first and the sequence then. */
    long key(long sequence) {
        return bits | sequence;
    }
}
