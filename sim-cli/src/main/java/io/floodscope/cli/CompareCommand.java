package io.floodscope.cli;

import io.floodscope.engine.RunLimits;
import io.floodscope.report.AtomicFiles;
import io.floodscope.report.ReportContext;
import io.floodscope.report.ReportWriteException;
import io.floodscope.report.html.HtmlReport;
import io.floodscope.report.view.SeedText;
import io.floodscope.result.Verdict;
import io.floodscope.scenario.experiment.Attribution;
import io.floodscope.scenario.experiment.Comparison;
import io.floodscope.scenario.experiment.ConfigChange;
import io.floodscope.scenario.experiment.Effect;
import io.floodscope.scenario.profile.GatewayProfiles;
import io.floodscope.scenario.run.RunOutcome;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Two configurations side by side. */
@Command(
        name = "compare",
        aliases = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Runs two scenarios with the same seed, or one scenario without and with --set, and shows what the change does.",
            "Exit code 1 if a metric gets worse beyond the tolerance."
        })
final class CompareCommand implements Callable<Integer> {

    /** Toggling each of very many changed settings would take longer than anybody waits; the first ones are toggled. */
    private static final int MOST_TOGGLES = 24;

    @Parameters(index = "0", paramLabel = "A", description = "Side A: the scenario as it is.")
    private Path a = Path.of("");

    @Parameters(index = "1", arity = "0..1", paramLabel = "B", description = "Side B; A with --set if left out.")
    private @Nullable Path b;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Changes a value on side B. Repeatable.")
    private List<String> sets = new ArrayList<>();

    @Mixin
    private SeedOptions seeds = new SeedOptions();

    @Option(
            names = "--tolerance",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "How much worse a metric may get, in percent of side A (default ${DEFAULT-VALUE}).")
    private double tolerancePercent;

    @Option(names = "--html", paramLabel = "FILE", description = "Both runs on one page, differences first.")
    private @Nullable Path html;

    @Option(names = "--force", description = "Compares even runs of another length or seed.")
    private boolean force;

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private ProfileOptions profiles = new ProfileOptions();

    @Mixin
    private ChatOptions chat = new ChatOptions();

    @Override
    public Integer call() throws ReportWriteException {
        if (b == null && sets.isEmpty()) {
            throw new BadInputException("floodscope compare: name a second scenario, or change one with --set");
        }
        WritablePlaces.file(html);
        GatewayProfiles known = profiles.load();
        if (b != null && ScenarioFile.isStdin(a) && ScenarioFile.isStdin(b)) {
            throw new BadInputException("floodscope compare: only one side can come from standard input");
        }
        ChosenScenario left = new ChosenScenario(a, known).ofRun(seeds.run);
        ChosenScenario right = (b == null ? left : new ChosenScenario(b, known).ofRun(seeds.run)).with(sets);
        RunLimits bounds = limits.limits(chat.interruption());
        RunOutcome before = left.run(seeds.seed, bounds);
        RunOutcome after = right.run(seeds.seed, bounds);
        refuseUnlike(before, after);
        Comparison comparison = Comparison.of(before, after, tolerancePercent / 100);
        PrintWriter out = chat.out();
        writePage(left, right, before, after);
        if (!chat.quiet) {
            print(out, left, right, before, comparison, attribute(left, comparison, bounds));
            if (html != null) {
                out.println("wrote " + html);
            }
        }
        out.flush();
        if (before.result().verdict() == Verdict.INCONCLUSIVE || after.result().verdict() == Verdict.INCONCLUSIVE) {
            return ExitCode.of(Verdict.INCONCLUSIVE);
        }
        return comparison.regressions().isEmpty() ? ExitCode.of(Verdict.PASS) : ExitCode.of(Verdict.FAIL);
    }

