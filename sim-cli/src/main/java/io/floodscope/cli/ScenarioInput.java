package io.floodscope.cli;

import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.check.ScenarioChecker;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.load.ScenarioLoader;
import java.nio.file.Path;
import java.util.List;
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

    static ScenarioInput read(Path file, List<String> sets) {
        return read(file, sets, null);
    }

    static ScenarioInput read(Path file, List<String> sets, @Nullable String variant) {
        Problems problems = new Problems();
        LoadedScenario loaded = new ScenarioLoader(problems).load(file, sets, variant);
        if (loaded == null) {
            return new ScenarioInput(file, null, null, problems);
        }
        Names names = new Names(loaded.scenario());
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
