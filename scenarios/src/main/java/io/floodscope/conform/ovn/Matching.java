package io.floodscope.conform.ovn;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Pairwise comparison of times as the trace format defines it. */
final class Matching {

    private Matching() {}

    /**
     * Sorts both sides; numbers must be equal and each found time within the tolerance of its partner.
     *
     * @return what is wrong, or empty
     */
    static Optional<String> times(double[] expected, List<Double> found, double early, double late) {
        double[] want = expected.clone();
        Arrays.sort(want);
        double[] got = found.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (want.length != got.length) {
            return Optional.of("expected " + want.length + " at " + text(want) + ", got " + got.length + " at "
                    + text(got) + " (tolerance -" + early + "/+" + late + " ms)");
        }
        for (int i = 0; i < want.length; i++) {
            if (got[i] < want[i] - early || got[i] > want[i] + late) {
                return Optional.of("expected " + millis(want[i]) + ", got " + millis(got[i]) + " (tolerance -" + early
                        + "/+" + late + " ms)");
            }
        }
        return Optional.empty();
    }

    static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f ms", value);
    }

    private static String text(double[] times) {
        return Arrays.stream(times)
                .limit(12)
                .mapToObj(Matching::millis)
                .collect(Collectors.joining(", ", "[", times.length > 12 ? ", ...]" : "]"));
    }
}
