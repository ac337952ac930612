package io.floodscope.cli;

import io.floodscope.engine.RunLimits;
import io.floodscope.random.RandomStreams;
import io.floodscope.report.AtomicFiles;
import io.floodscope.report.ReportWriteException;
import io.floodscope.report.ReportedRun;
import io.floodscope.report.text.GitHubAnnotations;
import io.floodscope.report.text.JUnitXml;
import io.floodscope.report.text.Markdown;
import io.floodscope.result.RunResult;
import io.floodscope.scenario.run.ScenarioRunner;
import io.floodscope.scenario.schema.RunSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

    @Mixin
    private SeedOptions seed = new SeedOptions();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Mixin
    private JobOptions jobs = new JobOptions();

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "The '--json FILE' of an earlier 'test', or a result.json, to show beside each check.")
    private @Nullable Path baseline;

    @Option(names = "--force", description = "Takes even a baseline of another length, other seeds or other models.")
    private boolean force;

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

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = chat.out();
        PrintWriter err = chat.err();
        if (seeds != null && seed.seed != null) {
            throw new BadInputException("floodscope test: --seed and --seeds exclude each other");
        }
        WritablePlaces.file(junit);
        WritablePlaces.file(markdown);
        WritablePlaces.file(json);
        List<TestUnit> units = new TestUnits(paths, settings, seed.run, only, tags).find();
        Baseline before = Baseline.read(baseline);
        List<RunKind> kinds = kinds(units);
        refuseUnlike(before, units, kinds);
        List<CheckReport> reports = new ArrayList<>();
        boolean jsonOnStdout = json != null && json.toString().equals("-");
        for (Future<List<RunResult>> future : start(units)) {
            int index = reports.size();
            TestUnit unit = units.get(index);
            CheckReport report = CheckReport.of(
                    unit.chosen().file().toString(),
                    unit.chosen().command(),
                    kinds.get(index),
                    results(future),
                    before);
            reports.add(report);
            if (!jsonOnStdout && !chat.quiet) {
                out.print(report.text());
                out.flush();
            }
        }
        CheckTotals totals = CheckTotals.of(reports);
        List<ReportedRun> shown = reports.stream().map(CheckReport::shown).toList();
        if (jsonOnStdout) {
            out.print(CheckLines.of(reports, totals));
        } else {
            out.println(totals.line((seeds == null ? "" : ", seeds " + seeds)
                    + (seed.run == RandomStreams.FIRST_RUN ? "" : ", run " + seed.run)));
        }
        if (github) {
            (jsonOnStdout ? err : out).print(GitHubAnnotations.of(shown));
        }
        out.flush();
        err.flush();
        write(reports, totals, shown, jsonOnStdout);
        return totals.exitCode();
    }

    private List<RunKind> kinds(List<TestUnit> units) {
        List<RunKind> kinds = new ArrayList<>();
        for (TestUnit unit : units) {
            RunSpec run = unit.loaded().scenario().run();
            kinds.add(RunKind.of(
                    Seeds.parse(seeds, seed.of(run)),
                    seed.run,
                    run.until().toNanos(),
                    unit.loaded().configuration()));
        }
        return kinds;
    }

    /** A baseline of another kind of run would make a gate that is always green, or always red. */
    private void refuseUnlike(Baseline before, List<TestUnit> units, List<RunKind> kinds) {
        StringBuilder refused = new StringBuilder();
        if (!before.covers(units.stream().map(TestUnit::name).toList())) {
            refused.append(baseline).append(":1:1: error: the baseline holds none of these scenarios\n");
        }
        for (int i = 0; i < units.size(); i++) {
            List<String> reasons = before.obstacles(units.get(i).name(), kinds.get(i));
            if (!reasons.isEmpty()) {
                refused.append(baseline)
                        .append(":1:1: error: the baseline of '")
                        .append(units.get(i).name())
                        .append("' is another kind of run: ")
                        .append(String.join("; ", reasons))
                        .append('\n');
            }
        }
        if (!refused.isEmpty() && !force) {
            throw new BadInputException(refused + "Nothing was run. --force compares them all the same.");
        }
    }

    private void write(List<CheckReport> reports, CheckTotals totals, List<ReportedRun> shown, boolean jsonOnStdout)
            throws ReportWriteException {
        Path jsonFile = json;
        if (jsonFile != null && !jsonOnStdout) {
            String text = CheckLines.of(reports, totals);
            AtomicFiles.write(jsonFile, to -> to.write(text.getBytes(StandardCharsets.UTF_8)));
        }
        if (junit != null) {
            AtomicFiles.write(junit, to -> JUnitXml.write(shown, to));
        }
        if (markdown != null) {
            AtomicFiles.write(markdown, to -> to.write(Markdown.of(shown).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private List<Future<List<RunResult>>> start(List<TestUnit> units) {
        ExecutorService pool = Executors.newFixedThreadPool(jobs.threads, runnable -> {
            Thread thread = new Thread(runnable, "scenario");
            thread.setDaemon(true);
            return thread;
        });
        List<Future<List<RunResult>>> futures = new ArrayList<>();
        for (TestUnit unit : units) {
            futures.add(pool.submit(() -> runs(unit)));
        }
        pool.shutdown();
        return futures;
    }

    private List<RunResult> runs(TestUnit unit) {
        List<RunResult> results = new ArrayList<>();
        for (long each : Seeds.parse(seeds, seed.of(unit.loaded().scenario().run()))) {
            RunLimits bounds = limits.limits(chat.interruption());
            results.add(new ScenarioRunner(unit.loaded(), unit.names(), seed.run)
                    .run(each, bounds, simulation -> {})
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
