package io.floodscope.report.data;

import io.floodscope.random.RandomStreams;
import io.floodscope.report.view.VisibleText;
import io.floodscope.result.Band;
import io.floodscope.result.Cause;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.Disturbance;
import io.floodscope.result.ExpectationResult;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Mark;
import io.floodscope.result.Outage;
import io.floodscope.result.RunResult;
import io.floodscope.result.Series;
import io.floodscope.result.StateChange;
import io.floodscope.result.Topology;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** Writes a result field by field; no reflection, so that a small run costs little more than its bytes. */
final class ResultJsonWriter {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build();

    private final JsonGenerator json;

    private ResultJsonWriter(JsonGenerator json) {
        this.json = json;
    }

    static void write(RunResult result, OutputStream out) {
        ObjectWriteContext layout = new ObjectWriteContext.Base() {
            @Override
            public PrettyPrinter getPrettyPrinter() {
                return new LinePerRecord();
            }
        };
        try (JsonGenerator json = FACTORY.createGenerator(layout, out, JsonEncoding.UTF8)) {
            new ResultJsonWriter(json).result(result);
            json.writeRaw('\n');
        }
    }

    private void result(RunResult r) {
        json.writeStartObject();
        text("format_version", RunResult.FORMAT_VERSION);
        text("scenario", r.scenario());
        text("title", r.title());
        json.writeNumberProperty("seed", r.seed());
        if (r.run() != RandomStreams.FIRST_RUN) {
            json.writeNumberProperty("run", r.run());
        }
        seconds("simulated_s", r.simulatedNanos());
        json.writeNumberProperty("events", r.events());
        text("verdict", r.verdict().word());
        list("expectations", r.expectations(), this::expectation);
        list("flood_windows", r.floodWindows(), this::window);
        list("outages", r.outages(), this::outage);
        if (!r.disturbances().isEmpty()) {
            list("disturbances", r.disturbances(), this::disturbance);
        }
        counters(r.counters());
        list("series", r.series(), this::series);
        list("marks", r.marks(), this::mark);
        list("bands", r.bands(), this::band);
        list("warnings", r.warnings(), this::text);
        list("configuration", r.configuration(), this::setting);
        json.writeName("fingerprint");
        json.writeStartObject();
        text("events", r.fingerprint().events());
        text("frames", r.fingerprint().frames());
        text("result", r.fingerprint().result());
        json.writeEndObject();
        json.writeName("fidelity");
        json.writeStartObject();
        list("measured", r.fidelity().measured(), this::text);
        list("documented", r.fidelity().documented(), this::text);
        list("assumed", r.fidelity().assumed(), this::text);
        json.writeEndObject();
        if (!r.topology().devices().isEmpty()) {
            topology(r.topology());
        }
        json.writeEndObject();
    }

    private void expectation(ExpectationResult e) {
        json.writeStartObject();
        text("name", e.name());
        text("verdict", e.verdict().word());
        text("expected", e.expected());
        text("got", e.got());
        Long violation = e.firstViolationNanos();
        if (violation == null) {
            json.writeName("first_violation_s");
            json.writeNull();
        } else {
            seconds("first_violation_s", violation);
        }
        text("because", e.because());
        text("severity", e.warning() ? "warn" : "error");
        text("source", e.source());
        if (!e.settings().isEmpty()) {
            list("settings", e.settings(), this::setting);
        }
        json.writeEndObject();
    }

    private void window(FloodWindow w) {
        json.writeStartObject();
        text("bridge", w.bridge());
        json.writeNumberProperty("vlan", w.vlan());
        text("dst_mac", w.dstMac());
        seconds("start_s", w.startNanos());
        seconds("end_s", w.endNanos());
        json.writeBooleanProperty("open_end", w.openEnd());
        json.writeNumberProperty("frames", w.frames());
        json.writeNumberProperty("copies", w.copies());
        json.writeNumberProperty("unwanted_copies", w.unwantedCopies());
        json.writeNumberProperty("unwanted_bytes", w.unwantedBytes());
        cause(w.cause());
        json.writeEndObject();
    }

    private void outage(Outage o) {
        json.writeStartObject();
        text("from", o.from());
        text("to", o.to());
        seconds("start_s", o.startNanos());
        seconds("end_s", o.endNanos());
        json.writeNumberProperty("lost_frames", o.lostFrames());
        cause(o.cause());
        json.writeEndObject();
    }

