package io.floodscope.cli;

import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.check.ScenarioChecker;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.load.ScenarioLoader;
import io.floodscope.scenario.run.ScenarioRunner;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A scenario file after loading and checking.
 *
 * @param file as the user named it
 * @param loaded the scenario, null if the file could not be read at all
 * @param names its names, null with the scenario
 * @param problems everything found
 */
record ScenarioInput(
        Path file,
        @Nullable LoadedScenario loaded,
        @Nullable Names names,
        Problems problems) {

    static ScenarioInput read(ChosenScenario chosen) {
        Path file = chosen.file();
        Problems problems = new Problems();
        LoadedScenario loaded = new ScenarioLoader(problems).load(file, chosen.sets(), chosen.variant());
        if (loaded == null) {
            return new ScenarioInput(file, null, null, problems);
        }
        Names names = new Names(loaded.scenario(), chosen.profiles());
        ScenarioChecker.check(loaded.scenario(), names, problems);
        return new ScenarioInput(file, loaded, names, problems);
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
        return new ScenarioRunner(orRefuse(), Objects.requireNonNull(names));
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
