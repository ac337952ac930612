package io.floodscope.conform.neigh;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.conform.ReplayOptions;
import io.floodscope.engine.Phase;
import io.floodscope.engine.RunLimits;
import io.floodscope.host.neigh.NeighborPrinter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What {@code ip -s neigh} shows of a replayed host, against the table dumps in the recordings. */
class RecordedDumpsTest {

    /** Dumps were taken in user space, some milliseconds after their time stamp or before, and ages have steps of 10 ms. */
    private static final long EDGE_MILLIS = 60;

    @Test
    void dumpsShowTheRecordedStatesAgesAndProbes() throws IOException {
        int compared = 0;
        List<String> differences = new ArrayList<>();
        for (JsonNode trace : Recorded.traces()) {
            CaseWorld world = new CaseWorld(trace, ReplayOptions.DEFAULT);
            new CaseActions(world).schedule(trace.path("actions"));
            for (JsonNode dump : trace.path("observed").path("neigh")) {
                if (dump.path("source").asString().equals("poll") && isSettled(trace, dump)) {
                    compared++;
                    world.simulation()
                            .at(
                                    TraceTime.nanos(dump.path("t_ms")),
                                    Phase.SAMPLE,
                                    () -> compare(world, trace, dump, differences));
                }
            }
            world.simulation().runUntil(TraceTime.nanos(trace.path("until_ms")), RunLimits.NONE);
        }

        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(250);
    }

    /** Leaves out dumps close to a recorded change: which side of it they show is chance. */
    private static boolean isSettled(JsonNode trace, JsonNode dump) {
        double at = dump.path("t_ms").asDouble();
        String area = trace.path("area").asString();
        if (at < 0 || area.equals("gc") || area.equals("keepalived") || area.startsWith("long")) {
            return false;
        }
        for (JsonNode other : trace.path("observed").path("neigh")) {
            boolean change = other.path("source").asString().equals("trace");
            if (change && Math.abs(other.path("t_ms").asDouble() - at) < EDGE_MILLIS) {
                return false;
            }
        }
        return true;
    }

    private static void compare(CaseWorld world, JsonNode trace, JsonNode dump, List<String> differences) {
        var device = world.host(dump.path("host").asString()).networkInterface().neighbors(world.isV6());
        JsonNode shown = null;
        for (JsonNode entry : Recorded.json(NeighborPrinter.json(List.of(device)))) {
            if (entry.path("dst").equals(dump.path("ip"))) {
                shown = entry;
            }
        }
        String where = trace.path("name").asString() + " " + dump.path("t_ms");
        boolean hidden = List.of("ABSENT", "NOARP").contains(dump.path("state").asString());
        if (hidden || shown == null) {
            if (hidden == (shown == null)) {
                return;
            }
            differences.add(where + ": shown " + shown + ", recorded " + dump);
            return;
        }
        String state = shown.path("state").get(0).asString();
        if (!state.equals(dump.path("state").asString())
                || (shown.has("lladdr") && !shown.path("lladdr").equals(dump.path("mac")))
                || shown.path("probes").asInt() != dump.path("probes").asInt()) {
            differences.add(where + ": shown " + shown + ", recorded " + dump);
        }
        for (String age : List.of("used", "confirmed", "updated")) {
            long recorded = dump.path(age + "_ms").asLong();
            long seconds = shown.path(age).asLong();
            if (seconds < (recorded - EDGE_MILLIS) / 1000 || seconds > (recorded + EDGE_MILLIS) / 1000) {
                differences.add(where + ": " + age + " " + seconds + " s, recorded " + recorded + " ms");
            }
        }
    }
}
