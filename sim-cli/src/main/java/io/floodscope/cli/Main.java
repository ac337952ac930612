package io.floodscope.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the floodscope program: hands the arguments to picocli and ends with its exit code. */
@Command(name = "floodscope", mixinStandardHelpOptions = true, description = "Simulates address aging in networks.")
public final class Main implements Callable<Integer> {
    private Main() {}

    /** Runs the command named by {@code args}; the exit codes are those of the project's contract. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() {
        CommandLine.usage(this, System.err);
        return 2;
    }
}
