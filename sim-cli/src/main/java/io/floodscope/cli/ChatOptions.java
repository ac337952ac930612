package io.floodscope.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How much is said, how, and where: results on stdout, everything else on stderr. */
final class ChatOptions {

    @Option(
            names = {"-q", "--quiet"},
            description = "Says nothing but errors.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Says more: events and speed of a run; twice (-vv) also every setting with its origin.")
    private boolean[] verbose = {};

    @Option(names = "--no-color", description = "No colours; the variable NO_COLOR does the same.")
    private boolean noColor;

    @Option(names = "--stacktrace", description = "Shows where in the program an internal error arose.")
    private boolean stacktrace;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec command;

    /** Whether more is to be said. */
    boolean verbose() {
        return verbose.length > 0;
    }

    /** Whether everything is to be said. */
    boolean veryVerbose() {
        return verbose.length > 1;
    }

    /** Where results go. */
    PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Where progress, warnings and errors go. */
    PrintWriter err() {
        return command.commandLine().getErr();
    }

    /** Where progress is shown: nowhere unless a person is watching. */
    @Nullable
    PrintWriter progress() {
        return !quiet && Terminal.isPresent() ? err() : null;
    }

    /** What tells a command that the operator wants an end. */
    Interruption interruption() {
        return ((Main) command.root().userObject()).interruption();
    }

    /** Whether colours may be used on stdout. */
    boolean color() {
        return !noColor && System.getenv("NO_COLOR") == null && Terminal.isPresent();
    }
}
