package io.floodscope.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Entry point of the floodscope program: hands the arguments to picocli and ends with its exit code. */
@Command(
        name = "floodscope",
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.Provider.class,
        description = "Simulates the aging of addresses in data-centre networks, and the floods that follow.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            InitCommand.class,
            RunCommand.class,
            TestCommand.class,
            ValidateCommand.class,
            ConformCommand.class,
            CompareCommand.class,
            SweepCommand.class,
            VerifyCommand.class,
            ExplainCommand.class,
            AdviseCommand.class,
            ReportCommand.class,
            BenchCommand.class,
            SchemaCommand.class,
            ProfilesCommand.class,
            ShowCommand.class,
            CompletionCommand.class,
            ManCommand.class,
            ImportCommand.class,
            LintCommand.class,
            ServeCommand.class,
            VersionCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 all expectations hold, 1 one failed, 2 bad input, 3 no verdict, 4 internal error.",
            "Every option can be given as an environment variable: --max-events is FLOODSCOPE_MAX_EVENTS."
        })
public final class Main implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    private final Interruption interruption;

    private Main(Interruption interruption) {
        this.interruption = interruption;
    }

    /** Runs the command named by {@code args}; the exit codes are those of the project's contract. */
    public static void main(String[] args) {
        Interruption interruption = new Interruption();
        interruption.install();
        int code = commandLine(interruption, System.getenv()).execute(args);
        System.out.flush();
        interruption.finished();
        System.exit(code);
    }

    /** Runs a command within this Java machine and returns its exit code. */
    public static int execute(PrintWriter out, PrintWriter err, String... args) {
        return commandLine(new Interruption(), Map.of()).setOut(out).setErr(err).execute(args);
    }

    static CommandLine commandLine(Interruption interruption, Map<String, String> environment) {
        CommandLine line = new CommandLine(new Main(interruption));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        WholeNumbers.install(line);
        EnvironmentVariables variables = new EnvironmentVariables(environment);
        line.setParameterExceptionHandler((e, args) -> wrongUsage(e, variables));
        line.setExecutionExceptionHandler((e, at, parsed) -> failed(e, at));
        variables.install(line);
        return line;
    }

    Interruption interruption() {
        return interruption;
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "which command?");
        }
    }

    private static int wrongUsage(ParameterException e, EnvironmentVariables variables) {
        CommandLine at = e.getCommandLine();
        PrintWriter err = at.getErr();
        err.println("floodscope: " + e.getMessage() + variables.hint(e));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println("Try '" + at.getCommandSpec().qualifiedName() + " --help'.");
        }
        err.flush();
        return ExitCode.BAD_INPUT;
    }

    private static int failed(Exception e, CommandLine at) {
        PrintWriter err = at.getErr();
        boolean wantsTrace = at.getParseResult() != null && at.getParseResult().hasMatchedOption("--stacktrace");
        int code;
        if (e instanceof BadInputException) {
            err.println(e.getMessage());
            code = ExitCode.BAD_INPUT;
        } else if (e instanceof java.io.IOException) {
            err.println("floodscope: " + e.getMessage());
            code = ExitCode.INTERNAL;
        } else {
            err.println("floodscope: internal error: " + e + (wantsTrace ? "" : " (--stacktrace shows where)"));
            code = ExitCode.INTERNAL;
        }
        if (wantsTrace) {
            e.printStackTrace(err);
        }
        err.flush();
        return code;
    }
}
