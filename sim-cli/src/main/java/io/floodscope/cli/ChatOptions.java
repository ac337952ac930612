package io.floodscope.cli;

import picocli.CommandLine.Option;

/** How much is said, and how. */
final class ChatOptions {

    @Option(
            names = {"-q", "--quiet"},
            description = "Says nothing but errors.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Says more: limits, files written, speed.")
    boolean verbose;

    @Option(names = "--no-color", description = "No colours; the variable NO_COLOR does the same.")
    boolean noColor;

    @Option(names = "--stacktrace", description = "Shows where in the program an internal error arose.")
    boolean stacktrace;

    /** Whether colours may be used on stdout. */
    boolean color() {
        return !noColor && System.getenv("NO_COLOR") == null && Terminal.isPresent();
    }
}
