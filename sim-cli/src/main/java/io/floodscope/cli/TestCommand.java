package io.floodscope.cli;

import io.floodscope.engine.RunLimits;
import io.floodscope.report.AtomicFiles;
import io.floodscope.report.ReportWriteException;
import io.floodscope.report.ReportedRun;
import io.floodscope.report.text.GitHubAnnotations;
import io.floodscope.report.text.JUnitXml;
import io.floodscope.report.text.Markdown;
import io.floodscope.result.RunResult;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.load.ScenarioLoader;
import io.floodscope.scenario.run.ScenarioRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Runs all scenarios below some paths and reports every check: the command for CI. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Runs every scenario (and variant) under the paths: one line per check, then totals.")
final class TestCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Scenario files, or folders that hold *.flood.yaml.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--only", paramLabel = "NAME", description = "Only scenarios of this name; * matches any part.")
    private @Nullable String only;

    @Option(names = "--tag", paramLabel = "TAG", description = "Only scenarios with this tag. Repeatable: any of them.")
    private List<String> tags = new ArrayList<>();

    @Option(names = "--seeds", paramLabel = "A..B", description = "All these seeds; a check must hold with each.")
    private @Nullable String seeds;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Changes a value in every scenario. Repeatable.")
    private List<String> sets = new ArrayList<>();

    @Option(names = "--jobs", paramLabel = "N", description = "Runs at once; without it one per processor.")
    private @Nullable Integer jobs;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "An earlier '--json FILE' to show beside each check.")
    private @Nullable Path baseline;

    @Option(names = "--junit", paramLabel = "FILE", description = "JUnit XML, one test case per check.")
    private @Nullable Path junit;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Markdown for a pull request, at most 60 KB.")
    private @Nullable Path markdown;

    @Option(
            names = "--json",
            paramLabel = "FILE|-",
            description = "One JSON object per check and line, then the totals.")
    private @Nullable Path json;

    @Option(names = "--github", description = "Annotations for GitHub Actions on stdout, worst ten first.")
    private boolean github;

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private ChatOptions chat = new ChatOptions();

    @ParentCommand
    private @Nullable Main main;

    @Spec
    private @Nullable CommandSpec spec;

    /** A scenario or variant to run. */
    private record Unit(Path file, LoadedScenario loaded, Names names) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        List<Unit> units = units();
        Baseline before = Baseline.read(baseline);
        List<CheckReport> reports = new ArrayList<>();
        List<ReportedRun> shown = new ArrayList<>();
        boolean jsonOnStdout = json != null && json.toString().equals("-");
        for (Future<List<RunResult>> future : start(units)) {
            Unit unit = units.get(reports.size());
            CheckReport report = CheckReport.of(unit.file().toString(), results(future), before);
            reports.add(report);
            shown.add(new ReportedRun(report.decisive(), unit.file().toString()));
            if (!jsonOnStdout && !chat.quiet) {
                out.print(report.text());
                out.flush();
            }
        }
        CheckReport.Totals totals = CheckReport.totals(reports);
        if (jsonOnStdout) {
            out.print(CheckReport.ndjson(reports, totals));
        } else {
            out.println(totals.line());
        }
        if (github) {
            (jsonOnStdout ? err : out).print(GitHubAnnotations.of(shown));
        }
        out.flush();
        err.flush();
        write(reports, totals, shown, jsonOnStdout);
        return totals.exitCode();
    }

    private void write(
            List<CheckReport> reports, CheckReport.Totals totals, List<ReportedRun> shown, boolean jsonOnStdout)
            throws ReportWriteException {
        Path jsonFile = json;
        if (jsonFile != null && !jsonOnStdout) {
            String text = CheckReport.ndjson(reports, totals);
            AtomicFiles.write(jsonFile, to -> to.write(text.getBytes(StandardCharsets.UTF_8)));
        }
        if (junit != null) {
            AtomicFiles.write(junit, to -> JUnitXml.write(shown, to));
        }
        if (markdown != null) {
            AtomicFiles.write(markdown, to -> to.write(Markdown.of(shown).getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Everything to run, in the order of the paths; any problem in any file means that nothing runs. */
    private List<Unit> units() throws IOException {
        List<Unit> units = new ArrayList<>();
        StringBuilder refused = new StringBuilder();
        for (Path file : files()) {
            ScenarioInput input = ScenarioInput.read(file, sets);
            refused.append(input.problems().hasErrors() ? input.problems().render() : "");
            if (input.loaded() == null
                    || input.names() == null
                    || input.problems().hasErrors()) {
                continue;
            }
            add(units, file, input);
            for (String variant : ScenarioLoader.variants(input.loaded())) {
                ScenarioInput varied = ScenarioInput.read(file, sets, variant);
                refused.append(varied.problems().hasErrors() ? varied.problems().render() : "");
                add(units, file, varied);
            }
        }
        if (!refused.isEmpty()) {
            throw new BadInputException(refused + "Nothing was run.");
        }
        return units;
    }

    private void add(List<Unit> units, Path file, ScenarioInput input) {
        LoadedScenario loaded = input.loaded();
        Names names = input.names();
        if (loaded == null || names == null) {
            return;
        }
        String name = loaded.scenario().name();
        boolean named = only == null || Names.glob(only).matcher(name).matches();
        boolean tagged = tags.isEmpty() || loaded.scenario().tags().stream().anyMatch(tags::contains);
        if (named && tagged) {
            units.add(new Unit(file, loaded, names));
        }
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new BadInputException(path + ":1:1: error: there is no such file or folder");
            }
            if (!Files.isDirectory(path)) {
                files.add(path);
                continue;
            }
            try (Stream<Path> inside = Files.walk(path)) {
                inside.filter(f -> f.toString().endsWith(".flood.yaml"))
                        .filter(f -> !f.toString().contains("/target/"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    private List<Future<List<RunResult>>> start(List<Unit> units) {
        int workers = jobs == null ? Runtime.getRuntime().availableProcessors() : Math.max(1, jobs);
        ExecutorService pool = Executors.newFixedThreadPool(workers, runnable -> {
            Thread thread = new Thread(runnable, "scenario");
            thread.setDaemon(true);
            return thread;
        });
        List<Future<List<RunResult>>> futures = new ArrayList<>();
        for (Unit unit : units) {
            futures.add(pool.submit(() -> runs(unit)));
        }
        pool.shutdown();
        return futures;
    }

    private List<RunResult> runs(Unit unit) {
        Interruption interruption = Objects.requireNonNull(main).interruption();
        List<RunResult> results = new ArrayList<>();
        for (long seed : Seeds.parse(seeds, unit.loaded().scenario().run().seed())) {
            RunLimits bounds = RunLimits.NONE.withInterrupt(new RunWatch(interruption, limits.maxWallNanos, null));
            if (limits.maxEvents != null) {
                bounds = bounds.withMaxEvents(limits.maxEvents);
            }
            results.add(new ScenarioRunner(unit.loaded(), unit.names())
                    .run(seed, bounds, simulation -> {})
                    .result());
        }
        return results;
    }

    private static List<RunResult> results(Future<List<RunResult>> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a scenario could not be run: " + e.getCause(), e.getCause());
        }
    }
}
