package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.result.ExpectationResult;
import io.floodscope.result.Fingerprints;
import io.floodscope.result.RunResult;
import io.floodscope.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        for (Path file : ShippedRuns.files()) {
            RunResult result = ShippedRuns.of(file);
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

    private static List<String> failures(RunResult result) {
        return result.expectations().stream()
                .filter(e -> e.verdict() != Verdict.PASS)
                .map(ExpectationResult::toString)
                .toList();
    }
}
