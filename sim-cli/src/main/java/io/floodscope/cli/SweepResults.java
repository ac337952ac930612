package io.floodscope.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import io.floodscope.report.chart.HeatMap;
import io.floodscope.scenario.experiment.Axis;
import io.floodscope.scenario.experiment.SweepPlan;
import io.floodscope.scenario.experiment.SweepTable;
import io.floodscope.scenario.load.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The folder of a finished sweep, read back from {@code runs.csv} and {@code manifest.json}. */
final class SweepResults {

    private static final List<String> AFTER_AXES = List.of("seed", "verdict", "events");

    private final SweepPlan plan;
    private final SweepTable table;
    private final JsonNode manifest;

    private SweepResults(SweepPlan plan, SweepTable table, JsonNode manifest) {
        this.plan = plan;
        this.table = table;
        this.manifest = manifest;
    }

    static SweepResults read(String command, Path folder) {
        List<List<String>> lines = new ArrayList<>();
        JsonNode manifest;
        try (CsvReader<?> csv = CsvReader.builder().ofCsvRecord(folder.resolve("runs.csv"))) {
            csv.forEach(line -> lines.add(((de.siegmar.fastcsv.reader.CsvRecord) line).getFields()));
            manifest = JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("manifest.json")));
        } catch (IOException | JacksonException e) {
            throw new BadInputException(
                    "floodscope " + command + ": " + folder + " is not the folder of a finished sweep: "
                            + (e instanceof java.nio.file.NoSuchFileException
                                    ? "there is no " + Path.of(e.getMessage()).getFileName()
                                    : e.getMessage()));
        }
        int seed = lines.isEmpty() ? -1 : lines.get(0).indexOf("seed");
        if (lines.size() < 2
                || seed < 1
                || !lines.get(0)
                        .subList(seed, Math.min(seed + 3, lines.get(0).size()))
                        .equals(AFTER_AXES)) {
            throw new BadInputException("floodscope " + command + ": " + folder.resolve("runs.csv")
                    + " is not the table of a sweep: expected columns run, settings, seed, verdict, events, metrics");
        }
        List<String> columns = lines.get(0);
        List<List<String>> rows = lines.subList(1, lines.size());
        List<Axis> axes = new ArrayList<>();
        for (int a = 1; a < seed; a++) {
            Set<String> values = new LinkedHashSet<>();
            for (List<String> row : rows) {
                values.add(row.get(a));
            }
            axes.add(new Axis(columns.get(a), List.copyOf(values)));
        }
        JsonNode seeds = manifest.path("seeds");
        SweepPlan plan = new SweepPlan(
                axes, seeds.path(0).asLong(1), seeds.path(1).asLong(1), columns.subList(seed + 3, columns.size()));
        return new SweepResults(plan, new SweepTable(columns, rows), manifest);
    }

    /** One row per run, as runs.csv has them. */
    SweepTable table() {
        return table;
    }

    /** What manifest.json says. */
    JsonNode manifest() {
        return manifest;
    }

    /**
     * A picture of one metric over two settings.
     *
     * @param x setting from left to right; null for the first
     * @param y setting from bottom to top; null for the second, if there is one
     * @param metric null for the first
     * @param where {@code path=value} for settings that are not drawn; needed if they have several values
     */
    HeatMap picture(@Nullable String x, @Nullable String y, @Nullable String metric, List<String> where) {
        List<String> paths = plan.axes().stream().map(Axis::path).toList();
        if (paths.isEmpty()) {
            throw new BadInputException("floodscope report: the sweep varies no setting, so there is nothing to draw");
        }
        boolean agingUp = x == null && y == null && paths.size() > 1 && SweepBorder.isAging(paths.get(0));
        String across = known("--x", agingUp ? paths.get(1) : x == null ? first(paths, y) : x, paths);
        String up = y == null && paths.size() < 2 ? null : known("--y", y == null ? first(paths, across) : y, paths);
        if (across.equals(up)) {
            throw new BadInputException("floodscope report: --x and --y name the same setting, '" + across + "'");
        }
        String drawn = known("--z", metric == null ? plan.metrics().get(0) : metric, plan.metrics());
        for (String path : up == null ? List.of(across) : List.of(across, up)) {
            for (String value : axis(path).values()) {
                if (Double.isNaN(SweepBorder.number(value))) {
                    throw new BadInputException(
                            "floodscope report: '" + path + "' takes values that are no numbers, such as '" + value
                                    + "', and cannot be an axis of a heat map");
                }
            }
        }
        Map<String, String> fixed = fixed(where, paths);
        for (Axis axis : plan.axes()) {
            boolean free = !axis.path().equals(across) && !axis.path().equals(up);
            if (free && axis.values().size() > 1 && !fixed.containsKey(axis.path())) {
                throw new BadInputException("floodscope report: the sweep also varies '" + axis.path()
                        + "'; choose one value with --where '" + axis.path() + "="
                        + axis.values().get(0) + "' (of "
                        + String.join(", ", axis.values()) + ")");
            }
        }
        String base = manifest.path("inputs").path("base").path("name").asString("");
        return new SweepMaps(base, plan, table, this::line).picture(across, up, drawn, fixed);
    }

    private static String first(List<String> paths, @Nullable String taken) {
        return paths.stream().filter(path -> !path.equals(taken)).findFirst().orElse(paths.get(0));
    }

    private Axis axis(String path) {
        return plan.axes().stream()
                .filter(a -> a.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static String known(String option, String name, List<String> names) {
        if (!names.contains(name)) {
            throw new BadInputException("floodscope report: " + option + ": the sweep has no '" + name + "'; "
                    + Problems.suggest(name, names));
        }
        return name;
    }

    private Map<String, String> fixed(List<String> where, List<String> paths) {
        Map<String, String> fixed = new LinkedHashMap<>();
        for (String text : where) {
            int equals = text.indexOf('=');
            String path = known("--where", equals < 0 ? text : text.substring(0, equals), paths);
            fixed.put(
                    path,
                    known("--where", text.substring(equals + 1), axis(path).values()));
        }
        return fixed;
    }

    private SweepLines.@Nullable Line line(int x, int y, String rest, List<String> row) {
        String across = plan.axes().get(x).path();
        String up = plan.axes().get(y).path();
        for (JsonNode border : manifest.path("borders")) {
            String borderX = border.path("x").asString("");
            String borderY = border.path("y").asString("");
            boolean same = borderX.equals(across) && borderY.equals(up);
            boolean turned = borderX.equals(up) && borderY.equals(across);
            if ((same || turned) && border.path("rest").asString("").equals(rest)) {
                List<double[]> points = new ArrayList<>();
                for (JsonNode point : border.path("points")) {
                    double first = point.path(turned ? 1 : 0).asDouble();
                    points.add(new double[] {first, point.path(turned ? 0 : 1).asDouble()});
                }
                points.sort(Comparator.comparingDouble(point -> point[0]));
                return new SweepLines.Line(
                        across, up, rest, border.path("label").asString(""), points);
            }
        }
        return null;
    }
}
