package io.floodscope.cli;

import io.floodscope.report.AtomicFiles;
import io.floodscope.report.ReportWriteException;
import io.floodscope.scenario.advise.Advice;
import io.floodscope.scenario.advise.Advisor;
import io.floodscope.scenario.advise.Laboratory;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Mixin
    private ScenarioOptions scenario = new ScenarioOptions();

    @Mixin
    private SeedOptions seeds = new SeedOptions();

    @Mixin
    private JobOptions jobs = new JobOptions();

    @Option(
            names = "--max-wall",
            paramLabel = "D",
            converter = LimitOptions.DurationConverter.class,
            description = "Ends the search after so much real time (such as 60s); what was found is printed.")
    private @Nullable Long maxWallNanos;

    @Option(names = "--json", paramLabel = "FILE|-", description = "The advice as JSON; - prints nothing else.")
    private @Nullable Path json;

    @Mixin
    private ChatOptions chat = new ChatOptions();

    @Override
    public Integer call() throws ReportWriteException {
        PrintWriter out = chat.out();
        PrintWriter progress = chat.progress();
        WritablePlaces.file(json);
        ChosenScenario chosen = scenario.chosen(seeds);
        ScenarioInput input = chosen.read();
        var loaded = input.orRefuse();
        long seed = seeds.of(loaded.scenario().run());
        RunWatch watch = new RunWatch(chat.interruption(), maxWallNanos, null);
        Advice advice;
        try (Laboratory laboratory = new Laboratory(
                sets -> chosen.withSets(sets).runner(), jobs.threads, watch, runs -> progress(progress, runs))) {
            advice = new Advisor(loaded, Objects.requireNonNull(input.names()), chosen.sets(), seed, laboratory)
                    .advise();
        }
        if (progress != null) {
            progress.print("\r" + " ".repeat(30) + "\r");
            progress.flush();
        }
        boolean jsonOnly = json != null && json.toString().equals("-");
        AdviceText words = new AdviceText(chosen, advice);
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

    private static void progress(@Nullable PrintWriter out, int runs) {
        if (out != null) {
            out.print("\r" + runs + " runs made ");
            out.flush();
        }
    }
}
