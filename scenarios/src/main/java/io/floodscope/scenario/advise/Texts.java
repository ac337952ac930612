package io.floodscope.scenario.advise;

import io.floodscope.text.Durations;
import java.time.Duration;
import java.util.List;

/** Words that advice is made of. */
final class Texts {

    private static final int MOST = 4;

    private Texts() {}

    static String duration(Duration duration) {
        return Durations.format(duration.toNanos());
    }

    /** {@code a and b}, {@code a, b and 3 more}. */
    static String names(List<String> names) {
        if (names.size() > MOST) {
            return String.join(", ", names.subList(0, MOST - 1)) + " and " + (names.size() - MOST + 1) + " more";
        }
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }

    /** {@code 8,282 s}. */
    static String seconds(long nanos) {
        boolean small = nanos != 0 && nanos < 100_000_000_000L;
        return Durations.readableSeconds(nanos, small ? 1 : 0) + " s";
    }
}
