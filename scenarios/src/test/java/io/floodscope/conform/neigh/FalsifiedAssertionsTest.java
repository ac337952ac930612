package io.floodscope.conform.neigh;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.conform.ReplayOptions;
import io.floodscope.engine.RunLimits;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The comparison can fail: whatever an assertion of a recording says, the opposite of it does not hold. */
class FalsifiedAssertionsTest {

    /** Falsified assertions of one recording, spread over its list. */
    private static final int SAMPLE = 12;

    @ParameterizedTest
    @CsvSource({
        "transition, t_ms", "transition, state", "transition, mac", "transition, notified", "frame, t_ms",
        "frame, match", "sequence, states", "state_at, state", "count, count", "datagrams_sent, seqs",
        "app_errors, seqs"
    })
    void aFalseAssertionDoesNotHold(String kind, String field) throws IOException {
        int falsified = 0;
        for (JsonNode trace : Recorded.traces()) {
            List<ObjectNode> candidates = trace.path("expect")
                    .valueStream()
                    .filter(e -> e.path("kind").asString().equals(kind) && has(e, field))
                    .filter(e -> !field.equals("notified") || !isContradicted(trace, e))
                    .map(e -> (ObjectNode) e)
                    .toList();
            if (candidates.isEmpty()) {
                continue;
            }
            Observations observations = replayed(trace);
            int step = Math.max(1, candidates.size() / SAMPLE);
            for (int i = 0; i < candidates.size(); i += step) {
                ObjectNode changed = (ObjectNode) trace.deepCopy();
                int at = indexOf(trace.path("expect"), candidates.get(i));
                falsify((ObjectNode) changed.path("expect").get(at), field);
                assertThat(failures(observations, changed))
                        .as("%s, %s without its %s", trace.path("name"), candidates.get(i), field)
                        .isPositive();
                falsified++;
            }
        }
        assertThat(falsified).isPositive();
    }

    private static boolean has(JsonNode assertion, String field) {
        boolean macMatters = !List.of("FAILED", "DELETED", "INCOMPLETE", "REFUSED")
                .contains(assertion.path("state").asString(""));
        return switch (field) {
            case "mac" -> assertion.path("mac").isString() && macMatters;
            case "seqs" -> assertion.path("seqs").size() > 0;
            default -> assertion.has(field);
        };
    }

    /** Whether the recording itself holds an announcement that its assertion denies; then both count as true. */
    private static boolean isContradicted(JsonNode trace, JsonNode assertion) {
        return !assertion.path("notified").asBoolean()
                && trace.path("observed").path("neigh").valueStream().anyMatch(c -> {
                    double late =
                            c.path("t_ms").asDouble() - assertion.path("t_ms").asDouble();
                    return c.path("source").asString("").equals("netlink")
                            && c.path("ip").equals(assertion.path("ip"))
                            && c.path("state").equals(assertion.path("state"))
                            && late >= 0
                            && late <= 200;
                });
    }

    private static int indexOf(JsonNode list, JsonNode wanted) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) == wanted) {
                return i;
            }
        }
        throw new IllegalStateException("not in the list: " + wanted);
    }

    private static void falsify(ObjectNode assertion, String field) {
        switch (field) {
            case "t_ms" ->
                assertion.put(
                        "t_ms",
                        assertion.path("t_ms").asDouble()
                                + 2 * assertion.path("tolerance_ms").asDouble()
                                + 1);
            case "state" ->
                assertion.put("state", "NOARP".equals(assertion.path("state").asString()) ? "STALE" : "NOARP");
            case "mac" -> assertion.put("mac", "02:00:00:00:ff:ff");
            case "notified" ->
                assertion.put("notified", !assertion.path("notified").asBoolean());
            case "match" -> ((ObjectNode) assertion.path("match")).put("dst", "02:00:00:00:ff:ff");
            case "states" ->
                ((ArrayNode) assertion.path("states"))
                        .insertArray(0)
                        .add("NOARP")
                        .add("02:00:00:00:ff:ff");
            case "count" ->
                assertion.put(
                        "count",
                        assertion.path("count").asInt()
                                + 2 * assertion.path("tolerance").asInt()
                                + 1);
            case "seqs" -> ((ArrayNode) assertion.path("seqs")).add(987_654);
            default -> throw new IllegalArgumentException(field);
        }
    }

    private static Observations replayed(JsonNode trace) {
        CaseWorld world = new CaseWorld(trace, ReplayOptions.DEFAULT);
        new CaseActions(world).schedule(trace.path("actions"));
        world.simulation().runUntil(TraceTime.nanos(trace.path("until_ms")), RunLimits.NONE);
        return world.observations();
    }

    private static int failures(Observations observations, JsonNode trace) {
        Expectations expectations = new Expectations(
                observations, trace, TraceTime.nanos(trace.path("until_ms")), ReplayOptions.DEFAULT.timers());
        trace.path("expect").forEach(expectations::compare);
        return expectations.failures().size();
    }
}
