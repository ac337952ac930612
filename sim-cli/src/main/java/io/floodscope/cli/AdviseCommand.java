package io.floodscope.cli;

import io.floodscope.report.AtomicFiles;
import io.floodscope.report.ReportWriteException;
import io.floodscope.scenario.advise.Advice;
import io.floodscope.scenario.advise.Advisor;
import io.floodscope.scenario.advise.Laboratory;
import io.floodscope.scenario.profile.GatewayProfiles;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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

/** What to change, at which price, and from which value on it is safe. */
@Command(
        name = "advise",
        mixinStandardHelpOptions = true,
        description = {
            "Tries what could be changed in a scenario that floods or loses frames, by running it, and prints the options",
            "with their price, the safe value with its proof, a run just below the border that fails, and what does not help.",
            "Exit code 3 if --max-wall ended it before all runs were made."
        })
final class AdviseCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The scenario.")
    private Path file = Path.of("");

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Changes a value of the scenario. Repeatable.")
    private List<String> sets = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all random draws; default 1, or the scenario's.")
    private @Nullable Long seed;

    @Option(names = "--jobs", paramLabel = "N", description = "Threads (default: one per processor).")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--max-wall",
            paramLabel = "D",
            converter = LimitOptions.DurationConverter.class,
            description = "Ends the search after so much real time (such as 60s); what was found is printed.")
    private @Nullable Long maxWallNanos;

    @Option(names = "--json", paramLabel = "FILE|-", description = "The advice as JSON; - prints nothing else.")
    private @Nullable Path json;

    @Mixin
    private ProfileOptions profiles = new ProfileOptions();

    @Mixin
    private ChatOptions chat = new ChatOptions();

    @ParentCommand
    private @Nullable Main main;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws ReportWriteException {
        if (jobs < 1) {
            throw new BadInputException("floodscope advise: --jobs needs at least one thread, got " + jobs);
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        GatewayProfiles known = profiles.load();
        ScenarioInput input = ScenarioInput.read(file, sets, known);
        var loaded = input.orRefuse();
        long chosen = seed == null ? loaded.scenario().run().seed() : seed;
        RunWatch watch = new RunWatch(Objects.requireNonNull(main).interruption(), maxWallNanos, null);
        boolean show = !chat.quiet && Terminal.isPresent();
        Advice advice;
        try (Laboratory laboratory = new Laboratory(file, known, jobs, watch, runs -> progress(err, show, runs))) {
            advice = new Advisor(loaded, Objects.requireNonNull(input.names()), sets, chosen, laboratory).advise();
        }
        if (show) {
            err.print("\r" + " ".repeat(30) + "\r");
            err.flush();
        }
        boolean jsonOnly = json != null && json.toString().equals("-");
        AdviceText words = new AdviceText(file, advice);
        if (json != null) {
            String text = AdviceJson.of(advice, words);
            if (jsonOnly) {
                out.print(text);
            } else {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                AtomicFiles.write(json, stream -> stream.write(bytes));
            }
        }
        if (!jsonOnly) {
            out.print(words.render());
        }
        out.flush();
        return advice.complete() ? ExitCode.OK : ExitCode.NO_VERDICT;
    }

    private static void progress(PrintWriter err, boolean show, int runs) {
        if (show) {
            err.print("\r" + runs + " runs made ");
            err.flush();
        }
    }
}
