package io.floodscope.cli;

import io.floodscope.engine.RunLimits;
import io.floodscope.scenario.profile.GatewayProfiles;
import io.floodscope.scenario.run.RunOutcome;
import io.floodscope.scenario.run.ScenarioRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A scenario with settings, ready to run again with another setting.
 *
 * @param file the scenario file
 * @param sets {@code --set} options
 * @param profiles gateway profiles that it may name
 */
record SideRun(Path file, List<String> sets, GatewayProfiles profiles) {

    SideRun {
        sets = List.copyOf(sets);
    }

    /** A scenario that names shipped profiles only. */
    SideRun(Path file, List<String> sets) {
        this(file, sets, GatewayProfiles.shipped());
    }

    /** Runs it; bad input is refused with all its problems. */
    RunOutcome run(@Nullable Long seed, RunLimits limits) {
        ScenarioInput input = ScenarioInput.read(file, sets, profiles);
        return run(input, seed, limits);
    }

    /** Runs it with one more setting, or gives empty if the scenario does not take it. */
    Optional<RunOutcome> runWith(String set, @Nullable Long seed, RunLimits limits) {
        List<String> more = new ArrayList<>(sets);
        more.add(set);
        ScenarioInput input = ScenarioInput.read(file, more, profiles);
        return input.problems().hasErrors() ? Optional.empty() : Optional.of(run(input, seed, limits));
    }

    private static RunOutcome run(ScenarioInput input, @Nullable Long seed, RunLimits limits) {
        var loaded = input.orRefuse();
        ScenarioRunner runner = input.runner();
        return runner.run(seed == null ? loaded.scenario().run().seed() : seed, limits, simulation -> {});
    }
}
