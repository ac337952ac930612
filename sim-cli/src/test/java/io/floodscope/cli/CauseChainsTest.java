package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.engine.RunLimits;
import io.floodscope.result.Band;
import io.floodscope.result.Cause;
import io.floodscope.result.Mark;
import io.floodscope.result.RunResult;
import io.floodscope.scenario.explain.RootCause;
import io.floodscope.scenario.load.ScenarioLoader;
import io.floodscope.scenario.run.ScenarioRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Causes of the library: the whole chains of chosen moments, and what holds for every chain of every scenario. */
class CauseChainsTest {

    private static final int CHAINS_PER_RUN = 200;

    /** A bridge with so many facts in the record notes no more of them; later ones stand in the chains alone. */
    private static final long FACTS_PER_BRIDGE = 2_000;

    static Stream<Path> scenarios() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(CommandRun.project("scenarios"))) {
            files = all.filter(f -> f.toString().endsWith(".flood.yaml"))
                    .sorted()
                    .toList();
        }
        return files.stream();
    }

    private static List<RunResult> run(Path file) {
        List<RunResult> out = new ArrayList<>();
        List<String> variants = new ArrayList<>();
        variants.add(null);
        variants.addAll(ScenarioLoader.variants(
                new ChosenScenario(file, List.of()).read().orRefuse()));
        for (String variant : variants) {
            ScenarioInput input =
                    new ChosenScenario(file, List.of()).variant(variant).read();
            out.add(new ScenarioRunner(input.orRefuse(), Objects.requireNonNull(input.names()))
                    .run(1, RunLimits.NONE, simulation -> {})
                    .result());
        }
        return out;
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyFactOfAChainStandsInTheRecordAndPrecedesTheNext(Path file) {
        for (RunResult result : run(file)) {
            Set<String> record = new HashSet<>();
            result.marks().forEach(m -> record.add(m.timeNanos() + " " + m.entity()));
            for (Band band : result.bands()) {
                band.changes().forEach(c -> record.add(c.timeNanos() + " " + band.entity()));
            }
            List<Cause> causes = Stream.concat(
                            result.floodWindows().stream().map(w -> w.cause()),
                            result.outages().stream().map(o -> o.cause()))
                    .limit(CHAINS_PER_RUN)
                    .toList();
            Set<String> full = bridgesWithAFullRecord(result);
            for (Cause cause : causes) {
                assertThat(cause.chain()).isSortedAccordingTo((a, b) -> Long.compare(a.timeNanos(), b.timeNanos()));
                for (Mark fact : cause.chain()) {
                    if (full.contains(bridgeOf(fact))) {
                        continue;
                    }
                    assertThat(record).as(cause.id() + ": " + fact).contains(fact.timeNanos() + " " + fact.entity());
                }
                assertThat(cause.ends()).isNotEmpty();
            }
        }
    }

    private static Set<String> bridgesWithAFullRecord(RunResult result) {
        return result.marks().stream()
                .filter(m -> m.entity().contains("/fdb/"))
                .collect(Collectors.groupingBy(CauseChainsTest::bridgeOf, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(e -> e.getValue() >= FACTS_PER_BRIDGE)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The bridge that a fact about an FDB entry is from; empty for any other fact. */
    private static String bridgeOf(Mark fact) {
        int table = fact.entity().indexOf("/fdb/");
        return table < 0 ? "" : fact.entity().substring(0, table);
    }

    @Test
    void theFloodsOfTheLibraryAreAllOfAKnownClass() throws IOException {
        List<String> unknown = new ArrayList<>();
        for (Path file : scenarios().toList()) {
            for (RunResult result : run(file)) {
                result.floodWindows().stream()
                        .filter(w -> RootCause.of(w.cause().id()).isEmpty())
                        .forEach(w -> unknown.add(result.scenario() + ": " + w.cause()));
            }
        }
        assertThat(unknown).isEmpty();
    }

    /** {@code -Dgolden.update=true} rewrites the files. */
    @ParameterizedTest
    @CsvSource({
        "seed-fig-1-1, 700s, A",
        "seed-half-fixed, 700s, A",
        "seed-no-refresh, 3h, A",
        "seed-periodic-job, 1230s, A",
        "timer-inversion, 600s, B",
        "split-brain-vip, 200s, D",
        "idle-vs-hard, 900s, E",
        "nlb-unicast, 60s, K",
        "effective-aging, 100s, L",
        "asymmetric-routing, 1h, B",
        "silent-log-host, 1h, B",
        "silent-gateway, 700s, A",
        "bypass-learning, 600s, C",
        "mac-table-cliff, 100.003s, H",
        "garp-locktime, 70s, D",
        "no-aging, 4m, F",
        "neighbour-overflow, 10.24s, H",
    })
    void explainsAsOnRecord(String scenario, String at, String letter) throws IOException {
        CommandRun run =
                CommandRun.of("explain", CommandRun.project("scenarios/" + scenario + ".flood.yaml"), "--at", at);

        assertThat(run.exitCode()).as(run.err()).isZero();
        Path golden = CommandRun.project("sim-cli/src/test/resources/golden/explain/" + scenario + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, run.out());
        }
        assertThat(run.out()).isEqualTo(Files.readString(golden)).contains("cause             " + letter + ", ");
        assertThat(run.out().lines().count()).as("one screen").isLessThan(24);
    }
}
