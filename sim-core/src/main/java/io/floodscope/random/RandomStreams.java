package io.floodscope.random;

import io.floodscope.trace.Fingerprint;

/**
 * Random streams by name. A stream's numbers depend on the seed, the number of the run, the stream's owner and its purpose
 * alone, so adding a host or a draw elsewhere disturbs no other stream. Runs of one seed are independent of one another.
 */
public final class RandomStreams {

    /** The run of a seed that is meant where no number is given. */
    public static final long FIRST_RUN = 1;

    private final long seed;
    private final long run;

    /** Streams of the first run of a seed. */
    public RandomStreams(long seed) {
        this(seed, FIRST_RUN);
    }

    /**
     * Streams of one run of a seed.
     *
     * @param run its number, from 1
     */
    public RandomStreams(long seed, long run) {
        if (run < FIRST_RUN) {
            throw new IllegalArgumentException("runs of a seed are numbered from " + FIRST_RUN + ", got " + run);
        }
        this.seed = seed;
        this.run = run;
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
        if (run != FIRST_RUN) {
            name.add(run);
        }
        name.add(owner);
        name.add(purpose);
        return new RandomStream(name.value());
    }
}
