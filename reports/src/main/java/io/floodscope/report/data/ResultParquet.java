package io.floodscope.report.data;

import io.floodscope.random.RandomStreams;
import io.floodscope.report.AtomicFiles;
import io.floodscope.report.ReportWriteException;
import io.floodscope.report.parquet.ParquetColumn;
import io.floodscope.report.parquet.ParquetColumn.Type;
import io.floodscope.report.parquet.ParquetFile;
import io.floodscope.report.parquet.ParquetTable;
import io.floodscope.report.view.VisibleText;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Mark;
import io.floodscope.result.RunResult;
import io.floodscope.result.Series;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of {@link ResultCsv} as Parquet, with types and units. Times are seconds as binary numbers: exact to the
 * nanosecond for the first 52 days.
 */
public final class ResultParquet {

    private static final String ENDING = ".parquet";

    private ResultParquet() {}

    /**
     * Writes three files: into a folder {@code series.parquet}, {@code windows.parquet} and {@code marks.parquet}; for a
     * target that ends in {@code .parquet} the series there, and the others beside it as {@code x-windows.parquet} and
     * {@code x-marks.parquet}.
     *
     * @param toolVersion version of the program
     */
    public static void write(RunResult result, String toolVersion, Path target) throws ReportWriteException {
        boolean file = target.toString().endsWith(ENDING);
        one(file ? target : target.resolve("series" + ENDING), series(result), result, toolVersion);
        one(beside(target, file, "windows"), windows(result), result, toolVersion);
        one(beside(target, file, "marks"), marks(result), result, toolVersion);
    }

    private static Path beside(Path target, boolean file, String table) {
        return file ? ResultCsv.sibling(target, "-" + table) : target.resolve(table + ENDING);
    }

    private static void one(Path target, ParquetTable table, RunResult result, String toolVersion)
            throws ReportWriteException {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("scenario", VisibleText.encodable(result.scenario()));
        about.put("seed", Long.toString(result.seed()));
        if (result.run() != RandomStreams.FIRST_RUN) {
            about.put("run", Long.toString(result.run()));
        }
        about.put("fingerprint", result.fingerprint().result());
        AtomicFiles.write(target, out -> ParquetFile.write(table, about, "floodscope version " + toolVersion, out));
    }

    /** Columns series, unit, start_s, bucket_s, value; the value is in the unit of its row. */
    static ParquetTable series(RunResult result) {
        ParquetTable table = new ParquetTable(List.of(
                ParquetColumn.of("series", Type.TEXT),
                ParquetColumn.of("unit", Type.TEXT),
                ParquetColumn.of("start_s", Type.DOUBLE, "s"),
                ParquetColumn.of("bucket_s", Type.DOUBLE, "s"),
                ParquetColumn.of("value", Type.INT64)));
        for (Series s : result.series()) {
            for (int i = 0; i < s.values().length; i++) {
                table.add(
                        VisibleText.encodable(s.name()),
                        VisibleText.encodable(s.unit()),
                        seconds(s.startNanos() + i * s.bucketNanos()),
                        seconds(s.bucketNanos()),
                        s.values()[i]);
            }
        }
        return table;
    }

    /** Columns as in result.json. */
    static ParquetTable windows(RunResult result) {
        ParquetTable table = new ParquetTable(List.of(
                ParquetColumn.of("bridge", Type.TEXT),
                ParquetColumn.of("vlan", Type.INT64),
                ParquetColumn.of("dst_mac", Type.TEXT),
                ParquetColumn.of("start_s", Type.DOUBLE, "s"),
                ParquetColumn.of("end_s", Type.DOUBLE, "s"),
                ParquetColumn.of("open_end", Type.BOOLEAN),
                ParquetColumn.of("frames", Type.INT64, "frames"),
                ParquetColumn.of("copies", Type.INT64, "frames"),
                ParquetColumn.of("unwanted_copies", Type.INT64, "frames"),
                ParquetColumn.of("unwanted_bytes", Type.INT64, "bytes"),
                ParquetColumn.of("cause_id", Type.TEXT),
                ParquetColumn.of("cause", Type.TEXT)));
        for (FloodWindow w : result.floodWindows()) {
            table.add(
                    VisibleText.encodable(w.bridge()),
                    (long) w.vlan(),
                    w.dstMac(),
                    seconds(w.startNanos()),
                    seconds(w.endNanos()),
                    w.openEnd(),
                    w.frames(),
                    w.copies(),
                    w.unwantedCopies(),
                    w.unwantedBytes(),
                    w.cause().id(),
                    VisibleText.encodable(w.cause().text()));
        }
        return table;
    }

    /** Columns t_s, entity, kind, text. */
    static ParquetTable marks(RunResult result) {
        ParquetTable table = new ParquetTable(List.of(
                ParquetColumn.of("t_s", Type.DOUBLE, "s"),
                ParquetColumn.of("entity", Type.TEXT),
                ParquetColumn.of("kind", Type.TEXT),
                ParquetColumn.of("text", Type.TEXT)));
        for (Mark m : result.marks()) {
            table.add(
                    seconds(m.timeNanos()),
                    VisibleText.encodable(m.entity()),
                    m.kind(),
                    VisibleText.encodable(m.text()));
        }
        return table;
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
