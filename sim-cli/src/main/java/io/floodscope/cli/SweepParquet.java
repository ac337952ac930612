package io.floodscope.cli;

import io.floodscope.report.parquet.ParquetColumn;
import io.floodscope.report.parquet.ParquetColumn.Type;
import io.floodscope.report.parquet.ParquetFile;
import io.floodscope.report.parquet.ParquetTable;
import io.floodscope.scenario.experiment.Axis;
import io.floodscope.scenario.experiment.SweepPlan;
import io.floodscope.scenario.experiment.SweepTable;
import io.floodscope.scenario.schema.Metric;
import io.floodscope.scenario.schema.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The table of a sweep as Parquet: {@code run_id}, a column per varied setting, {@code seed}, {@code verdict},
 * {@code events}, a column per metric. Settings that are all of one kind (durations, sizes, rates, numbers) become numbers in
 * the unit that the column's metadata name; others stay texts.
 */
final class SweepParquet {

    private SweepParquet() {}

    /** A column's type and unit, and how its cells are read. */
    private record Kind(@Nullable Unit unit) {

        static Kind of(Axis axis) {
            for (Unit unit : List.of(Unit.TIME, Unit.COUNT, Unit.RATIO, Unit.BYTES, Unit.BIT_RATE, Unit.PER_SECOND)) {
                if (axis.values().stream().allMatch(value -> unit.parse(value).isPresent())) {
                    return new Kind(unit);
                }
            }
            return new Kind(null);
        }

        ParquetColumn column(String name) {
            Unit of = unit;
            return of == null
                    ? ParquetColumn.of(name, Type.TEXT)
                    : new ParquetColumn(name, Type.DOUBLE, false, Map.of("unit", word(of)));
        }

        Object cell(String text) {
            Unit of = unit;
            OptionalDouble value = of == null ? OptionalDouble.empty() : of.parse(text);
            return value.isPresent()
                    ? (Object) (of == Unit.TIME ? value.getAsDouble() / 1e9 : value.getAsDouble())
                    : text;
        }
    }

    /** The file. */
    static byte[] bytes(SweepPlan plan, SweepTable table) {
        List<Kind> kinds = plan.axes().stream().map(Kind::of).toList();
        List<ParquetColumn> columns = new ArrayList<>();
        columns.add(ParquetColumn.of("run_id", Type.INT64));
        for (int a = 0; a < kinds.size(); a++) {
            columns.add(kinds.get(a).column(plan.axes().get(a).path()));
        }
        columns.add(ParquetColumn.of("seed", Type.INT64));
        columns.add(ParquetColumn.of("verdict", Type.TEXT));
        columns.add(ParquetColumn.of("events", Type.INT64));
        for (String metric : plan.metrics()) {
            Unit unit = Metric.byWord(metric).map(Metric::unit).orElse(Unit.COUNT);
            columns.add(new ParquetColumn(metric, Type.DOUBLE, true, Map.of("unit", word(unit))));
        }
        ParquetTable rows = new ParquetTable(columns);
        for (List<String> row : table.rows()) {
            rows.add(cells(row, kinds, columns.size()));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ParquetFile.write(rows, Map.of(), "floodscope version " + VersionCommand.program(), out);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory refuse nothing", e);
        }
        return out.toByteArray();
    }

    private static @Nullable Object[] cells(List<String> row, List<Kind> kinds, int count) {
        @Nullable Object[] cells = new Object[count];
        cells[0] = Long.valueOf(row.get(0));
        for (int a = 0; a < kinds.size(); a++) {
            cells[1 + a] = kinds.get(a).cell(row.get(1 + a));
        }
        int rest = 1 + kinds.size();
        cells[rest] = Long.valueOf(row.get(rest));
        cells[rest + 1] = row.get(rest + 1);
        cells[rest + 2] = Long.valueOf(row.get(rest + 2));
        for (int i = rest + 3; i < count; i++) {
            cells[i] = row.get(i).isEmpty() ? null : Double.valueOf(row.get(i));
        }
        return cells;
    }

    /** Units as metadata name them; times are in seconds here. */
    private static String word(Unit unit) {
        return switch (unit) {
            case TIME -> "s";
            case COUNT -> "1";
            case RATIO -> "1 (share of a whole)";
            case BYTES -> "bytes";
            case BIT_RATE -> "bit/s";
            case PER_SECOND -> "1/s";
        };
    }
}
