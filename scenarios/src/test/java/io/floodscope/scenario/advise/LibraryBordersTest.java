package io.floodscope.scenario.advise;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.check.ScenarioChecker;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.load.ScenarioLoader;
import io.floodscope.scenario.run.ScenarioRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The border that runs find is the one that the closed form gives, on every scenario of the library that has one. */
class LibraryBordersTest {

    private static final Path LIBRARY = Path.of(System.getProperty("floodscope.root", ".."), "scenarios");

    static Advice border(Path file) {
        Problems problems = new Problems();
        LoadedScenario loaded = Objects.requireNonNull(new ScenarioLoader(problems).load(file, List.of()));
        assertThat(problems.hasErrors()).as(file + "\n" + problems.render()).isFalse();
        try (Laboratory laboratory = new Laboratory(sets -> runner(file, sets), 2, () -> false, runs -> {})) {
            return new Advisor(loaded, new Names(loaded.scenario()), List.of(), 1, laboratory).border();
        }
    }

    private static Optional<ScenarioRunner> runner(Path file, List<String> sets) {
        Problems problems = new Problems();
        LoadedScenario loaded = Objects.requireNonNull(new ScenarioLoader(problems).load(file, sets));
        Names names = new Names(loaded.scenario());
        ScenarioChecker.check(loaded.scenario(), names, problems);
        return problems.hasErrors() ? Optional.empty() : Optional.of(new ScenarioRunner(loaded, names));
    }

    private static List<String> tags(Path file) {
        return Objects.requireNonNull(new ScenarioLoader(new Problems()).load(file, List.of()))
                .scenario()
                .tags();
    }

    @Test
    void theBisectedBorderIsTheClosedFormWithinOneSecond() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(LIBRARY)) {
            files = all.filter(f -> f.toString().endsWith(".flood.yaml"))
                    .sorted()
                    .toList();
        }
        List<String> compared = new ArrayList<>();
        List<String> apart = new ArrayList<>();
        for (Path file : files) {
            if (tags(file).contains("long")) {
                // Twenty runs of an hour with 160 instances.
                continue;
            }
            Advice advice = border(file);
            OptionalLong closed = advice.bound().map(SafeBound::seconds).orElse(OptionalLong.empty());
            if (closed.isEmpty() || advice.safe().isEmpty()) {
                continue;
            }
            compared.add(advice.scenario());
            if (Math.abs(closed.getAsLong() - advice.safe().getAsLong()) > 1) {
                apart.add(advice.scenario() + ": runs " + advice.safe().getAsLong() + "s, closed form "
                        + closed.getAsLong() + "s");
            }
        }

        assertThat(apart).isEmpty();
        assertThat(compared).contains("seed-fig-1-1", "seed-half-fixed", "timer-inversion");
    }
}
