package io.floodscope.scenario.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * All runs of a sweep: the full grid of its axes, each point with every seed. The first axis varies slowest and the seed
 * fastest, so that a run's number depends on the plan alone.
 *
 * @param axes what is varied; may be empty (seeds only)
 * @param firstSeed first seed
 * @param lastSeed last seed
 * @param metrics names of the numbers to record of each run
 */
public record SweepPlan(List<Axis> axes, long firstSeed, long lastSeed, List<String> metrics) {

    /** Most runs that one sweep may have. */
    public static final int MAX_RUNS = 10_000_000;

    /** Checks the size. */
    public SweepPlan {
        axes = List.copyOf(axes);
        metrics = List.copyOf(metrics);
        if (lastSeed < firstSeed) {
            throw new IllegalArgumentException("the last seed " + lastSeed + " comes before the first, " + firstSeed);
        }
        long runs = Math.addExact(lastSeed - firstSeed, 1);
        for (Axis axis : axes) {
            runs = Math.multiplyExact(runs, (long) axis.values().size());
        }
        if (runs > MAX_RUNS) {
            throw new IllegalArgumentException("a sweep has at most " + MAX_RUNS + " runs, this one has " + runs);
        }
    }

    /** Number of runs. */
    public int size() {
        int runs = Math.toIntExact(lastSeed - firstSeed + 1);
        for (Axis axis : axes) {
            runs *= axis.values().size();
        }
        return runs;
    }

    /** The run with this number. */
    public PlannedRun run(int id) {
        if (id < 0 || id >= size()) {
            throw new IllegalArgumentException("no run " + id + " in a plan of " + size());
        }
        int seeds = Math.toIntExact(lastSeed - firstSeed + 1);
        List<String> values = new ArrayList<>();
        int rest = id / seeds;
        for (int a = axes.size() - 1; a >= 0; a--) {
            Axis axis = axes.get(a);
            values.add(0, axis.values().get(rest % axis.values().size()));
            rest /= axis.values().size();
        }
        return new PlannedRun(id, values, firstSeed + id % seeds);
    }
}
