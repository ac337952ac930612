package io.floodscope.report.sweep;

import io.floodscope.report.chart.HeatMap;
import java.util.List;

/**
 * A finished sweep, ready to be shown.
 *
 * @param name name of the sweep's file
 * @param base name of the scenario's file
 * @param finding what it found, one sentence
 * @param runs number of runs
 * @param axes what was varied, each with its values
 * @param maps a picture for each metric, and for each value of a third setting
 * @param columns names of the table's columns
 * @param rows one row per run, as text, in the order of the plan
 * @param command command that repeats it
 */
public record SweepReport(
        String name,
        String base,
        String finding,
        int runs,
        List<Axis> axes,
        List<HeatMap> maps,
        List<String> columns,
        List<List<String>> rows,
        String command) {

    /** Keeps its own copies. */
    public SweepReport {
        axes = List.copyOf(axes);
        maps = List.copyOf(maps);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** A setting that was varied. */
    public record Axis(String path, List<String> values) {}
}
