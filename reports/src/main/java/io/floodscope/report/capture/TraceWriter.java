package io.floodscope.report.capture;

import io.floodscope.random.RandomStreams;
import io.floodscope.report.view.VisibleText;
import io.floodscope.result.Band;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Mark;
import io.floodscope.result.Outage;
import io.floodscope.result.RunResult;
import io.floodscope.result.StateChange;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes an event trace as NDJSON: one JSON object per line, in order of time. Every line has {@code t_s} (seconds, exact),
 * {@code type} and {@code entity}; docs/trace-format.md describes each type. The first line names the format.
 */
public final class TraceWriter implements Closeable {

    /** Version of the format; minor versions only add types and fields. */
    public static final String FORMAT_VERSION = "1.0";

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .rootValueSeparator("")
            .build();

    private final OutputStream out;
    private final JsonGenerator json;

    /** Begins a trace. */
    public TraceWriter(OutputStream out, String scenario, long seed, long run) throws IOException {
        this.out = out;
        this.json = FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
        line(() -> {
            json.writeStringProperty("type", "trace");
            json.writeStringProperty("format_version", FORMAT_VERSION);
            json.writeStringProperty("scenario", VisibleText.encodable(scenario));
            json.writeNumberProperty("seed", seed);
            if (run != RandomStreams.FIRST_RUN) {
                json.writeNumberProperty("run", run);
            }
        });
    }

    /** Writes what a finished run kept: marks, state changes, windows, outages, and its verdict as the last line. */
    public static void write(RunResult result, OutputStream out) throws IOException {
        try (TraceWriter trace = new TraceWriter(out, result.scenario(), result.seed(), result.run())) {
            for (Entry entry : entries(result)) {
                entry.writer.write(trace);
            }
            trace.line(() -> {
                trace.seconds("t_s", result.simulatedNanos());
                trace.json.writeStringProperty("type", "end");
                trace.json.writeStringProperty("verdict", result.verdict().word());
                trace.json.writeNumberProperty("events", result.events());
            });
        }
    }

    /** A dated fact. */
    public void mark(Mark mark) throws IOException {
        line(() -> {
            head(mark.timeNanos(), "mark", mark.entity());
            text("kind", mark.kind());
            text("text", mark.text());
        });
    }

    /** An entity entered a state. */
    public void state(String entity, StateChange change) throws IOException {
        line(() -> {
            head(change.timeNanos(), "state", entity);
            text("state", change.state());
        });
    }

    /** A flood began or ended. */
    public void flood(FloodWindow window, boolean begins) throws IOException {
        line(() -> {
            head(
                    begins ? window.startNanos() : window.endNanos(),
                    begins ? "flood-start" : "flood-end",
                    window.bridge());
            json.writeNumberProperty("vlan", window.vlan());
            text("dst_mac", window.dstMac());
            if (begins) {
                text("cause", window.cause().text());
            } else {
                json.writeBooleanProperty("open_end", window.openEnd());
                json.writeNumberProperty("frames", window.frames());
                json.writeNumberProperty("unwanted_copies", window.unwantedCopies());
            }
        });
    }

    /** An outage began or ended. */
    public void outage(Outage outage, boolean begins) throws IOException {
        line(() -> {
            head(
                    begins ? outage.startNanos() : outage.endNanos(),
                    begins ? "outage-start" : "outage-end",
                    outage.from());
            text("to", outage.to());
            if (begins) {
                text("cause", outage.cause().text());
            } else {
                json.writeNumberProperty("lost_frames", outage.lostFrames());
            }
        });
    }

    /** Completes the last line; the stream stays open. */
    @Override
    public void close() throws IOException {
        try {
            json.close();
        } catch (JacksonException e) {
            throw unwrapped(e);
        }
        out.flush();
    }

    private interface LineOf {
        void write(TraceWriter trace) throws IOException;
    }

    private record Entry(long timeNanos, LineOf writer) {}

    private static List<Entry> entries(RunResult result) {
        List<Entry> entries = new ArrayList<>();
        for (Mark mark : result.marks()) {
            entries.add(new Entry(mark.timeNanos(), t -> t.mark(mark)));
        }
        for (Band band : result.bands()) {
            for (StateChange change : band.changes()) {
                entries.add(new Entry(change.timeNanos(), t -> t.state(band.entity(), change)));
            }
        }
        for (FloodWindow window : result.floodWindows()) {
            entries.add(new Entry(window.startNanos(), t -> t.flood(window, true)));
            entries.add(new Entry(window.endNanos(), t -> t.flood(window, false)));
        }
        for (Outage outage : result.outages()) {
            entries.add(new Entry(outage.startNanos(), t -> t.outage(outage, true)));
            entries.add(new Entry(outage.endNanos(), t -> t.outage(outage, false)));
        }
        entries.sort(Comparator.comparingLong(Entry::timeNanos));
        return entries;
    }

    private void head(long timeNanos, String type, String entity) {
        seconds("t_s", timeNanos);
        json.writeStringProperty("type", type);
        text("entity", entity);
    }

    private void text(String name, String value) {
        json.writeStringProperty(name, VisibleText.encodable(value));
    }

    private void seconds(String name, long nanos) {
        BigDecimal exact = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
        json.writeName(name);
        json.writeNumber((exact.scale() < 1 ? exact.setScale(1) : exact).toPlainString());
    }

    private void line(Runnable fields) throws IOException {
        try {
            json.writeStartObject();
            fields.run();
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (JacksonException e) {
            throw unwrapped(e);
        }
    }

    private static IOException unwrapped(JacksonException e) {
        return e.getCause() instanceof IOException io ? io : new IOException(e.getMessage(), e);
    }
}
