package io.floodscope.random;

import io.floodscope.trace.Fingerprint;

/**
 * Random streams by name. A stream's numbers depend on the run's seed, its owner and its purpose alone, so adding a host or
 * a draw elsewhere disturbs no other stream.
 */
public final class RandomStreams {

    private final long seed;

    /** Streams of one run. */
    public RandomStreams(long seed) {
        this.seed = seed;
    }

    /** The run's seed. */
    public long seed() {
        return seed;
    }

    /**
     * A fresh stream; asking twice with the same names gives two streams with the same numbers.
     *
     * @param owner who draws, such as {@code host/h1}
     * @param purpose what for, such as {@code reachable-time}
     */
    public RandomStream stream(String owner, String purpose) {
        Fingerprint name = new Fingerprint();
        name.add(seed);
        name.add(owner);
        name.add(purpose);
        return new RandomStream(name.value());
    }
}
