package io.floodscope.scenario.experiment;

import io.floodscope.scenario.experiment.Effect.Judgement;
import io.floodscope.scenario.run.RunOutcome;
import io.floodscope.scenario.schema.Metric;
import java.util.ArrayList;
import java.util.List;

/**
 * Two runs side by side.
 *
 * @param effects every metric that both runs have, in the order of the language reference
 * @param changes the settings in which they differ
 */
public record Comparison(List<Effect> effects, List<ConfigChange> changes) {

    /** Keeps its own copies. */
    public Comparison {
        effects = List.copyOf(effects);
        changes = List.copyOf(changes);
    }

    /**
     * Compares.
     *
     * @param tolerance how much worse a metric of B may be, as a share of A's, before it counts as a regression
     */
    public static Comparison of(RunOutcome a, RunOutcome b, double tolerance) {
        List<Effect> effects = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            Double before = a.totals().get(metric);
            Double after = b.totals().get(metric);
            if (before != null && after != null) {
                effects.add(Effect.of(metric, before, after, tolerance));
            }
        }
        return new Comparison(
                effects,
                ConfigChange.between(a.result().configuration(), b.result().configuration()));
    }

    /** Why the two runs say nothing about each other, or empty: other seeds or other lengths. */
    public static List<String> unlike(RunOutcome a, RunOutcome b) {
        List<String> reasons = new ArrayList<>();
        if (a.result().seed() != b.result().seed()) {
            reasons.add("seed " + a.result().seed() + " against " + b.result().seed());
        }
        if (a.result().simulatedNanos() != b.result().simulatedNanos()) {
            reasons.add(Metric.FLOODED_SECONDS.unit().format(a.result().simulatedNanos())
                    + " simulated against "
                    + Metric.FLOODED_SECONDS.unit().format(b.result().simulatedNanos()));
        }
        return reasons;
    }

    /** Metrics that got worse beyond the tolerance. */
    public List<Effect> regressions() {
        return effects.stream().filter(e -> e.judgement() == Judgement.WORSE).toList();
    }

    /** Metrics in which the runs differ. */
    public List<Effect> differences() {
        return effects.stream().filter(e -> e.before() != e.after()).toList();
    }
}
