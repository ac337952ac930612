package io.floodscope.cli;

import io.floodscope.scenario.profile.GatewayProfiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What scenario files are read with: changed values, and vendor profiles beside the shipped ones. */
final class SettingOptions {

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Changes a value of the scenario; * stands for one level, ** for any. Repeatable.")
    List<String> sets = new ArrayList<>();

    @Mixin
    ProfileOptions profiles = new ProfileOptions();

    /** Several files read in the same way; the profiles are loaded once. */
    List<ChosenScenario> choose(List<Path> files) {
        if (files.stream().filter(ScenarioFile::isStdin).count() > 1) {
            throw new BadInputException("floodscope: - stands for standard input, which can be read only once");
        }
        GatewayProfiles known = profiles.load();
        return files.stream()
                .map(file -> new ChosenScenario(file, known).with(sets))
                .toList();
    }
}
