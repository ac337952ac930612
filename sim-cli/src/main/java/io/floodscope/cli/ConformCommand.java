package io.floodscope.cli;

import io.floodscope.conform.CaseOutcome;
import io.floodscope.conform.ConformRunner;
import io.floodscope.conform.ReplayOptions;
import io.floodscope.conform.TraceFamily;
import io.floodscope.conform.neigh.NeighFamily;
import io.floodscope.conform.ovn.OvnFamily;
import io.floodscope.conform.ovs.OvsFamily;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replays recordings of real stacks and compares. */
@Command(
        name = "conform",
        mixinStandardHelpOptions = true,
        description = "Replays recorded traces of real stacks and compares what the models do.")
final class ConformCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Trace files, or folders that hold them.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--timers",
            paramLabel = "exact|wheel",
            defaultValue = "wheel",
            description = "Host timers: late like the kernel's wheel (default), or to the nanosecond.")
    private ReplayOptions.Timers timers = ReplayOptions.Timers.WHEEL;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of what traces leave open.")
    private long seed;

    @Mixin
    private ChatOptions chat = new ChatOptions();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = chat.out();
        for (Path path : paths) {
            if (!Files.isReadable(path)) {
                throw new BadInputException(path + ": error: there is no such file or folder, or it cannot be read");
            }
        }
        ConformRunner runner = new ConformRunner(families());
        List<CaseOutcome> outcomes = new ArrayList<>();
        for (Path path : paths) {
            outcomes.addAll(runner.run(path, new ReplayOptions(timers, seed), outcome -> print(outcome, out)));
        }
        long passed = count(outcomes, CaseOutcome.Status.PASS);
        long failed = count(outcomes, CaseOutcome.Status.FAIL);
        long unsupported = count(outcomes, CaseOutcome.Status.UNSUPPORTED);
        if (!chat.quiet) {
            out.println(passed + " passed, " + failed + " failed, " + unsupported + " unsupported");
        }
        out.flush();
        return failed + unsupported > 0 ? ExitCode.FAILED : ExitCode.OK;
    }

    private static List<TraceFamily> families() {
        return List.of(new NeighFamily(), new OvsFamily(), new OvnFamily());
    }

    private void print(CaseOutcome outcome, PrintWriter out) {
        if (chat.quiet && outcome.failures().isEmpty() && outcome.status() == CaseOutcome.Status.PASS) {
            return;
        }
        out.println(outcome.status() + " " + outcome.name() + " " + outcome.satisfied() + "/" + outcome.expectations());
        for (String failure : outcome.failures()) {
            out.println("    " + failure.replace("\n", "\n    "));
        }
        out.flush();
    }

    private static long count(List<CaseOutcome> outcomes, CaseOutcome.Status status) {
        return outcomes.stream().filter(o -> o.status() == status).count();
    }
}
