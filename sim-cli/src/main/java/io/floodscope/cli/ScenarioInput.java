package io.floodscope.cli;

import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.check.ScenarioChecker;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.load.ScenarioLoader;
import io.floodscope.scenario.run.ScenarioRunner;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A scenario file after loading and checking.
 *
 * @param chosen what was read
 * @param loaded the scenario, null if the file could not be read at all
 * @param names its names, null with the scenario
 * @param problems everything found
 */
record ScenarioInput(
        ChosenScenario chosen,
        @Nullable LoadedScenario loaded,
        @Nullable Names names,
        Problems problems) {

    static ScenarioInput read(ChosenScenario chosen) {
        Problems problems = new Problems();
        LoadedScenario loaded = chosen.file().load(new ScenarioLoader(problems), chosen.sets(), chosen.variant());
        if (loaded == null) {
            return new ScenarioInput(chosen, null, null, problems);
        }
        Names names = new Names(loaded.scenario(), chosen.profiles());
        ScenarioChecker.check(loaded.scenario(), names, problems);
        return new ScenarioInput(chosen, loaded, names, problems);
    }

    /** Counts for the last line of a list of problems. */
    static String counts(long errors, long warnings) {
        return errors
                + (errors == 1 ? " error, " : " errors, ")
                + warnings
                + (warnings == 1 ? " warning" : " warnings");
    }

    /** What runs it; bad input is refused with all its problems. */
    ScenarioRunner runner() {
        return new ScenarioRunner(orRefuse(), Objects.requireNonNull(names), chosen.run());
    }

    /** The loaded scenario. */
    LoadedScenario orRefuse() {
        LoadedScenario present = loaded;
        if (present == null || problems.hasErrors()) {
            throw new BadInputException(
                    problems.render() + counts(problems.errors(), problems.warnings()) + ". Nothing was run.");
        }
        return present;
    }
}
