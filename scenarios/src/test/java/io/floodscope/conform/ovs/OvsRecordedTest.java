package io.floodscope.conform.ovs;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.bridge.ovs.FdbPrinter;
import io.floodscope.conform.CaseOutcome;
import io.floodscope.conform.ReplayOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every recording of Open vSwitch, replayed; a rule of the models that is broken fails at least one of them. */
class OvsRecordedTest {

    /** A recording under its file name. */
    record Trace(String file, JsonNode content) {
        @Override
        public String toString() {
            return file;
        }
    }

    static List<Trace> traces() throws IOException, URISyntaxException {
        var folder = Objects.requireNonNull(OvsRecordedTest.class.getResource("/recorded/ovs-flood"));
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.filter(f -> f.toString().endsWith(".json"))
                    .sorted()
                    .map(f -> new Trace(f.getFileName().toString(), read(f)))
                    .toList();
        }
    }

    private static JsonNode read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return JsonMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("traces")
    void replayMeetsEveryExpectation(Trace trace) {
        OvsFamily family = new OvsFamily();
        assertThat(family.accepts(trace.content)).isTrue();

        for (ReplayOptions.Timers timers : ReplayOptions.Timers.values()) {
            for (long seed = 1; seed <= 3; seed++) {
                CaseOutcome outcome = family.replay(trace.content, new ReplayOptions(timers, seed));

                assertThat(outcome.failures())
                        .as("%s timers, seed %d", timers, seed)
                        .isEmpty();
                assertThat(outcome.status()).isEqualTo(CaseOutcome.Status.PASS);
            }
        }
    }

    /**
     * The text of the real command, byte for byte, at the end of every recording. One may differ, by its own notes: whether
     * a drop that was cached while an announcement lock held outlives the lock differed between runs of the real stack.
     */
    @Test
    void statisticsArePrintedAsOvsPrintsThem() throws IOException, URISyntaxException {
        List<String> differing = new ArrayList<>();
        int compared = 0;
        for (Trace trace : traces()) {
            Recording recording = OvsFamily.record(trace.content, ReplayOptions.DEFAULT);
            for (var each : trace.content.path("observed").path("fdb_stats").properties()) {
                List<String> real = new ArrayList<>();
                each.getValue().forEach(line -> real.add(line.asString()));
                compared++;
                if (!real.equals(FdbPrinter.statistics(recording.bridge(each.getKey())))) {
                    differing.add(trace.file + " " + each.getKey());
                }
            }
        }

        assertThat(compared).isGreaterThan(90);
        assertThat(differing).isSubsetOf("bond-slb-garp-lock.json br-bond");
    }
}
