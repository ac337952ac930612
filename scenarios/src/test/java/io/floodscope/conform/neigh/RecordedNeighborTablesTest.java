package io.floodscope.conform.neigh;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.conform.CaseOutcome;
import io.floodscope.conform.ReplayOptions;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The model's Linux host, given the stimuli of a real one, does what the real one did. */
class RecordedNeighborTablesTest {

    private final NeighFamily family = new NeighFamily();

    static Stream<Arguments> recorded() throws IOException {
        return Recorded.traces().stream()
                .flatMap(t -> Stream.of(ReplayOptions.Timers.values())
                        .map(timers -> Arguments.of(t.path("name").asString(), timers, t)));
    }

    @ParameterizedTest(name = "{0} with {1} timers")
    @MethodSource("recorded")
    void everyAssertionOfARecordingHolds(String name, ReplayOptions.Timers timers, JsonNode trace) {
        CaseOutcome outcome = family.replay(trace, new ReplayOptions(timers, 1));

        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.expectations()).isPositive().isEqualTo(outcome.satisfied());
    }

    @Test
    void allSeventyEightRecordingsAreBundled() throws IOException {
        assertThat(Recorded.traces()).hasSize(78);
    }

    @Test
    void aTracesNameHasNoInfluence() throws IOException {
        ObjectNode renamed = (ObjectNode) Recorded.trace("arp-resolve-first").deepCopy();
        renamed.put("name", "something-else");

        assertThat(family.replay(renamed, ReplayOptions.DEFAULT).status()).isEqualTo(CaseOutcome.Status.PASS);
    }

    @Test
    void whatWasObservedIsNoInputOfTheReplay() throws IOException {
        for (JsonNode trace : Recorded.traces()) {
            ObjectNode blind = (ObjectNode) trace.deepCopy();
            for (String output : List.of("neigh", "frames", "app", "bulk")) {
                ((ObjectNode) blind.path("observed")).remove(output);
            }
            long failures = family.replay(blind, ReplayOptions.DEFAULT).failures().stream()
                    .filter(f -> !f.contains("netlink notification"))
                    .count();

            assertThat(failures).as(trace.path("name").asString()).isZero();
        }
    }

    @Test
    void aWrongModelIsNoticed() throws IOException {
        ObjectNode mutated = (ObjectNode) Recorded.trace("arp-age-stale-use").deepCopy();
        ((ObjectNode) mutated.path("hosts").get(0).path("params")).put("delay_first_probe_time", 3);

        CaseOutcome outcome = family.replay(mutated, ReplayOptions.DEFAULT);

        assertThat(outcome.status()).isEqualTo(CaseOutcome.Status.FAIL);
        assertThat(outcome.failures())
                .anySatisfy(f -> assertThat(f).contains("PROBE").contains("expected at"));
    }
}
