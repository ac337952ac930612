package io.floodscope.cli;

import io.floodscope.bench.Workload;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code floodscope bench}: runs a documented workload on this machine and prints its line. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Runs a documented workload on this machine and prints one RESULT line.",
        footer = {
            "",
            "The line: wall_s, cpu_s and ns_per_... cover the simulation only, after a warm-up; events is the engine's own count;",
            "rss_kb is the largest resident memory of the process; check of w1 must equal that of every other simulator.",
            "docs/performance.md explains the workloads and shows measured figures."
        })
public final class BenchCommand implements Callable<Integer> {

    private static final int LARGEST_N = 20_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", completionCandidates = Names.class, description = "${COMPLETION-CANDIDATES}")
    private String name = "";

    @Option(
            names = "--n",
            paramLabel = "N",
            defaultValue = "100000",
            description = "pending events or timers, from 2 (default: ${DEFAULT-VALUE})")
    private int n;

    @Option(
            names = "--ops",
            paramLabel = "N",
            defaultValue = "10000000",
            description = "timed operations, from 100 (default: ${DEFAULT-VALUE})")
    private long operations;

    @Mixin
    private NetworkWorkloadOptions network = new NetworkWorkloadOptions();

    @Override
    public Integer call() {
        if (NetworkWorkloadOptions.NAMES.contains(name)) {
            network.problem(name).ifPresent(problem -> {
                throw badInput(problem);
            });
            return print(network.run(name));
        }
        Workload workload = Workload.named(name)
                .orElseThrow(
                        () -> badInput("no workload is called '" + name + "'; known: " + String.join(", ", names())));
        if (n < 2 || n > LARGEST_N) {
            throw badInput("--n must lie between 2 and " + LARGEST_N + ", not " + n);
        }
        if (operations < 100) {
            throw badInput("--ops must be at least 100, not " + operations);
        }
        return print(workload.measure(n, operations).line());
    }

    private int print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private ParameterException badInput(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static Iterable<String> names() {
        return () -> Stream.concat(
                        Arrays.stream(Workload.values()).map(Workload::label), NetworkWorkloadOptions.NAMES.stream())
                .iterator();
    }

    /** The names of the workloads, for help and shell completion. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }
}
