package io.floodscope.random;

/** A splitmix64 generator (Steele, Lea and Flood, 2014): 64 bits of state, equidistributed, fast, the same everywhere. */
public final class RandomStream {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    /** A stream that starts from this state. */
    public RandomStream(long seed) {
        this.state = seed;
    }

    /** 64 random bits. */
    public long nextLong() {
        state += GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /**
     * A whole number drawn uniformly from [0, bound), without bias.
     *
     * @throws IllegalArgumentException if the bound is not positive
     */
    public long nextLong(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive, got " + bound);
        }
        long bits = nextLong() >>> 1;
        long value = bits % bound;
        while (bits - value + (bound - 1) < 0) {
            bits = nextLong() >>> 1;
            value = bits % bound;
        }
        return value;
    }

    /** A number drawn uniformly from [0, 1). */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }
}