    private void disturbance(Disturbance d) {
        json.writeStartObject();
        text("kind", d.kind());
        text("where", d.where());
        seconds("start_s", d.startNanos());
        seconds("end_s", d.endNanos());
        json.writeNumberProperty("count", d.count());
        text("what", d.what());
        cause(d.cause());
        json.writeEndObject();
    }

    private void cause(Cause c) {
        json.writeName("cause");
        json.writeStartObject();
        text("id", c.id());
        text("text", c.text());
        if (!c.chain().isEmpty()) {
            list("chain", c.chain(), this::mark);
        }
        if (!c.ends().isEmpty()) {
            text("ends", c.ends());
        }
        if (!c.setBy().isEmpty()) {
            list("set_by", c.setBy(), this::text);
        }
        if (!c.doesNotHelp().isEmpty()) {
            list("does_not_help", c.doesNotHelp(), this::text);
        }
        json.writeEndObject();
    }

    private void counters(Map<String, Long> counters) {
        json.writeName("counters");
        json.writeStartObject();
        counters.forEach((name, value) -> json.writeNumberProperty(VisibleText.encodable(name), value));
        json.writeEndObject();
    }

    private void series(Series s) {
        json.writeStartObject();
        text("name", s.name());
        text("unit", s.unit());
        if (!s.label().isEmpty()) {
            text("label", s.label());
        }
        seconds("bucket_s", s.bucketNanos());
        seconds("start_s", s.startNanos());
        json.writeName("values");
        json.writeArray(s.values(), 0, s.values().length);
        json.writeEndObject();
    }

    private void mark(Mark m) {
        json.writeStartObject();
        seconds("t_s", m.timeNanos());
        text("entity", m.entity());
        text("kind", m.kind());
        text("text", m.text());
        json.writeEndObject();
    }

    private void band(Band b) {
        json.writeStartObject();
        text("entity", b.entity());
        list("changes", b.changes(), this::change);
        json.writeEndObject();
    }

    private void change(StateChange c) {
        json.writeStartObject();
        seconds("t_s", c.timeNanos());
        text("state", c.state());
        json.writeEndObject();
    }

    private void setting(ConfigValue v) {
        json.writeStartObject();
        text("path", v.path());
        text("value", v.value());
        text("origin", v.origin());
        json.writeEndObject();
    }

    private void topology(Topology t) {
        json.writeName("topology");
        json.writeStartObject();
        list("devices", t.devices(), this::device);
        list("cables", t.cables(), this::cable);
        json.writeEndObject();
    }

    private void device(Topology.Device d) {
        json.writeStartObject();
        text("name", d.name());
        text("kind", d.kind());
        text("machine", d.machine());
        json.writeEndObject();
    }

    private void cable(Topology.Cable c) {
        json.writeStartObject();
        text("name", c.name());
        text("kind", c.kind());
        json.writeBooleanProperty("up", c.up());
        end("a", c.a());
        end("b", c.b());
        json.writeEndObject();
    }

    private void end(String name, Topology.End e) {
        json.writeName(name);
        json.writeStartObject();
        text("device", e.device());
        text("port", e.port());
        json.writeNumberProperty("flooded_frames", e.floodedFrames());
        json.writeNumberProperty("unwanted_frames", e.unwantedFrames());
        json.writeNumberProperty("unwanted_bytes", e.unwantedBytes());
        json.writeEndObject();
    }

    private void text(String name, String value) {
        json.writeName(name);
        text(value);
    }

    /** A text; JSON in UTF-8 cannot hold half a surrogate pair. */
    private void text(String value) {
        json.writeString(VisibleText.encodable(value));
    }

    private interface Item<T> {
        void write(T item);
    }

    private <T> void list(String name, List<T> items, Item<T> item) {
        json.writeName(name);
        json.writeStartArray();
        items.forEach(item::write);
        json.writeEndArray();
    }

    /** Exact seconds, always with a decimal point, so that typed readers see one type. */
    private void seconds(String name, long nanos) {
        json.writeName(name);
        BigDecimal exact = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
        json.writeNumber((exact.scale() < 1 ? exact.setScale(1) : exact).toPlainString());
    }
}
