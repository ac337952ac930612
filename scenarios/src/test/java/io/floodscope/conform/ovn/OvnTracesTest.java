package io.floodscope.conform.ovn;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.Seeds;
import io.floodscope.conform.CaseOutcome;
import io.floodscope.conform.ConformRunner;
import io.floodscope.conform.ReplayOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays every recording of OVN and every timeline derived from the 2018 patch. */
class OvnTracesTest {

    private final ConformRunner runner = new ConformRunner(List.of(new OvnFamily()));

    @TempDir
    Path folder;

    static Path recordings() throws URISyntaxException {
        URL url = OvnTracesTest.class.getResource("/recorded/ovn-aging");
        assertThat(url).isNotNull();
        return Path.of(url.toURI());
    }

    static Stream<Path> traces() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.walk(recordings())) {
            List<Path> found =
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
            assertThat(found).hasSize(53);
            return found.stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("traces")
    void everyComparisonOfTheTraceHolds(Path trace) throws IOException {
        CaseOutcome outcome = runner.run(trace, ReplayOptions.DEFAULT, o -> {}).get(0);

        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.status()).isEqualTo(CaseOutcome.Status.PASS);
        assertThat(outcome.satisfied()).isEqualTo(outcome.expectations()).isPositive();
    }

    @Test
    void noRandomNumberMakesAComparisonFail() {
        Seeds.check(10, seed -> {
            try {
                List<CaseOutcome> outcomes =
                        runner.run(recordings(), new ReplayOptions(ReplayOptions.Timers.WHEEL, seed), o -> {});
                assertThat(outcomes)
                        .filteredOn(o -> o.status() != CaseOutcome.Status.PASS)
                        .isEmpty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void aWrongExpectationFailsAndSaysWhatWasFound() throws IOException, URISyntaxException {
        String text = Files.readString(recordings().resolve("idle-v4-t10.json"));
        Path wrong = folder.resolve("any-name.json");
        Files.writeString(wrong, text.replace("[10015.5]", "[8015.5]"));

        CaseOutcome outcome = runner.run(wrong, ReplayOptions.DEFAULT, o -> {}).get(0);

        assertThat(outcome.status()).isEqualTo(CaseOutcome.Status.FAIL);
        assertThat(outcome.failures()).singleElement().asString().contains("delete", "8015.5", "100", "150");
    }

    @Test
    void aWrongInstantOfADerivedTimelineFails() throws IOException, URISyntaxException {
        String text = Files.readString(recordings().resolve("derived-2018/p18-small-t.json"));
        Path wrong = folder.resolve("any-name.json");
        Files.writeString(wrong, text.replace("6666", "6667"));

        CaseOutcome outcome = runner.run(wrong, ReplayOptions.DEFAULT, o -> {}).get(0);

        assertThat(outcome.status()).isEqualTo(CaseOutcome.Status.FAIL);
    }

    @Test
    void whatIsNotKnownIsUnsupportedAndNamed() throws IOException, URISyntaxException {
        String text = Files.readString(recordings().resolve("idle-v4-t10.json"));
        Path strange = folder.resolve("strange.json");

        Files.writeString(strange, text.replace("\"ping\"", "\"pong\""));
        CaseOutcome action = runner.run(strange, ReplayOptions.DEFAULT, o -> {}).get(0);
        Files.writeString(strange, text.replace("mac_binding_removal_limit", "mac_binding_colour"));
        CaseOutcome param = runner.run(strange, ReplayOptions.DEFAULT, o -> {}).get(0);
        Files.writeString(strange, text.replace("\"rows_at\"", "\"rows_near\""));
        CaseOutcome comparison =
                runner.run(strange, ReplayOptions.DEFAULT, o -> {}).get(0);

        assertThat(List.of(action, param, comparison))
                .extracting(CaseOutcome::status)
                .containsOnly(CaseOutcome.Status.UNSUPPORTED);
        assertThat(action.failures().get(0)).contains("pong");
        assertThat(param.failures().get(0)).contains("mac_binding_colour");
        assertThat(comparison.failures().get(0)).contains("rows_near");
    }
}
