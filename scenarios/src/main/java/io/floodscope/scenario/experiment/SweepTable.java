package io.floodscope.scenario.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * The tidy table of a sweep: one row per run, ordered by run number, whatever order they finished in.
 *
 * @param columns names: run, one per axis, seed, verdict, events, one per metric
 * @param rows values as text
 */
public record SweepTable(List<String> columns, List<List<String>> rows) {

    /** The table of all runs that a journal holds. */
    public static SweepTable of(SweepPlan plan, SweepJournal journal) {
        List<String> columns = new ArrayList<>(List.of("run"));
        plan.axes().forEach(axis -> columns.add(axis.path()));
        columns.addAll(List.of("seed", "verdict", "events"));
        columns.addAll(plan.metrics());
        List<List<String>> rows = new ArrayList<>();
        for (RunRow row : journal.rows()) {
            rows.add(cells(plan.run(row.id()), row));
        }
        return new SweepTable(List.copyOf(columns), List.copyOf(rows));
    }

    /** The row of one run. */
    public static List<String> cells(PlannedRun run, RunRow row) {
        List<String> cells = new ArrayList<>(List.of(Integer.toString(row.id())));
        cells.addAll(run.values());
        cells.addAll(List.of(Long.toString(run.seed()), row.verdict(), Long.toString(row.events())));
        cells.addAll(row.metrics());
        return List.copyOf(cells);
    }
}
