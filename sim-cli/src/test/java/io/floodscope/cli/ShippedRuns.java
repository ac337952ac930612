package io.floodscope.cli;

import io.floodscope.engine.RunLimits;
import io.floodscope.result.RunResult;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.run.ScenarioRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The shipped scenarios and their results: each is run once for all tests that look at it. */
final class ShippedRuns {

    private static final Map<Path, RunResult> RESULTS = new LinkedHashMap<>();

    private ShippedRuns() {}

    /** Every shipped scenario. */
    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(CommandRun.project("scenarios"))) {
            return all.filter(f -> f.toString().endsWith(".flood.yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** What a shipped scenario gives with its own seed. */
    static synchronized RunResult of(Path file) {
        return RESULTS.computeIfAbsent(file, f -> {
            ScenarioInput input = new ChosenScenario(f, List.of()).read();
            LoadedScenario loaded = input.orRefuse();
            return new ScenarioRunner(loaded, Objects.requireNonNull(input.names()))
                    .run(loaded.scenario().run().seed(), RunLimits.NONE, simulation -> {})
                    .result();
        });
    }
}
