package io.floodscope.cli;

import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.Scenario;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reports every problem of scenario files without running them. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Reports all problems of scenario files; nothing runs, nothing is written.")
final class ValidateCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenario files.")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Option(names = "--strict", description = "Treats warnings as errors.")
    private boolean strict;

    @Mixin
    private ChatOptions chat = new ChatOptions();

    @Override
    public Integer call() {
        PrintWriter out = chat.out();
        PrintWriter err = chat.err();
        long errors = 0;
        long warnings = 0;
        for (ChosenScenario scenario : settings.choose(files)) {
            ScenarioInput input = scenario.read();
            err.print(input.problems().render());
            errors += input.problems().errors();
            warnings += input.problems().warnings();
            Problems ofVariants = variants(scenario, input);
            err.print(ofVariants.render());
            errors += ofVariants.errors();
            if (input.loaded() != null
                    && input.names() != null
                    && !input.problems().hasErrors()
                    && !ofVariants.hasErrors()
                    && !chat.quiet) {
                Scenario s = input.loaded().scenario();
                out.println(scenario.file().shown() + ": valid: " + s.bridges().size() + " bridges, "
                        + s.gateways().size() + " gateways, "
                        + input.names().hosts().size() + " hosts, "
                        + s.traffic().size() + " streams, " + s.events().size() + " events, "
                        + (s.expect().size() + s.asserts().size()) + " checks");
            }
        }
        boolean bad = errors > 0 || (strict && warnings > 0);
        if (errors + warnings > 0) {
            err.println(ScenarioInput.counts(errors, warnings) + ". Nothing was run.");
        }
        out.flush();
        err.flush();
        return bad ? ExitCode.BAD_INPUT : ExitCode.OK;
    }

    /** Errors of the variants of a file that the file itself has not; a variant may leave a stream of it without a purpose. */
    private static Problems variants(ChosenScenario scenario, ScenarioInput input) {
        Problems all = new Problems();
        LoadedScenario loaded = input.loaded();
        if (loaded == null || input.problems().hasErrors()) {
            return all;
        }
        for (String variant : loaded.scenario().variants().keySet()) {
            all.addNewErrors(scenario.variant(variant).read().problems(), input.problems());
        }
        return all;
    }
}
