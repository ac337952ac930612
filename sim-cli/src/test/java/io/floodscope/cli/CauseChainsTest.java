package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.engine.RunLimits;
import io.floodscope.result.Band;
import io.floodscope.result.Cause;
import io.floodscope.result.Mark;
import io.floodscope.result.RunResult;
import io.floodscope.scenario.explain.NamedLoss;
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
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Causes of the library: the whole chains of chosen moments, and what holds for every chain of every scenario. */
class CauseChainsTest {

    private static final int CHAINS_PER_RUN = 2_000;

    static Stream<Path> scenarios() throws IOException {
        return ShippedRuns.files().stream();
    }

    /** What is wrong with the causes of a scenario and its variants, and of which classes they are. */
    private record Causes(List<String> complaints, SortedSet<String> own, SortedSet<String> ofVariants) {}

    /** By file; two tests look at the same runs. */
    private static final Map<Path, Causes> KNOWN = new ConcurrentHashMap<>();

    private static Causes causes(Path file) {
        return KNOWN.computeIfAbsent(file, CauseChainsTest::look);
    }

    private static Causes look(Path file) {
        Causes out = new Causes(new ArrayList<>(), new TreeSet<>(), new TreeSet<>());
        List<String> variants = new ArrayList<>();
        variants.add(null);
        variants.addAll(ScenarioLoader.variants(
                new ChosenScenario(file, List.of()).read().orRefuse()));
        for (String variant : variants) {
            ScenarioInput input =
                    new ChosenScenario(file, List.of()).variant(variant).read();
            RunResult result = new ScenarioRunner(input.orRefuse(), Objects.requireNonNull(input.names()))
                    .run(1, RunLimits.NONE, simulation -> {})
                    .result();
            check(result, out.complaints());
            all(result).forEach(c -> (variant == null ? out.own() : out.ofVariants()).add(classOf(c)));
        }
        return out;
    }

    private static Stream<Cause> all(RunResult result) {
        return Stream.of(
                        result.floodWindows().stream().map(w -> w.cause()),
                        result.outages().stream().map(o -> o.cause()),
                        result.disturbances().stream().map(d -> d.cause()))
                .flatMap(causes -> causes);
    }

    /** The letter of its class, or the id of a loss that belongs to none. */
    private static String classOf(Cause cause) {
        return RootCause.of(cause.id())
                .map(RootCause::name)
                .or(() -> NamedLoss.of(cause.id()).map(NamedLoss::id))
                .orElse("unknown " + cause.id());
    }

    /** Every fact of a chain stands in the record, as a mark, a state or the start of a flood, and precedes the next. */
    private static void check(RunResult result, List<String> complaints) {
        Set<String> record = new HashSet<>();
        result.marks().forEach(m -> record.add(m.timeNanos() + " " + m.entity()));
        for (Band band : result.bands()) {
            band.changes().forEach(c -> record.add(c.timeNanos() + " " + band.entity()));
        }
        result.floodWindows()
                .forEach(w -> record.add(w.startNanos() + " " + w.bridge() + "/fdb/" + w.vlan() + "/" + w.dstMac()));
        all(result).limit(CHAINS_PER_RUN).forEach(cause -> {
            long before = 0;
            for (Mark fact : cause.chain()) {
                if (fact.timeNanos() < before) {
                    complaints.add(result.scenario() + ", " + cause.id() + ": too late in its chain: " + fact);
                }
                before = fact.timeNanos();
                if (!record.contains(fact.timeNanos() + " " + fact.entity())) {
                    complaints.add(result.scenario() + ", " + cause.id() + ": not in the record: " + fact);
                }
            }
            if (cause.ends().isEmpty()) {
                complaints.add(result.scenario() + ", " + cause.id() + ": says nothing about its end");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyFactOfAChainStandsInTheRecordAndPrecedesTheNext(Path file) {
        assertThat(causes(file).complaints()).isEmpty();
    }

    /** {@code -Dgolden.update=true} rewrites the line of the table; read it against the scenario's page. */
    @ParameterizedTest
    @MethodSource("scenarios")
    void callsWhatHappensByTheClassesOnRecord(Path file) throws IOException {
        String name = file.getFileName().toString().replace(".flood.yaml", "");
        Causes causes = causes(file);
        String line = name + "\t" + String.join(" ", causes.own()) + "\t" + String.join(" ", causes.ofVariants());
        assertThat(line).doesNotContain("unknown ");
        Path table = CommandRun.project("sim-cli/src/test/resources/golden/causes.tsv");
        if (Boolean.getBoolean("golden.update")) {
            SortedSet<String> lines = new TreeSet<>(Files.readAllLines(table));
            lines.removeIf(l -> l.startsWith(name + "\t"));
            lines.add(line);
            Files.write(table, lines);
        }
        assertThat(Files.readAllLines(table)).as("""
                        classes of the causes of %s and of its variants: if the scenario is new or was changed, run this test
                        with -Dgolden.update=true and read its line of golden/causes.tsv (name, classes of its own run,
                        classes of its variants) against the scenario's page; if not, causes are called by a wrong class""", name).contains(line);
    }

    /** The library's list names the classes of each scenario's incidents: what is found must be about one of them. */
    @ParameterizedTest
    @MethodSource("scenarios")
    void callsAScenarioByAClassOfItsIncident(Path file) throws IOException {
        String name = file.getFileName().toString().replace(".flood.yaml", "");
        String row = Files.readAllLines(CommandRun.project("scenarios/README.md")).stream()
                .filter(l -> l.startsWith("| [" + name + "]("))
                .findFirst()
                .orElseThrow();
        List<String> listed = List.of(row.split("\\|")[3].trim().split(", "));
        SortedSet<String> found = new TreeSet<>(causes(file).own());
        found.addAll(causes(file).ofVariants());

        assertThat(found.isEmpty() || listed.stream().anyMatch(found::contains))
                .as("classes %s of %s, which scenarios/README.md lists as %s", found, name, listed)
                .isTrue();
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
        "no-aging, 10m, F",
        "neighbour-overflow, 10.24s, H",
        "false-confirm, 5s, D",
        "address-reuse, 2412s, D",
        "no-aging-ovn, 30m --from vm-1, F",
        "permanent-neighbour, 5m, D",
        "keepalived-failover, 62s, D",
        "refresh-wrong-owner, 700s, G",
        "peer-gateway, 1m, A",
        "controller-phase, 400s, G",
        "arp-fanout, 20s, I",
    })
    void explainsAsOnRecord(String scenario, String at, String letter) throws IOException {
        List<Object> words = new ArrayList<>(
                List.of("explain", CommandRun.project("scenarios/" + scenario + ".flood.yaml"), "--at"));
        words.addAll(List.of(at.split(" ")));
        CommandRun run = CommandRun.of(words.toArray());

        assertThat(run.exitCode()).as(run.err()).isZero();
        Path golden = CommandRun.project("sim-cli/src/test/resources/golden/explain/" + scenario + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, run.out());
        }
        assertThat(run.out()).isEqualTo(Files.readString(golden)).contains("cause             " + letter + ", ");
        assertThat(run.out().lines().count()).as("one screen").isLessThanOrEqualTo(40);
        assertThat(run.out().lines()).as("columns").allMatch(line -> line.length() <= 100);
    }
}
