package io.floodscope.bench;

/**
 * The numbers that every simulator under comparison draws: three tables of 65,536 values from one splitmix64 stream that
 * starts at 42. Each table has a running counter and begins again when it is used up.
 */
public final class CommonRandomNumbers {

    private static final int SIZE = 1 << 16;
    private static final int MASK = SIZE - 1;
    private static final long SEED = 42;

    private final long[] exponential = new long[SIZE];
    private final long[] uniform = new long[SIZE];
    private final int[] index = new int[SIZE];
    private long state = SEED;
    private int nextExponential;
    private int nextUniform;
    private int nextIndex;

    /** Fills the tables; all counters stand at zero. */
    public CommonRandomNumbers() {
        for (int i = 0; i < SIZE; i++) {
            exponential[i] = 1 + (long) Math.floor(-StrictMath.log(unit()) * 1e9);
        }
        for (int i = 0; i < SIZE; i++) {
            uniform[i] = 15_000_000_000L + (long) Math.floor(unit() * 30e9);
        }
        for (int i = 0; i < SIZE; i++) {
            index[i] = (int) (draw() >>> 33);
        }
    }

    /** The next exponentially distributed duration with mean 1 s, in nanoseconds. */
    public long exponentialNanos() {
        return exponential[nextExponential++ & MASK];
    }

    /** The next duration between 15 s and 45 s, in nanoseconds: the reachable time of a Linux neighbour. */
    public long uniformNanos() {
        return uniform[nextUniform++ & MASK];
    }

    /** The next 31-bit whole number, for choosing a victim. */
    public int index() {
        return index[nextIndex++ & MASK];
    }

    /** The middle of one of 2^53 equal parts of (0, 1). */
    private double unit() {
        return ((draw() >>> 11) + 0.5) * 0x1p-53;
    }

    private long draw() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
