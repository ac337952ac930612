package io.floodscope.cli;

import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.load.ScenarioLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what {@code test} runs: the scenarios below some paths and their variants, in a fixed order.
 *
 * @param paths files, or folders that hold {@code *.flood.yaml}
 * @param settings what they are read with
 * @param run which of the independent runs of each seed, from 1
 * @param only pattern of names; null for all
 * @param tags any of these; empty for all
 */
record TestUnits(
        List<Path> paths,
        SettingOptions settings,
        long run,
        @Nullable String only,
        List<String> tags) {

    /** Everything to run, in the order of the paths; any problem in any file means that nothing runs. */
    List<TestUnit> find() throws IOException {
        List<TestUnit> units = new ArrayList<>();
        StringBuilder refused = new StringBuilder();
        for (ChosenScenario file : settings.choose(files())) {
            ChosenScenario scenario = file.ofRun(run);
            ScenarioInput input = scenario.read();
            refused.append(input.problems().hasErrors() ? input.problems().render() : "");
            if (input.loaded() == null
                    || input.names() == null
                    || input.problems().hasErrors()) {
                continue;
            }
            add(units, scenario, input);
            for (String variant : ScenarioLoader.variants(input.loaded())) {
                ChosenScenario chosen = scenario.variant(variant);
                ScenarioInput varied = chosen.read();
                refused.append(varied.problems().hasErrors() ? varied.problems().render() : "");
                add(units, chosen, varied);
            }
        }
        if (!refused.isEmpty()) {
            throw new BadInputException(refused + "Nothing was run.");
        }
        return units;
    }

    private void add(List<TestUnit> units, ChosenScenario chosen, ScenarioInput input) {
        LoadedScenario loaded = input.loaded();
        Names names = input.names();
        if (loaded == null || names == null) {
            return;
        }
        TestUnit unit = new TestUnit(chosen, loaded, names);
        boolean named = only == null || Names.glob(only).matcher(unit.name()).matches();
        boolean tagged = tags.isEmpty() || loaded.scenario().tags().stream().anyMatch(tags::contains);
        if (named && tagged) {
            units.add(unit);
        }
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (ScenarioFile.isStdin(path)) {
                files.add(path);
                continue;
            }
            if (!Files.exists(path)) {
                throw new BadInputException(path + ":1:1: error: there is no such file or folder");
            }
            if (!Files.isDirectory(path)) {
                files.add(path);
                continue;
            }
            try (Stream<Path> inside = Files.walk(path)) {
                inside.filter(f -> f.toString().endsWith(".flood.yaml"))
                        .filter(f -> !f.toString().contains("/target/"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }
}
