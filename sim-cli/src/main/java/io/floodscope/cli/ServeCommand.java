package io.floodscope.cli;

import io.floodscope.engine.RunLimits;
import io.floodscope.report.ReportContext;
import io.floodscope.scenario.profile.GatewayProfiles;
import io.floodscope.serve.LocalPage;
import io.floodscope.serve.ScenarioSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

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

    @Parameters(paramLabel = "FILE", description = "The scenario.")
    private Path file = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Changes a value of the scenario before the page does. Repeatable.")
    private List<String> sets = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all random draws; default 1, or the scenario's.")
    private @Nullable Long seed;

    @Option(names = "--port", paramLabel = "N", description = "Port on 127.0.0.1 (default: any that is free).")
    private int port;

    @Option(
            names = "--for",
            paramLabel = "D",
            converter = LimitOptions.DurationConverter.class,
            description = "Ends by itself after so much real time (such as 10m).")
    private @Nullable Long forNanos;

    @Option(names = "--max-events", paramLabel = "N", description = "Ends a run after so many events.")
    private @Nullable Long maxEvents;

    @Mixin
    private ProfileOptions profiles = new ProfileOptions();

    @Mixin
    private ChatOptions chat = new ChatOptions();

    @ParentCommand
    private @Nullable Main main;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        GatewayProfiles known = profiles.load();
        ScenarioInput.read(file, sets, known).orRefuse();
        if (port < 0 || port > 65_535) {
            throw new BadInputException("floodscope serve: a port lies between 0 and 65535, got " + port);
        }
        Interruption interruption = Objects.requireNonNull(main).interruption();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        RunLimits limits = maxEvents == null ? RunLimits.NONE : RunLimits.NONE.withMaxEvents(maxEvents);
        ReportContext context = ReportContext.of(VersionCommand.program()).withScenarioFile(file.toString());
        long start = System.nanoTime();
        try (LocalPage page = open(limits, context, interruption, known)) {
            out.println(page.url());
            out.flush();
            Long most = forNanos;
            while (!interruption.isRequested() && (most == null || System.nanoTime() - start < most)) {
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
        }
        return ExitCode.OK;
    }

    private LocalPage open(RunLimits limits, ReportContext context, Interruption interruption, GatewayProfiles known) {
        try {
            return LocalPage.start(
                    port, new Source(file, sets, known), seed, limits, context, interruption::isRequested);
        } catch (IOException e) {
            throw new BadInputException("floodscope serve: cannot listen on 127.0.0.1:" + port + ": " + e.getMessage());
        }
    }

    private record Source(Path file, List<String> setsFromTheStart, GatewayProfiles profiles)
            implements ScenarioSource {

        @Override
        public Loading load(List<String> more) {
            List<String> all = new ArrayList<>(setsFromTheStart);
            all.addAll(more);
            ScenarioInput input = ScenarioInput.read(file, all, profiles);
            return input.problems().hasErrors()
                    ? new Loading(null, null, input.problems().render())
                    : new Loading(input.loaded(), input.names(), "");
        }
    }
}
