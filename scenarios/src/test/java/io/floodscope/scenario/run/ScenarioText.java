package io.floodscope.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.engine.RunLimits;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.check.ScenarioChecker;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.load.ScenarioLoader;
import io.floodscope.scenario.schema.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Runs scenarios that a test writes. */
final class ScenarioText {

    private ScenarioText() {}

    /** Runs a scenario without problems; the head is added. */
    static RunOutcome run(Path folder, String body) {
        try {
            Path file =
                    Files.writeString(folder.resolve("t.flood.yaml"), "apiVersion: floodscope/v1\nname: t\n" + body);
            Problems problems = new Problems();
            LoadedScenario loaded = Objects.requireNonNull(new ScenarioLoader(problems).load(file, List.of()));
            Names names = new Names(loaded.scenario());
            ScenarioChecker.check(loaded.scenario(), names, problems);
            assertThat(problems.render()).isEmpty();
            return new ScenarioRunner(loaded, names).run(1, RunLimits.NONE, simulation -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double total(RunOutcome outcome, Metric metric) {
        return Objects.requireNonNull(outcome.totals().get(metric));
    }

    static long counter(RunOutcome outcome, String name) {
        return Objects.requireNonNull(outcome.result().counters().get(name), name);
    }
}
