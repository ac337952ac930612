package io.floodscope.report.data;

import io.floodscope.random.RandomStreams;
import io.floodscope.result.Band;
import io.floodscope.result.Cause;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.Disturbance;
import io.floodscope.result.ExpectationResult;
import io.floodscope.result.Fidelity;
import io.floodscope.result.Fingerprints;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Mark;
import io.floodscope.result.Outage;
import io.floodscope.result.RunResult;
import io.floodscope.result.Series;
import io.floodscope.result.StateChange;
import io.floodscope.result.Topology;
import io.floodscope.result.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads result.json back: contract fields must be there, the further ones may be missing, unknown ones are ignored. */
final class ResultJsonReader {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ResultJsonReader() {}

    static RunResult read(InputStream in, String name) throws IOException {
        try {
            return result(new JsonFields(MAPPER.readTree(in), name, ""));
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new ResultFormatException(String.format(
                    Locale.ROOT,
                    "%s:%d:%d: not JSON: %s",
                    name,
                    Math.max(1, e.getLocation().getLineNr()),
                    Math.max(1, e.getLocation().getColumnNr()),
                    e.getOriginalMessage()));
        }
    }

    private static RunResult result(JsonFields f) throws ResultFormatException {
        String version = f.text("format_version");
        if (!version.startsWith("1.")) {
            throw f.refuse("format_version", "1.x", version);
        }
        JsonFields prints = f.object("fingerprint");
        JsonFields fidelity = f.object("fidelity");
        return new RunResult(
                f.text("scenario"),
                f.text("title", ""),
                f.integer("seed"),
                f.isNull("run") ? RandomStreams.FIRST_RUN : f.integer("run"),
                f.nanos("simulated_s"),
                f.integer("events"),
                verdict(f),
                f.list("expectations", ResultJsonReader::expectation),
                f.list("flood_windows", ResultJsonReader::window),
                f.list("outages", ResultJsonReader::outage),
                f.integers("counters"),
                f.list("series", ResultJsonReader::series),
                f.list("marks", ResultJsonReader::mark),
                f.listIfAny("bands", ResultJsonReader::band),
                f.texts("warnings"),
                f.listIfAny("configuration", ResultJsonReader::setting),
                new Fingerprints(prints.text("events"), prints.text("frames"), prints.text("result")),
                new Fidelity(fidelity.texts("measured"), fidelity.texts("documented"), fidelity.texts("assumed")),
                f.isNull("topology") ? Topology.NONE : topology(f.object("topology")),
                f.listIfAny("disturbances", ResultJsonReader::disturbance));
    }

    private static Verdict verdict(JsonFields f) throws ResultFormatException {
        String word = f.text("verdict");
        for (Verdict verdict : Verdict.values()) {
            if (verdict.word().equals(word)) {
                return verdict;
            }
        }
        throw f.refuse("verdict", "pass, fail, none or inconclusive", word);
    }

    private static ExpectationResult expectation(JsonFields f) throws ResultFormatException {
        return new ExpectationResult(
                f.text("name"),
                verdict(f),
                f.text("severity", "error").equals("warn"),
                f.text("expected"),
                f.text("got"),
                f.isNull("first_violation_s") ? null : f.nanos("first_violation_s"),
                f.text("because", ""),
                f.text("source", ""),
                f.listIfAny("settings", ResultJsonReader::setting));
    }

    private static FloodWindow window(JsonFields f) throws ResultFormatException {
        return new FloodWindow(
                f.text("bridge"),
                (int) f.integer("vlan"),
                f.text("dst_mac"),
                f.nanos("start_s"),
                f.nanos("end_s"),
                f.flag("open_end"),
                f.integer("frames"),
                f.integer("copies"),
                f.integer("unwanted_copies"),
                f.integer("unwanted_bytes"),
                cause(f.object("cause")));
    }

    private static Outage outage(JsonFields f) throws ResultFormatException {
        return new Outage(
                f.text("from"),
                f.text("to"),
                f.nanos("start_s"),
                f.nanos("end_s"),
                f.integer("lost_frames"),
                cause(f.object("cause")));
    }

    private static Disturbance disturbance(JsonFields f) throws ResultFormatException {
        return new Disturbance(
                f.text("kind"),
                f.text("where"),
                f.nanos("start_s"),
                f.nanos("end_s"),
                f.integer("count"),
                f.text("what"),
                cause(f.object("cause")));
    }

    private static Cause cause(JsonFields f) throws ResultFormatException {
        return new Cause(
                f.text("id"),
                f.text("text"),
                f.listIfAny("chain", ResultJsonReader::mark),
                f.text("ends", ""),
                f.texts("set_by"),
                f.texts("does_not_help"));
    }

    private static Series series(JsonFields f) throws ResultFormatException {
        return new Series(
                f.text("name"),
                f.text("unit"),
                f.nanos("bucket_s"),
                f.nanos("start_s"),
                f.longArray("values"),
                f.text("label", ""));
    }

    private static Mark mark(JsonFields f) throws ResultFormatException {
        return new Mark(f.nanos("t_s"), f.text("entity"), f.text("kind"), f.text("text"));
    }

    private static Band band(JsonFields f) throws ResultFormatException {
        return new Band(f.text("entity"), f.list("changes", ResultJsonReader::change));
    }

    private static StateChange change(JsonFields f) throws ResultFormatException {
        return new StateChange(f.nanos("t_s"), f.text("state"));
    }

    private static ConfigValue setting(JsonFields f) throws ResultFormatException {
        return new ConfigValue(f.text("path"), f.text("value"), f.text("origin"));
    }

    private static Topology topology(JsonFields f) throws ResultFormatException {
        return new Topology(f.list("devices", ResultJsonReader::device), f.list("cables", ResultJsonReader::cable));
    }

    private static Topology.Device device(JsonFields f) throws ResultFormatException {
        return new Topology.Device(f.text("name"), f.text("kind"), f.text("machine"));
    }

    private static Topology.Cable cable(JsonFields f) throws ResultFormatException {
        return new Topology.Cable(f.text("name"), f.text("kind"), end(f.object("a")), end(f.object("b")), f.flag("up"));
    }

    private static Topology.End end(JsonFields f) throws ResultFormatException {
        return new Topology.End(
                f.text("device"),
                f.text("port"),
                f.integer("flooded_frames"),
                f.integer("unwanted_frames"),
                f.integer("unwanted_bytes"));
    }

    /** Reads one record. */
    interface RecordReader<T> {
        T read(JsonFields fields) throws ResultFormatException;
    }

    static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
