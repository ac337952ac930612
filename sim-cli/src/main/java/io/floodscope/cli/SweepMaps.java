package io.floodscope.cli;

import io.floodscope.report.chart.HeatMap;
import io.floodscope.report.sweep.SweepReport;
import io.floodscope.report.view.Quantities;
import io.floodscope.scenario.experiment.Axis;
import io.floodscope.scenario.experiment.SweepPlan;
import io.floodscope.scenario.experiment.SweepTable;
import io.floodscope.scenario.schema.Metric;
import io.floodscope.scenario.schema.Unit;
import io.floodscope.text.Durations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The table of a sweep as pictures: for each metric a map over the first two settings whose values are numbers. */
final class SweepMaps {

    /** Pictures at most; the table holds everything. */
    private static final int MOST_MAPS = 24;

    private final String base;
    private final SweepPlan plan;
    private final SweepTable table;
    private final SweepLines lines;
    private final List<Integer> drawn;

    /**
     * Pictures of a table.
     *
     * @param base name of the scenario's file
     * @param lines where the closed form's borders come from
     */
    SweepMaps(String base, SweepPlan plan, SweepTable table, SweepLines lines) {
        this.base = base;
        this.plan = plan;
        this.table = table;
        this.lines = lines;
        this.drawn = IntStream.range(0, plan.axes().size())
                .filter(a -> plan.axes().get(a).values().size() > 1)
                .filter(a -> plan.axes().get(a).values().stream().noneMatch(v -> Double.isNaN(SweepBorder.number(v))))
                .limit(2)
                .boxed()
                .toList();
    }

    /** Everything that the page shows. */
    SweepReport report(Path file) {
        List<HeatMap> maps = maps();
        return new SweepReport(
                String.valueOf(file.getFileName()),
                base,
                maps.isEmpty()
                        ? Quantities.count(plan.size(), "run") + " are done."
                        : maps.get(0).title() + ".",
                plan.size(),
                plan.axes().stream()
                        .map(a -> new SweepReport.Axis(a.path(), a.values()))
                        .toList(),
                maps,
                table.columns(),
                table.rows(),
                "./floodscope sweep " + file);
    }

    /** The pictures. */
    List<HeatMap> maps() {
        List<HeatMap> maps = new ArrayList<>();
        if (drawn.isEmpty()) {
            return maps;
        }
        // The aging time goes up the picture, so that the safe side is the upper one.
        boolean agingFirst = drawn.size() == 2
                && SweepBorder.isAging(plan.axes().get(drawn.get(0)).path());
        int x = agingFirst ? drawn.get(1) : drawn.get(0);
        int y = drawn.size() < 2 ? -1 : agingFirst ? drawn.get(0) : drawn.get(1);
        for (int m = 0; m < plan.metrics().size(); m++) {
            for (Map.Entry<String, List<List<String>>> rest : byRest().entrySet()) {
                if (maps.size() < MOST_MAPS) {
                    maps.add(map(m, x, y, rest.getKey(), rest.getValue()));
                }
            }
        }
        return maps;
    }

    /**
     * One picture of one's own choice.
     *
     * @param xPath setting from left to right
     * @param yPath setting from bottom to top, null for a single row
     * @param metric what is drawn
     * @param where values of the settings that are not drawn, by path
     */
    HeatMap picture(String xPath, @Nullable String yPath, String metric, Map<String, String> where) {
        int x = axis(xPath);
        int y = yPath == null ? -1 : axis(yPath);
        int m = plan.metrics().indexOf(metric);
        List<String> rest = new ArrayList<>();
        for (int a = 0; a < plan.axes().size(); a++) {
            if (a != x && a != y) {
                rest.add(plan.axes().get(a).path() + "="
                        + where.getOrDefault(
                                plan.axes().get(a).path(),
                                plan.axes().get(a).values().get(0)));
            }
        }
        List<List<String>> rows = table.rows().stream()
                .filter(row -> rest.equals(restOf(row, x, y)))
                .toList();
        return map(m, x, y, String.join(", ", rest), rows);
    }

    private int axis(String path) {
        return plan.axes().stream().map(Axis::path).toList().indexOf(path);
    }

