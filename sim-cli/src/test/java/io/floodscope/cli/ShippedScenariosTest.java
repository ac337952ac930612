package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.engine.RunLimits;
import io.floodscope.result.ExpectationResult;
import io.floodscope.result.Fingerprints;
import io.floodscope.result.RunResult;
import io.floodscope.result.Verdict;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.run.ScenarioRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every shipped scenario holds what it expects, and its fingerprints are those on record. Reading a change: only events
 * changed = an inner change; frames changed = other traffic; result changed = other figures, which CHANGELOG.md explains.
 * {@code -Dgolden.update=true} rewrites the record.
 */
class ShippedScenariosTest {

    private static final Path RECORD = CommandRun.project("scenarios/fingerprints.tsv");
    private static final String HEAD =
            "# scenario\tevents\tframes\tresult; see ShippedScenariosTest for how to read a change";

    @Test
    void expectationsHoldAndFingerprintsAreThoseOnRecord() throws IOException {
        Map<String, String> prints = new TreeMap<>();
        List<String> broken = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(CommandRun.project("scenarios"))) {
            files = all.filter(f -> f.toString().endsWith(".flood.yaml"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            RunResult result = run(file);
            if (result.verdict() != Verdict.PASS) {
                broken.add(file.getFileName() + ": " + failures(result));
            }
            Fingerprints print = result.fingerprint();
            prints.put(result.scenario(), print.events() + "\t" + print.frames() + "\t" + print.result());
        }

        assertThat(broken).isEmpty();
        List<String> lines = new ArrayList<>(List.of(HEAD));
        prints.forEach((name, print) -> lines.add(name + "\t" + print));
        if (Boolean.getBoolean("golden.update")) {
            Files.write(RECORD, lines);
        }
        assertThat(Files.readAllLines(RECORD)).isEqualTo(lines);
    }

    private static RunResult run(Path file) {
        ScenarioInput input = ScenarioInput.read(file, List.of());
        LoadedScenario loaded = input.orRefuse();
        return new ScenarioRunner(loaded, Objects.requireNonNull(input.names()))
                .run(loaded.scenario().run().seed(), RunLimits.NONE, simulation -> {})
                .result();
    }

    private static List<String> failures(RunResult result) {
        return result.expectations().stream()
                .filter(e -> e.verdict() != Verdict.PASS)
                .map(ExpectationResult::toString)
                .toList();
    }
}
