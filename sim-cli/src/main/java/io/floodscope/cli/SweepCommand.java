package io.floodscope.cli;

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
import io.floodscope.scenario.experiment.SweepRunner;
import io.floodscope.scenario.experiment.SweepTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
        LoadedSweep sweep = LoadedSweep.read(sweepFile(), profiles.load());
        SweepPlan plan = sweep.plan();
        sweep.refuseUnfitValues();
        Interruption interruption = chat.interruption();
        PrintWriter stdout = chat.out();
        PrintWriter stderr = chat.err();
        WritablePlaces.folder(out);
        SweepFolder folder = new SweepFolder(out);
        SweepVerification verification;
        try (SweepJournal journal = SweepJournal.open(out.resolve("runs.journal"), SweepInputs.digest(sweep))) {
            folder.remember(sweep.file());
            int before = journal.size();
            if (before > 0 && before < plan.size() && !chat.quiet) {
                stderr.println("resuming: " + before + " of " + plan.size() + " runs are done");
            }
            boolean complete = SweepRunner.complete(
                    plan,
                    journal,
                    jobs.threads,
                    run -> row(sweep, run),
                    (done, total) -> progress(done, total),
                    interruption::isRequested);
            if (!complete) {
                stderr.println("stopped after " + journal.size() + " of " + plan.size()
                        + " runs; continue with: floodscope sweep --resume " + out);
                stderr.flush();
                return ExitCode.NO_VERDICT;
            }
            SweepTable table = SweepTable.of(plan, journal);
            write(sweep, table);
            folder.complete();
            verification = SweepVerification.of(plan, table, verify, run -> row(sweep, run));
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

    /** Not the command's own interruption: it ends the sweep between two runs, for a run cut short is no result. */
    private RunRow row(LoadedSweep sweep, PlannedRun run) {
        return sweep.row(run, limits.limits(new Interruption()));
    }

    private void progress(int done, int total) {
        PrintWriter to = chat.progress();
        if (to != null && (done == total || done % 16 == 0)) {
            to.print("\r" + done + "/" + total + (done == total ? "\n" : ""));
            to.flush();
        }
    }

    private void write(LoadedSweep sweep, SweepTable table) throws ReportWriteException, IOException {
        ClosedFormLines lines = new ClosedFormLines(sweep, table);
        SweepMaps maps = new SweepMaps(String.valueOf(sweep.base().getFileName()), sweep.plan(), table, lines);
        SweepReport report = maps.report(sweep.file());
        Map<String, byte[]> tables = new LinkedHashMap<>();
        tables.put("runs.csv", SweepInputs.csv(table));
        tables.put("runs.parquet", SweepParquet.bytes(sweep.plan(), table));
        byte[] manifest = SweepInputs.manifest(sweep, tables, lines.known());
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
