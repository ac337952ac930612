package io.floodscope.cli;

import io.floodscope.scenario.profile.GatewayProfiles;
import io.floodscope.scenario.schema.Scenario;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reports every problem of scenario files without running them. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Reports all problems of scenario files; nothing runs, nothing is written.")
final class ValidateCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenario files.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Changes a value before checking; * stands for one level, ** for any. Repeatable.")
    private List<String> sets = new ArrayList<>();

    @Mixin
    private ProfileOptions profiles = new ProfileOptions();

    @Option(names = "--strict", description = "Treats warnings as errors.")
    private boolean strict;

    @Option(names = "--no-color", description = "No colours. There are none here; accepted for all commands.")
    private boolean noColor;

    @Option(names = "--stacktrace", description = "Shows where in the program an internal error arose.")
    private boolean stacktrace;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec present = java.util.Objects.requireNonNull(spec);
        PrintWriter out = present.commandLine().getOut();
        PrintWriter err = present.commandLine().getErr();
        long errors = 0;
        long warnings = 0;
        GatewayProfiles known = profiles.load();
        for (Path file : files) {
            ScenarioInput input = ScenarioInput.read(file, sets, known);
            err.print(input.problems().render());
            errors += input.problems().errors();
            warnings += input.problems().warnings();
            if (input.loaded() != null
                    && input.names() != null
                    && !input.problems().hasErrors()) {
                Scenario s = input.loaded().scenario();
                out.println(file + ": valid: " + s.bridges().size() + " bridges, "
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
}
