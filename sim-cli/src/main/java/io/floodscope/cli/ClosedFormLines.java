package io.floodscope.cli;

import io.floodscope.scenario.experiment.Axis;
import io.floodscope.scenario.experiment.SweepPlan;
import io.floodscope.scenario.experiment.SweepTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Works borders out from the scenario of a sweep, where one setting is an aging time and something was flooded. */
final class ClosedFormLines implements SweepLines {

    private final LoadedSweep sweep;
    private final SweepPlan plan;
    private final SweepTable table;
    private final Map<String, @Nullable Line> known = new LinkedHashMap<>();
    private @Nullable SweepBorder border;
    private boolean asked;

    ClosedFormLines(LoadedSweep sweep, SweepTable table) {
        this.sweep = sweep;
        this.plan = sweep.plan();
        this.table = table;
    }

    /** All borders that were asked for and exist. */
    List<Line> known() {
        List<Line> lines = new ArrayList<>();
        known.values().forEach(line -> {
            if (line != null) {
                lines.add(line);
            }
        });
        return lines;
    }

    @Override
    public @Nullable Line line(int x, int y, String rest, List<String> row) {
        String key = x + " " + y + " " + rest;
        if (!known.containsKey(key)) {
            known.put(key, worked(x, y, rest, row));
        }
        return known.get(key);
    }

    private @Nullable Line worked(int x, int y, String rest, List<String> row) {
        SweepBorder by = SweepBorder.isAging(plan.axes().get(y).path()) ? border() : null;
        if (by == null) {
            return null;
        }
        Axis across = plan.axes().get(x);
        List<String> values = across.values().stream()
                .sorted(Comparator.comparingDouble(SweepBorder::number))
                .distinct()
                .toList();
        double[] places = values.stream().mapToDouble(SweepBorder::number).toArray();
        List<double[]> points = by.points(sets(row, x, y), across.path(), values, places);
        return points.size() < 2
                ? null
                : new Line(across.path(), plan.axes().get(y).path(), rest, by.label(), points);
    }

    private @Nullable SweepBorder border() {
        if (!asked) {
            asked = true;
            int flooded = IntStream.range(0, plan.metrics().size())
                    .filter(m -> plan.metrics().get(m).startsWith("flood")
                            || plan.metrics().get(m).startsWith("unwanted"))
                    .findFirst()
                    .orElse(-1);
            border = flooded < 0
                    ? null
                    : table.rows().stream()
                            .filter(row -> value(row, flooded) > 0)
                            .max(Comparator.comparingDouble(row -> value(row, flooded)))
                            .map(row -> new SweepBorder(sweep.scenario(), sets(row, -1, -1)))
                            .orElse(null);
        }
        return border;
    }

    private double value(List<String> row, int metric) {
        String cell = row.get(1 + plan.axes().size() + 3 + metric);
        return cell.isEmpty() ? 0 : Double.parseDouble(cell);
    }

    private List<String> sets(List<String> row, int without, int withoutToo) {
        List<String> sets = new ArrayList<>();
        for (int a = 0; a < plan.axes().size(); a++) {
            if (a != without && a != withoutToo) {
                sets.add(plan.axes().get(a).path() + "=" + row.get(1 + a));
            }
        }
        return sets;
    }
}