    private void writePage(ChosenScenario left, ChosenScenario right, RunOutcome before, RunOutcome after)
            throws ReportWriteException {
        Path target = html;
        if (target != null) {
            var sides = new io.floodscope.report.compare.Comparison(before.result(), after.result());
            ReportContext context = ReportContext.of(VersionCommand.program());
            AtomicFiles.write(target, stream -> HtmlReport.write(sides, nameOf(left), nameOf(right), context, stream));
        }
    }

    private static String nameOf(ChosenScenario side) {
        return side.sets().isEmpty()
                ? side.file().shown()
                : side.file().shown() + " --set " + String.join(" --set ", side.sets());
    }

    private void refuseUnlike(RunOutcome before, RunOutcome after) {
        List<String> reasons = Comparison.unlike(before, after);
        if (!reasons.isEmpty() && !force) {
            throw new BadInputException("floodscope compare: the two runs cannot be compared: "
                    + String.join(", ", reasons)
                    + " (--force compares them all the same)");
        }
    }

    private List<Attribution> attribute(ChosenScenario left, Comparison comparison, RunLimits bounds) {
        Optional<Effect> largest = comparison.differences().stream().findFirst();
        List<ConfigChange> changes = comparison.changes().stream()
                .filter(c -> !c.after().isEmpty())
                .limit(MOST_TOGGLES)
                .toList();
        if (largest.isEmpty() || changes.isEmpty()) {
            return List.of();
        }
        return Attribution.of(
                changes, largest.get(), c -> left.runWith(c.path() + "=" + c.after(), seeds.seed, bounds));
    }

    private static void print(
            PrintWriter out,
            ChosenScenario left,
            ChosenScenario right,
            RunOutcome before,
            Comparison comparison,
            List<Attribution> attributions) {
        out.println("A  " + left.file().shown() + "   " + SeedText.of(before.result()));
        out.println("B  " + right.file().shown()
                + (right.sets().isEmpty() ? "" : "   --set " + String.join(" --set ", right.sets())));
        out.println();
        out.printf(Locale.ROOT, "  %-26s %20s %20s %20s %8s%n", "", "A", "B", "B - A", "B / A");
        for (Effect effect : comparison.differences()) {
            out.printf(
                    Locale.ROOT,
                    "  %-26s %20s %20s %20s %8s  %s%n",
                    effect.metric().word(),
                    effect.metric().unit().format(effect.before()),
                    effect.metric().unit().format(effect.after()),
                    signed(effect),
                    effect.before() == 0 ? "-" : String.format(Locale.ROOT, "%.3f", effect.after() / effect.before()),
                    effect.judgement().name().toLowerCase(Locale.ROOT));
        }
        long same = comparison.effects().size() - comparison.differences().size();
        out.println(
                comparison.differences().isEmpty() ? "  no metric differs" : "  the other " + same + " metrics agree");
        out.println();
        comparison.changes().forEach(c -> out.println("changed  " + describe(c)));
        for (Attribution attribution : attributions) {
            out.printf(
                    Locale.ROOT,
                    "alone    %s: %s %s, %d %% of the difference%n",
                    attribution.change().path(),
                    attribution.metric().word(),
                    attribution.metric().unit().format(attribution.alone()),
                    Math.round(100 * attribution.share()));
        }
        List<Effect> worse = comparison.regressions();
        out.println(
                worse.isEmpty()
                        ? "no regression"
                        : "regression: "
                                + String.join(
                                        ", ",
                                        worse.stream()
                                                .map(e -> e.metric().word())
                                                .toList()));
    }

    private static String signed(Effect effect) {
        String size = effect.metric().unit().format(Math.abs(effect.difference()));
        return (effect.difference() < 0 ? "-" : "+") + size;
    }

    private static String describe(ConfigChange change) {
        return change.path()
                + "  "
                + (change.before().isEmpty() ? "(absent)" : change.before())
                + " -> "
                + (change.after().isEmpty() ? "(absent)" : change.after())
                + "  ("
                + change.origin()
                + ")";
    }
}
