package io.floodscope;

import java.util.function.LongConsumer;

/** Runs a property over many seeds; a failure names the seed and how to run it alone. */
public final class Seeds {

    private Seeds() {}

    /**
     * Checks a property for seeds 1 to {@code count}, or for the one given by {@code -Dseed=N}.
     *
     * @throws AssertionError naming the first seed for which the property does not hold
     */
    public static void check(int count, LongConsumer property) {
        Long only = Long.getLong("seed");
        long first = only == null ? 1 : only;
        long last = only == null ? count : only;
        for (long seed = first; seed <= last; seed++) {
            try {
                property.accept(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "fails for seed " + seed + " (again: -Dseed=" + seed + "): " + e.getMessage(), e);
            }
        }
    }
}
