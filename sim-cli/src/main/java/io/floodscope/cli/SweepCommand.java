package io.floodscope.cli;

import io.floodscope.engine.RunLimits;
import io.floodscope.report.AtomicFiles;
import io.floodscope.report.ReportContext;
import io.floodscope.report.ReportWriteException;
import io.floodscope.report.chart.HeatMap;
import io.floodscope.report.chart.PngCharts;
import io.floodscope.report.html.HtmlReport;
import io.floodscope.report.sweep.SweepReport;
import io.floodscope.scenario.experiment.PlannedRun;
import io.floodscope.scenario.experiment.RunRow;
import io.floodscope.scenario.experiment.SweepJournal;
import io.floodscope.scenario.experiment.SweepPlan;
import io.floodscope.scenario.experiment.SweepPlanner;
import io.floodscope.scenario.experiment.SweepRunner;
import io.floodscope.scenario.experiment.SweepTable;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.load.SweepLoader;
import io.floodscope.scenario.profile.GatewayProfiles;
import io.floodscope.scenario.run.RunOutcome;
import io.floodscope.scenario.schema.Metric;
import io.floodscope.scenario.schema.SweepSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One scenario, many settings and seeds. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the grid of a sweep file (kind: Sweep) and writes one row per run to runs.csv and runs.parquet, with pictures in sweep.html and heat.png.",
            "A stopped sweep goes on where it was with --resume DIR, or when started again with the same --out."
        })