    private List<String> restOf(List<String> row, int x, int y) {
        List<String> rest = new ArrayList<>();
        for (int a = 0; a < plan.axes().size(); a++) {
            if (a != x && a != y) {
                rest.add(plan.axes().get(a).path() + "=" + row.get(1 + a));
            }
        }
        return rest;
    }

    /** Rows by the values of the settings that are not drawn. */
    private Map<String, List<List<String>>> byRest() {
        Map<String, List<List<String>>> groups = new LinkedHashMap<>();
        for (List<String> row : table.rows()) {
            List<String> rest = restOf(row, drawn.get(0), drawn.get(drawn.size() - 1));
            groups.computeIfAbsent(String.join(", ", rest), r -> new ArrayList<>())
                    .add(row);
        }
        return groups;
    }

    private HeatMap map(int metric, int x, int y, String rest, List<List<String>> rows) {
        double[] xs = numbers(x);
        double[] ys = y < 0 ? new double[] {1} : numbers(y);
        double[][] sums = new double[ys.length][xs.length];
        int[][] counts = new int[ys.length][xs.length];
        for (List<String> row : rows) {
            int column = Arrays.binarySearch(xs, SweepBorder.number(row.get(1 + x)));
            int line = y < 0 ? 0 : Arrays.binarySearch(ys, SweepBorder.number(row.get(1 + y)));
            double value = value(row, metric);
            if (!Double.isNaN(value)) {
                sums[line][column] += value;
                counts[line][column]++;
            }
        }
        double[][] means = new double[ys.length][xs.length];
        for (int i = 0; i < ys.length; i++) {
            for (int k = 0; k < xs.length; k++) {
                means[i][k] = counts[i][k] == 0 ? Double.NaN : sums[i][k] / counts[i][k];
            }
        }
        SweepLines.Line line = y < 0 ? null : lines.line(x, y, rest, rows.get(0));
        return new HeatMap(
                finding(metric, means),
                subtitle(rest),
                new HeatMap.Axis(label(x), xs),
                new HeatMap.Axis(y < 0 ? "" : label(y), ys),
                means,
                plan.metrics().get(metric) + ", " + unit(metric),
                line == null ? List.of() : line.points(),
                line == null ? "" : line.label());
    }

    private String subtitle(String rest) {
        long seeds = plan.lastSeed() - plan.firstSeed() + 1;
        String of = seeds == 1 ? "seed " + plan.firstSeed() : "mean of " + seeds + " seeds";
        return base + ", " + of + (rest.isEmpty() ? "" : ", " + rest);
    }

    private String finding(int metric, double[][] values) {
        double[] all = Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(v -> !Double.isNaN(v))
                .toArray();
        long none = Arrays.stream(all).filter(v -> v == 0).count();
        return plan.metrics().get(metric) + " is 0 in " + none + " of " + Quantities.count(all.length, "point")
                + ", and at most " + number(Arrays.stream(all).max().orElse(0)) + " " + unit(metric);
    }

    private static String number(double value) {
        return SweepCommand.plain(Math.round(value * 1_000) / 1_000.0);
    }

    private double[] numbers(int axis) {
        return plan.axes().get(axis).values().stream()
                .mapToDouble(SweepBorder::number)
                .sorted()
                .distinct()
                .toArray();
    }

    private String label(int axis) {
        Axis of = plan.axes().get(axis);
        return of.path() + (Durations.tryParse(of.values().get(0)).isPresent() ? ", s" : "");
    }

    /** A metric of a row in the unit of the picture; NaN if the run has none. */
    private double value(List<String> row, int metric) {
        String cell = row.get(1 + plan.axes().size() + 3 + metric);
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell) * scale(metric);
    }

    private Unit base(int metric) {
        return Metric.byWord(plan.metrics().get(metric)).map(Metric::unit).orElse(Unit.COUNT);
    }

    private double scale(int metric) {
        return switch (base(metric)) {
            case RATIO -> 100;
            case BIT_RATE, BYTES -> 1e-6;
            case TIME, COUNT, PER_SECOND -> 1;
        };
    }

    private String unit(int metric) {
        return switch (base(metric)) {
            case RATIO -> "%";
            case BIT_RATE -> "Mbit/s";
            case BYTES -> "MB";
            case TIME -> "s";
            case COUNT -> "in number";
            case PER_SECOND -> "per s";
        };
    }
}
