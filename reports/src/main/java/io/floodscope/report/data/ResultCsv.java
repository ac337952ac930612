package io.floodscope.report.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.floodscope.report.AtomicFiles;
import io.floodscope.report.ReportWriteException;
import io.floodscope.report.view.VisibleText;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Mark;
import io.floodscope.result.RunResult;
import io.floodscope.result.Series;
import io.floodscope.text.Durations;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Tidy CSV tables, one fact per row: series, flood windows, marks. UTF-8, LF, comma, a head line; times in seconds with all
 * their digits. Texts that a spreadsheet would take for a formula get an apostrophe in front, as spreadsheets themselves
 * write them.
 */
public final class ResultCsv {

    private ResultCsv() {}

    /**
     * Writes three files: {@code x.csv} with the series, and {@code x-windows.csv} and {@code x-marks.csv} beside it.
     */
    public static void write(RunResult result, Path target) throws ReportWriteException {
        AtomicFiles.write(target, out -> series(result, out));
        AtomicFiles.write(sibling(target, "-windows"), out -> windows(result, out));
        AtomicFiles.write(sibling(target, "-marks"), out -> marks(result, out));
    }

    /** Columns series, unit, start_s, bucket_s, value. */
    public static void series(RunResult result, OutputStream out) throws IOException {
        table(out, csv -> {
            csv.writeRecord("series", "unit", "start_s", "bucket_s", "value");
            for (Series s : result.series()) {
                String name = text(s.name());
                String unit = text(s.unit());
                String bucket = Durations.seconds(s.bucketNanos());
                for (int i = 0; i < s.values().length; i++) {
                    csv.writeRecord(
                            name,
                            unit,
                            Durations.seconds(s.startNanos() + i * s.bucketNanos()),
                            bucket,
                            Long.toString(s.values()[i]));
                }
            }
        });
    }

    /** Columns as in result.json. */
    public static void windows(RunResult result, OutputStream out) throws IOException {
        table(out, csv -> {
            csv.writeRecord(
                    "bridge",
                    "vlan",
                    "dst_mac",
                    "start_s",
                    "end_s",
                    "open_end",
                    "frames",
                    "copies",
                    "unwanted_copies",
                    "unwanted_bytes",
                    "cause_id",
                    "cause");
            for (FloodWindow w : result.floodWindows()) {
                csv.writeRecord(
                        text(w.bridge()),
                        Integer.toString(w.vlan()),
                        text(w.dstMac()),
                        Durations.seconds(w.startNanos()),
                        Durations.seconds(w.endNanos()),
                        Boolean.toString(w.openEnd()),
                        Long.toString(w.frames()),
                        Long.toString(w.copies()),
                        Long.toString(w.unwantedCopies()),
                        Long.toString(w.unwantedBytes()),
                        text(w.cause().id()),
                        text(w.cause().text()));
            }
        });
    }

    /** Columns t_s, entity, kind, text. */
    public static void marks(RunResult result, OutputStream out) throws IOException {
        table(out, csv -> {
            csv.writeRecord("t_s", "entity", "kind", "text");
            for (Mark m : result.marks()) {
                csv.writeRecord(Durations.seconds(m.timeNanos()), text(m.entity()), text(m.kind()), text(m.text()));
            }
        });
    }

    private interface Rows {
        void write(CsvWriter csv);
    }

    private static void table(OutputStream out, Rows rows) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
        try {
            rows.write(csv);
            csv.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.flush();
    }

    static Path sibling(Path target, String suffix) {
        String name = target.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String renamed = dot > 0 ? name.substring(0, dot) + suffix + name.substring(dot) : name + suffix;
        return target.resolveSibling(renamed);
    }

    /** A cell of text: everything visible, and no formula. */
    private static String text(String value) {
        String visible = VisibleText.of(value);
        boolean formula = !visible.isEmpty() && "=+-@".indexOf(visible.charAt(0)) >= 0;
        return formula ? "'" + visible : visible;
    }
}
