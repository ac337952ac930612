package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the library is for: somebody changes a timer, and the test goes red and names the line. scenarios/mutations.tsv holds
 * one such change for every shipped scenario.
 */
class LibraryMutationTest {

    private static final Path LIBRARY = CommandRun.project("scenarios");

    @TempDir
    Path temp;

    /** A change of one value, in the scenario's file or in one that it includes. */
    record Mutation(String scenario, String holder, String before, String after) {

        String file() {
            return scenario + ".flood.yaml";
        }

        String changedFile() {
            return holder + ".flood.yaml";
        }

        /** The changed value alone, without its key. */
        String value() {
            return after.substring(after.lastIndexOf(' ') + 1).replace("}", "");
        }

        @Override
        public String toString() {
            return scenario + ": " + after;
        }
    }

    static List<Mutation> mutations() throws IOException {
        try (Stream<String> lines = Files.lines(LIBRARY.resolve("mutations.tsv"))) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Mutation(cells[0], cells[1], cells[2], cells[3]))
                    .toList();
        }
    }

    @Test
    void everyScenarioHasItsMutation() throws IOException {
        List<String> scenarios;
        try (Stream<Path> files = Files.list(LIBRARY)) {
            scenarios = files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".flood.yaml"))
                    .sorted()
                    .toList();
        }

        assertThat(mutations()).extracting(Mutation::file).containsExactlyInAnyOrderElementsOf(scenarios);
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void aChangedTimerFailsAndTheFailureNamesItsLine(Mutation mutation) throws IOException {
        copyLibrary();
        Path changed = temp.resolve(mutation.changedFile());
        List<String> lines = new ArrayList<>(Files.readAllLines(changed));
        int at = lineOf(mutation, lines);
        lines.set(at, lines.get(at).replace(mutation.before(), mutation.after()));
        Files.write(changed, lines);

        CommandRun run = CommandRun.of("test", temp.resolve(mutation.file()));

        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out())
                .contains("FAIL  " + mutation.scenario())
                .containsPattern("(?:set by|setting) +\\S*" + mutation.changedFile() + ":" + (at + 1) + "  .*: "
                        + mutation.value() + "\n");
    }

    private void copyLibrary() throws IOException {
        try (Stream<Path> files = Files.list(LIBRARY)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".flood.yaml")).toList()) {
                Files.copy(file, temp.resolve(file.getFileName()));
            }
        }
    }

    /** The first line that holds the text: a variant further down may repeat it. */
    private static int lineOf(Mutation mutation, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(mutation.before())) {
                return i;
            }
        }
        throw new AssertionError(mutation.changedFile() + " does not hold '" + mutation.before() + "'");
    }
}
