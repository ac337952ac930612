package io.floodscope.cli;

import io.floodscope.engine.StopReason;
import io.floodscope.report.ReportContext;
import io.floodscope.report.ReportWriteException;
import io.floodscope.report.ReportedRun;
import io.floodscope.report.data.ResultJson;
import io.floodscope.report.text.AnsiStyle;
import io.floodscope.report.text.GitHubAnnotations;
import io.floodscope.report.text.TextSummary;
import io.floodscope.report.view.VisibleText;
import io.floodscope.result.RunResult;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.run.RunObserver;
import io.floodscope.scenario.run.RunOutcome;
import io.floodscope.scenario.run.ScenarioRunner;
import io.floodscope.scenario.show.TimeTravel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Simulates one scenario. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Simulates a scenario, prints what happened, and checks what the scenario expects.")
final class RunCommand implements Callable<Integer> {

    @Mixin
    private ScenarioOptions scenario = new ScenarioOptions();

    @Mixin
    private SeedOptions seeds = new SeedOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private ShowOptions show = new ShowOptions();

    @Mixin
    private CaptureOptions captures = new CaptureOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private ChatOptions chat = new ChatOptions();

    @Override
    public Integer call() throws ReportWriteException {
        ChosenScenario chosen = scenario.chosen(seeds);
        ScenarioInput input = chosen.read();
        LoadedScenario loaded = input.orRefuse();
        PrintWriter out = chat.out();
        PrintWriter err = chat.err();
        err.print(input.problems().render());
        err.flush();
        Names names = Objects.requireNonNull(input.names());
        TimeTravel tables = show.watching(loaded.scenario(), names);
        CaptureFile capture = captures.capture(loaded.scenario(), names);
        Outputs outputs = new Outputs(output, chosen.file().toString());
        outputs.prepare();
        WritablePlaces.file(captures.file);
        RunWatch watch = limits.watch(chat.interruption(), chat.progress());
        ScenarioRunner runner = input.runner();
        long until = loaded.scenario().run().until().toNanos();
        List<RunObserver> observers = new ArrayList<>();
        if (tables != null) {
            observers.add(tables);
        }
        Supplier<RunOutcome> simulate = () -> runner.run(
                seeds.of(loaded.scenario().run()),
                limits.within(watch),
                simulation -> watch.follow(simulation::nowNanos, simulation::eventsFired, until),
                observers);
        RunOutcome outcome = capture == null ? simulate.get() : capture.during(observers, simulate);
        watch.clear();
        if (tables != null) {
            // Standard output belongs to the JSON document alone if it was asked for there.
            show.print(tables, outcome.result().simulatedNanos(), output.jsonOnStdout() ? err : out, err);
        }
        report(chosen.file(), outcome, outputs, capture, watch);
        return ExitCode.of(outcome.result().verdict());
    }

    private void report(
            ScenarioFile scenarioFile,
            RunOutcome outcome,
            Outputs outputs,
            @Nullable CaptureFile capture,
            RunWatch watch)
            throws ReportWriteException {
        PrintWriter out = chat.out();
        PrintWriter err = chat.err();
        String file = scenarioFile.toString();
        RunResult result = outcome.result();
        if (output.jsonOnStdout()) {
            out.print(new String(ResultJson.bytes(result), java.nio.charset.StandardCharsets.UTF_8));
            out.flush();
        }
        List<Path> written = outputs.write(result, !chat.interruption().isRequested());
        if (capture != null) {
            written.add(capture.target());
            capture.shortfall().ifPresent(what -> err.println("floodscope: " + what));
        }
        if (!output.jsonOnStdout() && !chat.quiet) {
            ReportContext context = ReportContext.of(VersionCommand.program()).withScenarioFile(file);
            out.print(TextSummary.of(result, context, chat.color() ? AnsiStyle.COLOURED : AnsiStyle.PLAIN));
            written.forEach(path -> out.println("wrote " + path));
            out.flush();
        }
        if (output.github) {
            PrintWriter annotations = output.jsonOnStdout() ? err : out;
            annotations.print(GitHubAnnotations.of(List.of(new ReportedRun(result, file))));
            annotations.flush();
        }
        if (outcome.stop() != StopReason.TIME_REACHED) {
            err.println("floodscope: no verdict: "
                    + result.warnings().get(result.warnings().size() - 1)
                    + (watch.hitWallLimit() ? " (--max-wall)" : ""));
        }
        if (chat.veryVerbose()) {
            result.configuration()
                    .forEach(s -> err.println(
                            VisibleText.of("setting  " + s.path() + " = " + s.value() + "   (" + s.origin() + ")")));
        }
        if (chat.verbose()) {
            err.printf(Locale.ROOT, "%,d events in %.2f s%n", result.events(), watch.elapsedSeconds());
        }
        err.flush();
    }
}
