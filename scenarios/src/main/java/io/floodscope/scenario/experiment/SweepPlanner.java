package io.floodscope.scenario.experiment;

import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.run.RunOutcome;
import io.floodscope.scenario.schema.Metric;
import io.floodscope.scenario.schema.SweepSpec;
import io.floodscope.scenario.schema.SweepSpec.AxisSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From what a sweep file says to a plan, noting what cannot be planned. */
public final class SweepPlanner {

    private static final Pattern SEEDS = Pattern.compile("(\\d{1,18})(?:\\.\\.(\\d{1,18}))?");

    private SweepPlanner() {}

    /** First and last seed of {@code N} or {@code A..B}, or null if the text is neither. */
    public static long @Nullable [] seeds(String text) {
        Matcher matcher = SEEDS.matcher(text.strip());
        if (!matcher.matches()) {
            return null;
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2) == null ? first : Long.parseLong(matcher.group(2));
        return last < first ? null : new long[] {first, last};
    }

    /** The plan of a sweep, or null after noting why there is none. */
    public static @Nullable SweepPlan plan(SweepSpec spec, Problems problems) {
        List<Axis> axes = new ArrayList<>();
        for (AxisSpec axis : spec.vary()) {
            List<String> values = values(axis, problems);
            if (!values.isEmpty()) {
                axes.add(new Axis(axis.path(), values));
            }
        }
        List<String> words = Arrays.stream(Metric.values())
                .filter(RunOutcome::hasTotal)
                .map(Metric::word)
                .toList();
        for (String metric : spec.record()) {
            if (!words.contains(metric)) {
                problems.unknown(
                        spec.origin().value("record"),
                        "'" + metric + "' is not a metric with one value for a whole run",
                        metric,
                        words);
            }
        }
        long[] seeds = seeds(spec.seeds());
        if (seeds == null) {
            problems.error(spec.origin().value("seeds"), "expected a seed or a range such as 1..20: " + spec.seeds());
        }
        if (seeds == null || problems.hasErrors()) {
            return null;
        }
        try {
            return new SweepPlan(axes, seeds[0], seeds[1], spec.record());
        } catch (IllegalArgumentException | ArithmeticException e) {
            problems.error(spec.origin().span(), "too many runs: " + e.getMessage());
            return null;
        }
    }

    private static List<String> values(AxisSpec axis, Problems problems) {
        boolean range = axis.from() != null || axis.to() != null || axis.steps() != null;
        if (range == !axis.values().isEmpty()) {
            problems.error(axis.origin().span(), "an axis has either 'values' or 'from', 'to' and 'steps'");
            return List.of();
        }
        if (!range) {
            return axis.values();
        }
        if (axis.from() == null || axis.to() == null || axis.steps() == null) {
            problems.error(axis.origin().span(), "a range needs 'from', 'to' and 'steps'");
            return List.of();
        }
        return AxisRange.values(axis.from(), axis.to(), axis.steps()).orElseGet(() -> {
            problems.error(
                    axis.origin().value("to"),
                    "'from' and 'to' must be two durations, or two numbers with the same unit");
            return List.of();
        });
    }
}
