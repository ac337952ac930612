package io.floodscope.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The one scenario that a command is about. */
final class ScenarioOptions {

    @Parameters(paramLabel = "FILE", description = "The scenario; - reads it from standard input.")
    private Path file = Path.of("");

    @Option(names = "--variant", paramLabel = "NAME", description = "Takes one of the scenario's variants.")
    private @Nullable String variant;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    /** The scenario as it was asked for. */
    ChosenScenario chosen(SeedOptions seeds) {
        return settings.choose(List.of(file)).get(0).variant(variant).ofRun(seeds.run);
    }
}
