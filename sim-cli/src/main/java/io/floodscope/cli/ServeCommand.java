package io.floodscope.cli;

import io.floodscope.engine.RunLimits;
import io.floodscope.report.ReportContext;
import io.floodscope.serve.LocalPage;
import io.floodscope.serve.ScenarioSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A local page with a slider for each aging time. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Serves a page on which the aging times of a scenario can be moved, and shows at once what they lead to.",
            "The page is for this machine only: it listens on 127.0.0.1, behind the random address that is printed, and "
                    + "asks for nothing elsewhere. Ctrl-C ends it."
        })
final class ServeCommand implements Callable<Integer> {

    private static final long LOOK_EVERY_MILLIS = 50;

    @Mixin
    private ScenarioOptions scenario = new ScenarioOptions();

    @Mixin
    private SeedOptions seeds = new SeedOptions();

    @Option(names = "--port", paramLabel = "N", description = "Port on 127.0.0.1 (default: any that is free).")
    private int port;

    @Option(
            names = "--for",
            paramLabel = "D",
            converter = LimitOptions.DurationConverter.class,
            description = "Ends by itself after so much real time (such as 10m).")
    private @Nullable Long forNanos;

    @Option(
            names = "--max-events",
            paramLabel = "N",
            converter = WholeNumbers.FromOne.class,
            description = "Ends a run after so many events.")
    private @Nullable Long maxEvents;

    @Mixin
    private ChatOptions chat = new ChatOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        ChosenScenario chosen = scenario.chosen(seeds);
        chosen.read().orRefuse();
        if (port < 0 || port > 65_535) {
            throw new BadInputException("floodscope serve: a port lies between 0 and 65535, got " + port);
        }
        Interruption interruption = chat.interruption();
        PrintWriter out = chat.out();
        RunLimits limits = maxEvents == null ? RunLimits.NONE : RunLimits.NONE.withMaxEvents(maxEvents);
        ReportContext context = ReportContext.of(VersionCommand.program())
                .withScenarioFile(chosen.file().toString());
        long start = System.nanoTime();
        try (LocalPage page = open(chosen, limits, context, interruption)) {
            out.println(page.url());
            out.flush();
            Long most = forNanos;
            while (!interruption.isRequested() && (most == null || System.nanoTime() - start < most)) {
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
        }
        return ExitCode.OK;
    }

    private LocalPage open(ChosenScenario chosen, RunLimits limits, ReportContext context, Interruption interruption) {
        try {
            return LocalPage.start(port, new Source(chosen), seeds.seed, limits, context, interruption::isRequested);
        } catch (IOException e) {
            throw new BadInputException("floodscope serve: cannot listen on 127.0.0.1:" + port + ": " + e.getMessage());
        }
    }

    private record Source(ChosenScenario chosen) implements ScenarioSource {

        @Override
        public long run() {
            return chosen.run();
        }

        @Override
        public List<String> setsFromTheStart() {
            return chosen.sets();
        }

        @Override
        public Loading load(List<String> more) {
            ScenarioInput input = chosen.with(more).read();
            return input.problems().hasErrors()
                    ? new Loading(null, null, input.problems().render())
                    : new Loading(input.loaded(), input.names(), "");
        }
    }
}