final class SweepCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The sweep; not needed with --resume.")
    private @Nullable Path given;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "out", description = "Folder for the results.")
    private Path out = Path.of("out");

    @Option(names = "--resume", paramLabel = "DIR", description = "Goes on with the stopped sweep of this folder.")
    private @Nullable Path resume;

    @Option(
            names = "--verify",
            paramLabel = "N",
            description = "Runs N of the rows again when all are there; exit code 1 if one differs.")
    private int verify;

    @Mixin
    private JobOptions jobs = new JobOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private ProfileOptions profiles = new ProfileOptions();

    @Mixin
    private ChatOptions chat = new ChatOptions();

    @Override
    public Integer call() throws IOException, InterruptedException, ReportWriteException {
        Path file = sweepFile();
        Problems problems = new Problems();
        SweepSpec sweep = SweepLoader.load(file, problems);
        SweepPlan plan = sweep == null || problems.hasErrors() ? null : SweepPlanner.plan(sweep, problems);
        if (sweep == null || plan == null) {
            throw new BadInputException(problems.render() + ScenarioInput.counts(problems.errors(), problems.warnings())
                    + ". Nothing was run.");
        }
        Path base = file.toAbsolutePath().resolveSibling(sweep.base());
        GatewayProfiles known = profiles.load();
        checkEveryAxis(base, sweep, plan, known);
        Interruption interruption = chat.interruption();
        PrintWriter stdout = chat.out();
        PrintWriter stderr = chat.err();
        Files.createDirectories(out);
        SweepFolder folder = new SweepFolder(out);
        SweepVerification verification;
        try (SweepJournal journal =
                SweepJournal.open(out.resolve("runs.journal"), SweepInputs.digest(file, base, sweep, plan, known))) {
            folder.remember(file);
            int before = journal.size();
            if (before > 0 && before < plan.size() && !chat.quiet) {
                stderr.println("resuming: " + before + " of " + plan.size() + " runs are done");
            }
            boolean complete = SweepRunner.complete(
                    plan,
                    journal,
                    jobs.threads,
                    run -> row(run, base, sweep, plan, known),
                    (done, total) -> progress(stderr, done, total),
                    interruption::isRequested);
            if (!complete) {
                stderr.println("stopped after " + journal.size() + " of " + plan.size()
                        + " runs; continue with: floodscope sweep --resume " + out);
                stderr.flush();
                return ExitCode.NO_VERDICT;
            }
            write(plan, journal, sweep, file, base, known);
            folder.complete();
            verification =
                    SweepVerification.of(plan, journal.rows(), verify, run -> row(run, base, sweep, plan, known));
        }
        if (!chat.quiet) {
            stdout.println(plan.size() + " runs   " + out.resolve("runs.csv") + "   " + out.resolve("manifest.json")
                    + "   " + out.resolve("sweep.html"));
        }
        if (verify > 0) {
            stdout.println(verification.line());
        }
        stdout.flush();
        return verification.differing().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private Path sweepFile() throws IOException {
        if ((given == null) == (resume == null)) {
            throw new BadInputException("floodscope sweep: name either a sweep file or, with --resume, a folder");
        }
        if (resume == null) {
            return Objects.requireNonNull(given);
        }
        out = resume;
        return new SweepFolder(resume).unfinished();
    }

    /** Refuses a value that the scenario does not take before anything runs: each value of each axis is tried once. */
    private static void checkEveryAxis(Path base, SweepSpec sweep, SweepPlan plan, GatewayProfiles known) {
        PlannedRun first = plan.run(0);
        for (int axis = 0; axis < Math.max(1, plan.axes().size()); axis++) {
            int count =
                    plan.axes().isEmpty() ? 1 : plan.axes().get(axis).values().size();
            for (int i = 0; i < count; i++) {
                List<String> values = new ArrayList<>(first.values());
                if (!plan.axes().isEmpty()) {
                    values.set(axis, plan.axes().get(axis).values().get(i));
                }
                new ChosenScenario(base, sets(sweep, plan, values), null, known)
                        .read()
                        .orRefuse();
            }
        }
    }

    private static List<String> sets(SweepSpec sweep, SweepPlan plan, List<String> values) {
        List<String> sets = new ArrayList<>(sweep.set());
        for (int i = 0; i < values.size(); i++) {
            sets.add(plan.axes().get(i).path() + "=" + values.get(i));
        }
        return sets;
    }

    private RunRow row(PlannedRun run, Path base, SweepSpec sweep, SweepPlan plan, GatewayProfiles known) {
        // Not the command's own interruption: it ends the sweep between two runs, for a run cut short is no result.
        RunLimits bounds = limits.limits(new Interruption());
        RunOutcome outcome =
                new ChosenScenario(base, sets(sweep, plan, run.values()), null, known).run(run.seed(), bounds);
        List<String> metrics = new ArrayList<>();
        for (String word : plan.metrics()) {
            Double value = Metric.byWord(word).map(outcome.totals()::get).orElse(null);
            metrics.add(value == null ? "" : SweepInputs.inColumnUnit(word, value));
        }
        return new RunRow(
                run.id(), outcome.result().verdict().word(), outcome.result().events(), metrics);
    }

    private void progress(PrintWriter stderr, int done, int total) {
        if (Terminal.isPresent() && !chat.quiet && (done == total || done % 16 == 0)) {
            stderr.print("\r" + done + "/" + total + (done == total ? "\n" : ""));
            stderr.flush();
        }
    }

    private void write(
            SweepPlan plan, SweepJournal journal, SweepSpec sweep, Path file, Path base, GatewayProfiles known)
            throws ReportWriteException, IOException {
        SweepTable table = SweepTable.of(plan, journal);
        byte[] csv = SweepInputs.csv(table);
        byte[] parquet = SweepParquet.bytes(plan, table);
        ClosedFormLines lines = new ClosedFormLines(base, sweep, plan, table);
        SweepMaps maps = new SweepMaps(String.valueOf(base.getFileName()), plan, table, lines);
        SweepReport report = maps.report(file);
        Map<String, byte[]> tables = new LinkedHashMap<>();
        tables.put("runs.csv", csv);
        tables.put("runs.parquet", parquet);
        byte[] manifest = SweepInputs.manifest(file, base, sweep, plan, known, tables, lines.known());
        for (Map.Entry<String, byte[]> each : tables.entrySet()) {
            AtomicFiles.write(out.resolve(each.getKey()), stream -> stream.write(each.getValue()));
        }
        AtomicFiles.write(out.resolve("manifest.json"), stream -> stream.write(manifest));
        ReportContext context = ReportContext.of(VersionCommand.program());
        AtomicFiles.write(out.resolve("sweep.html"), stream -> HtmlReport.write(report, context, stream));
        if (!report.maps().isEmpty()) {
            HeatMap first = report.maps().get(0);
            AtomicFiles.write(out.resolve("heat.png"), stream -> PngCharts.heatMap(first, stream));
        }
    }

    /** The plain decimal form of a number, without exponent and trailing zeros. */
    static String plain(double value) {
        BigDecimal decimal = BigDecimal.valueOf(value);
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }
}
