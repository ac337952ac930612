package io.floodscope.conform.ovs;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.bridge.ovs.FdbPrinter;
import io.floodscope.bridge.ovs.OvsBridge;
import io.floodscope.bridge.ovs.OvsPort;
import io.floodscope.conform.ReplayOptions;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Simulation;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * {@code ovs-appctl fdb/show} of replayed bridges against the dumps in the recordings. The recordings hold the columns of
 * the real command's rows; set back into its format they must equal ours to the byte. Their rows are sorted by address, so
 * the order is not compared here, and a dump was taken some milliseconds beside its time stamp.
 */
class FdbShowRecordedTest {

    private static final String HEADER = " port  VLAN  MAC                Age";
    private static final int AGE_COLUMN = HEADER.indexOf("Age");
    private static final long[] LOOKS_MILLIS = {-60, -30, 0, 30, 60};

    /**
     * Share of dumps that may differ: in some a row depends on the phase of the flow dumps, up to 0.5 s, which no recording
     * holds, or on which of two frames came first.
     */
    private static final double LEFT_TO_CHANCE = 0.03;

    private final List<String> differences = new ArrayList<>();
    private int compared;
    private int rows;
    private int secondsApart;

    /** A dump and what our command prints around its time. */
    private record Dump(
            String trace, JsonNode recorded, OvsBridge bridge, Map<String, String> ofports, List<List<String>> shown) {

        Dump(String trace, JsonNode recorded, OvsBridge bridge) {
            this(trace, recorded, bridge, new LinkedHashMap<>(), new ArrayList<>());
            for (OvsPort port : bridge.ports()) {
                ofports.put(port.name(), port.ofport() == OvsBridge.LOCAL ? "LOCAL" : String.valueOf(port.ofport()));
            }
        }

        boolean isAtASecond() {
            return Math.floorMod(recorded.path("t_ms").asLong() + 60, 1000L) <= 120;
        }

        /** A recorded row in the format of the command, with its age changed by some seconds. */
        String line(JsonNode row, int seconds) {
            JsonNode age = row.get(3);
            return String.format(
                    Locale.ROOT,
                    "%5s  %4d  %s  %3s",
                    ofports.get(row.get(0).asString()),
                    row.get(1).asInt(),
                    row.get(2).asString(),
                    age.isNumber() ? age.asInt() + seconds : age.asString());
        }
    }

    @Test
    void recordedRowsArePrintedByteForByteButWhatTheFlowDumpsPhaseDecides() throws IOException, URISyntaxException {
        for (OvsRecordedTest.Trace trace : OvsRecordedTest.traces()) {
            List<Dump> dumps = new ArrayList<>();
            OvsFamily.record(trace.content(), ReplayOptions.DEFAULT, (simulation, rig) -> {
                for (JsonNode dump : trace.content().path("observed").path("fdb")) {
                    OvsBridge bridge = Objects.requireNonNull(
                            rig.bridges().get(dump.path("bridge").asString()));
                    dumps.add(watch(simulation, new Dump(trace.file(), dump, bridge)));
                }
            });
            dumps.forEach(this::compare);
        }

        assertThat((double) differences.size() / compared)
                .as(String.join("\n", differences))
                .isLessThan(LEFT_TO_CHANCE);
        assertThat(rows).isGreaterThan(2_500);
        assertThat(secondsApart).isLessThan(rows / 20);
    }

    private static Dump watch(Simulation simulation, Dump dump) {
        for (long beside : LOOKS_MILLIS) {
            long at = Math.round((dump.recorded.path("t_ms").asDouble() + beside) * 1e6);
            if (at >= 0) {
                simulation.at(at, Phase.SAMPLE, () -> dump.shown.add(FdbPrinter.show(dump.bridge)));
            }
        }
        return dump;
    }

    private void compare(Dump dump) {
        compared++;
        Set<String> printed = new LinkedHashSet<>();
        dump.shown.forEach(printed::addAll);
        List<String> missing = new ArrayList<>();
        Set<String> addresses = new LinkedHashSet<>();
        for (JsonNode row : dump.recorded.path("entries")) {
            String recorded = dump.line(row, 0);
            addresses.add(recorded.substring(0, AGE_COLUMN));
            rows++;
            if (!printed.contains(recorded)) {
                // Next to a whole second of the clock the age is a matter of microseconds.
                boolean apart = dump.isAtASecond()
                        && (printed.contains(dump.line(row, -1)) || printed.contains(dump.line(row, 1)));
                secondsApart += apart ? 1 : 0;
                if (!apart) {
                    missing.add(recorded);
                }
            }
        }
        List<String> lasting = printed.stream()
                .map(line -> line.substring(0, AGE_COLUMN))
                .filter(row ->
                        dump.shown.stream().allMatch(show -> show.stream().anyMatch(l -> l.startsWith(row))))
                .filter(row -> !row.equals(HEADER.substring(0, AGE_COLUMN)) && !addresses.contains(row))
                .toList();
        if (!missing.isEmpty() || !lasting.isEmpty()) {
            differences.add(dump.trace + " " + dump.recorded.path("t_ms") + ": not printed " + missing
                    + ", not recorded " + lasting);
        }
    }
}
