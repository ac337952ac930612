package io.floodscope.report.text;

import io.floodscope.report.ReportContext;
import io.floodscope.report.view.FloodGroup;
import io.floodscope.report.view.PortTraffic;
import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.RunFacts;
import io.floodscope.report.view.SeedText;
import io.floodscope.report.view.VisibleText;
import io.floodscope.report.view.WindowPattern;
import io.floodscope.result.Disturbance;
import io.floodscope.result.ExpectationResult;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Outage;
import io.floodscope.result.RunResult;
import io.floodscope.result.Verdict;
import java.util.List;
import java.util.Locale;

/** The summary that {@code run} prints: what was run, every check, what flooded, the numbers that decide, where to read on. */
public final class TextSummary {

    private static final int MAX_GROUPS = 10;
    private static final int MAX_OUTAGES = 5;
    private static final String LABEL = "  %-30s  %s%n".replace("%n", "\n");
    private static final String SUB_LABEL = "    %-28s  %s%n".replace("%n", "\n");

    private final RunFacts facts;
    private final RunResult result;
    private final ReportContext context;
    private final AnsiStyle style;
    private final StringBuilder out = new StringBuilder();

    private TextSummary(RunResult result, ReportContext context, AnsiStyle style) {
        this.facts = new RunFacts(result);
        this.result = result;
        this.context = context;
        this.style = style;
    }

    /** The summary without colours, lines ended by LF. */
    public static String of(RunResult result, ReportContext context) {
        return of(result, context, AnsiStyle.PLAIN);
    }

    /** The summary with or without colours. */
    public static String of(RunResult result, ReportContext context, AnsiStyle style) {
        return new TextSummary(result, context, style).write();
    }

    private String write() {
        head();
        result.warnings()
                .forEach(w -> out.append("  ")
                        .append(style.warn("check first"))
                        .append("  ")
                        .append(VisibleText.of(w))
                        .append('\n'));
        result.expectations().forEach(this::expectation);
        floods();
        outages();
        disturbances();
        numbers();
        out.append(style.verdict(result.verdict()))
                .append("  ")
                .append(facts.verdictSentence())
                .append('\n');
        return out.toString();
    }

    private void head() {
        String file = context.shownFile();
        out.append(style.bold(VisibleText.of(file == null ? result.scenario() : file)))
                .append("   ")
                .append(SeedText.of(result))
                .append("   simulated ")
                .append(Quantities.clock(result.simulatedNanos()))
                .append("   ")
                .append(Quantities.count(result.events(), "event"))
                .append('\n');
        if (!result.title().isEmpty()) {
            out.append("  ").append(VisibleText.of(result.title())).append('\n');
        }
    }

    private void expectation(ExpectationResult e) {
        String word = e.warning() && e.verdict() == Verdict.FAIL ? style.warn("WARN") : style.verdict(e.verdict());
        if (e.verdict() == Verdict.PASS) {
            out.append("  " + word + "  " + VisibleText.of(e.name()) + ": " + VisibleText.of(e.got()) + "\n");
            return;
        }
        out.append("  " + word + "  " + VisibleText.of(e.name()) + "\n");
        out.append("        expected  " + VisibleText.of(e.expected()) + "\n");
        out.append("        got       " + VisibleText.of(e.got()) + "\n");
        Long at = e.firstViolationNanos();
        if (at != null || !e.because().isEmpty()) {
            String moment = at == null ? "because   " : "first at  " + Quantities.instant(at);
            String joint = at == null || e.because().isEmpty() ? "" : ": ";
            out.append("        " + moment + joint + VisibleText.of(e.because()) + "\n");
        }
        SettingText.lines(e, context.scenarioFile(), 10).forEach(line -> out.append("        " + line + "\n"));
        if (!e.source().isEmpty()) {
            out.append("        checked   " + VisibleText.of(e.source()) + "\n");
        }
    }

    private void floods() {
        List<FloodGroup> groups = facts.floodGroups();
        if (groups.isEmpty()) {
            row("unicast flooding", "none");
        }
        for (FloodGroup group : groups.subList(0, Math.min(MAX_GROUPS, groups.size()))) {
            row(
                    "flooding on " + group.place(),
                    Quantities.seconds(group.floodedNanos()) + " of " + Quantities.seconds(result.simulatedNanos())
                            + " (" + Quantities.percent(group.floodedNanos(), result.simulatedNanos()) + ")");
            sub("windows", WindowPattern.describe(group.windows()));
            sub("to " + VisibleText.of(group.dstMac()), Quantities.count(group.frames(), "frame") + " flooded");
            sub(
                    "unwanted copies",
                    Quantities.count(group.unwantedCopies()) + " (" + Quantities.bytes(group.unwantedBytes()) + ")");
            FloodWindow first = group.windows().get(0);
            sub(
                    "cause",
                    VisibleText.of(first.cause().id()) + ": "
                            + VisibleText.of(first.cause().text()));
        }
        if (groups.size() > MAX_GROUPS) {
            row("", "and " + (groups.size() - MAX_GROUPS) + " further floods (bridge, VLAN, MAC), all in result.json");
        }
    }

    private void outages() {
        List<Outage> outages = result.outages();
        for (Outage o : outages.subList(0, Math.min(MAX_OUTAGES, outages.size()))) {
            row(
                    "outage " + VisibleText.of(o.from()) + " to " + VisibleText.of(o.to()),
                    Quantities.secondsOnly(o.startNanos()) + "-" + Quantities.seconds(o.endNanos()) + ", "
                            + Quantities.count(o.lostFrames(), "frame") + " lost");
            sub(
                    "cause",
                    VisibleText.of(o.cause().id()) + ": "
                            + VisibleText.of(o.cause().text()));
        }
        if (outages.size() > MAX_OUTAGES) {
            row("", "and " + (outages.size() - MAX_OUTAGES) + " further outages, all in result.json");
        }
    }

    private void disturbances() {
        for (Disturbance d : result.disturbances()) {
            row(VisibleText.of(d.where()), VisibleText.of(d.what()));
            sub(
                    "cause",
                    VisibleText.of(d.cause().id()) + ": "
                            + VisibleText.of(d.cause().text()));
        }
    }

    private void numbers() {
        PortTraffic port = facts.bystander();
        if (port != null) {
            row(
                    "unwanted traffic at " + port.chartLabel(),
                    "peak " + Quantities.rate(port.peakUnwantedBitsPerSecond()) + meanWhileFlooding(port));
        }
        if (facts.packetsSent() > 0) {
            row("sent by streams", Quantities.count(facts.packetsSent(), "packet"));
        }
        row("lost frames", Quantities.count(facts.lostFrames()));
        if (!facts.floods().isEmpty() && context.scenarioFile() != null) {
            FloodGroup first = facts.floodGroups().get(0);
            long middle = first.windows().get(0).startNanos() / 2
                    + first.windows().get(0).endNanos() / 2;
            row(
                    "why",
                    "floodscope explain " + VisibleText.of(context.scenarioFile()) + " --at " + middle / 1_000_000_000L
                            + "s --dst " + VisibleText.of(first.dstMac()));
        }
    }

    private static String meanWhileFlooding(PortTraffic port) {
        return port.unwantedBytes() == 0
                ? ""
                : ", mean " + Quantities.rate(port.meanUnwantedBitsPerSecond()) + " while it gets any";
    }

    private void row(String label, String value) {
        out.append(String.format(Locale.ROOT, LABEL, label, value));
    }

    private void sub(String label, String value) {
        out.append(String.format(Locale.ROOT, SUB_LABEL, label, value));
    }
}
