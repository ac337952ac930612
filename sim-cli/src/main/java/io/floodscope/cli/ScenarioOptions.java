package io.floodscope.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The one scenario that a command is about. */
final class ScenarioOptions {

    @Parameters(paramLabel = "FILE", description = "The scenario.")
    Path file = Path.of("");

    @Option(names = "--variant", paramLabel = "NAME", description = "Takes one of the scenario's variants.")
    private @Nullable String variant;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    /** The scenario as it was asked for. */
    ChosenScenario chosen() {
        return new ChosenScenario(file, settings.sets, variant, settings.profiles.load());
    }
}
