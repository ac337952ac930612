package io.floodscope.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.floodscope.scenario.experiment.SweepPlan;
import io.floodscope.scenario.experiment.SweepTable;
import io.floodscope.scenario.schema.Metric;
import io.floodscope.scenario.schema.Unit;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a sweep was made from and what it made, in a form that others can check: digests, table, manifest. */
final class SweepInputs {

    private SweepInputs() {}

    /** Identifies a sweep by all that decides its rows: program version, both files, the profiles of
     * folders, and the expanded plan. */
    static String digest(LoadedSweep sweep) throws IOException {
        MessageDigest digest = sha256();
        digest.update(VersionCommand.program().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(sweep.file()));
        digest.update(
                sweep.scenario().read().orRefuse().configuration().toString().getBytes(StandardCharsets.UTF_8));
        digest.update(sweep.scenario().profiles().addedText().getBytes(StandardCharsets.UTF_8));
        digest.update(sweep.plan().toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A metric in the unit of its column: times in seconds, everything else in its base unit. */
    static String inColumnUnit(String metric, double value) {
        boolean time = Metric.byWord(metric).map(Metric::unit).orElse(Unit.COUNT) == Unit.TIME;
        return SweepCommand.plain(time ? value / 1e9 : value);
    }

    /** The table as RFC 4180 CSV. */
    static byte[] csv(SweepTable table) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(table.columns());
            table.rows().forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory refuses nothing", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What is needed to check or repeat a sweep; no wall-clock time, host name or path. */
    static byte[] manifest(LoadedSweep sweep, Map<String, byte[]> tables, List<SweepLines.Line> borders)
            throws IOException {
        SweepPlan plan = sweep.plan();
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode root = mapper.createObjectNode();
        root.put("format_version", "1.0");
        root.put("program", VersionCommand.program());
        root.put("runs", plan.size());
        root.putArray("seeds").add(plan.firstSeed()).add(plan.lastSeed());
        ObjectNode inputs = root.putObject("inputs");
        file(inputs.putObject("sweep"), sweep.file());
        file(inputs.putObject("base"), sweep.base());
        inputs.put("plan_sha256", digest(sweep));
        ObjectNode outputs = root.putObject("outputs");
        tables.forEach((name, bytes) -> outputs.put(name, hex(bytes)));
        ArrayNode lines = root.putArray("borders");
        for (SweepLines.Line border : borders) {
            ObjectNode line = lines.addObject();
            line.put("x", border.x())
                    .put("y", border.y())
                    .put("rest", border.rest())
                    .put("label", border.label());
            ArrayNode points = line.putArray("points");
            border.points().forEach(point -> points.addArray().add(point[0]).add(point[1]));
        }
        return (root.toPrettyString().replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void file(ObjectNode node, Path path) throws IOException {
        node.put("name", String.valueOf(path.getFileName()));
        node.put("sha256", hex(Files.readAllBytes(path)));
    }

    /** The SHA-256 of some bytes in hexadecimal digits. */
    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java machine has SHA-256", e);
        }
    }
}
