package io.floodscope.scenario.run;

import io.floodscope.scenario.schema.AssertSpec;
import io.floodscope.scenario.schema.AssertSpec.Stat;
import io.floodscope.scenario.schema.Metric;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Makes one figure of several, as {@code stat} asks for: the longest of all outages rather than each of them. */
final class Reduction {

    private Reduction() {}

    /** The values themselves without {@code stat}, and of metrics that have one value by nature. */
    static List<Measured> of(AssertSpec spec, Metric metric, List<Measured> values) {
        Stat stat = spec.stat();
        if (stat == null || !metric.isSeveral()) {
            return values;
        }
        if (values.isEmpty()) {
            return stat == Stat.MAX && metric.isLength()
                    ? List.of(Measured.of(String.join(" + ", spec.on()), 0))
                    : List.of();
        }
        return List.of(reduced(stat, String.join(" + ", spec.on()), values));
    }

    /** One of at least one value. */
    private static Measured reduced(Stat stat, String subject, List<Measured> values) {
        Comparator<Measured> bySize = Comparator.comparingDouble(Measured::value);
        return switch (stat) {
            case MIN -> Collections.min(values, bySize);
            case MAX -> Collections.max(values, bySize);
            case MEAN ->
                Measured.of(
                        subject,
                        values.stream().mapToDouble(Measured::value).average().orElseThrow());
        };
    }
}
