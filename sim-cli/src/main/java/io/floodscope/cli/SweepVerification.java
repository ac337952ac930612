package io.floodscope.cli;

import io.floodscope.random.RandomStream;
import io.floodscope.scenario.experiment.PlannedRun;
import io.floodscope.scenario.experiment.RunRow;
import io.floodscope.scenario.experiment.SweepPlan;
import io.floodscope.scenario.experiment.SweepTable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs some rows of a finished sweep again.
 *
 * @param checked how many were run
 * @param differing the numbers of those that came out otherwise
 */
record SweepVerification(int checked, List<Integer> differing) {

    SweepVerification {
        differing = List.copyOf(differing);
    }

    /**
     * Compares a sample with the rows of the table.
     *
     * @param sample how many rows, or more than there are for all
     */
    static SweepVerification of(SweepPlan plan, SweepTable table, int sample, Function<PlannedRun, RunRow> experiment) {
        List<Integer> differing = new ArrayList<>();
        TreeSet<Integer> chosen = chosen(plan.size(), sample);
        for (int id : chosen) {
            if (!SweepTable.cells(plan.run(id), experiment.apply(plan.run(id)))
                    .equals(table.rows().get(id))) {
                differing.add(id);
            }
        }
        return new SweepVerification(chosen.size(), differing);
    }

    /** The same sample every time, spread over the whole table. */
    private static TreeSet<Integer> chosen(int size, int sample) {
        TreeSet<Integer> ids = new TreeSet<>();
        RandomStream random = new RandomStream(size);
        while (ids.size() < Math.min(sample, size)) {
            ids.add((int) random.nextLong(size));
        }
        return ids;
    }

    String line() {
        return checked - differing.size() + " of " + checked + " re-run results are identical"
                + (differing.isEmpty()
                        ? ""
                        : "; not so: run "
                                + differing.stream().map(String::valueOf).collect(Collectors.joining(", run ")));
    }
}
