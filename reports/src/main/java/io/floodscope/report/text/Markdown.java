package io.floodscope.report.text;

import io.floodscope.report.ReportedRun;
import io.floodscope.report.view.CauseLines;
import io.floodscope.report.view.FloodGroup;
import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.RunFacts;
import io.floodscope.report.view.VisibleText;
import io.floodscope.report.view.WindowPattern;
import io.floodscope.result.Cause;
import io.floodscope.result.Disturbance;
import io.floodscope.result.ExpectationResult;
import io.floodscope.result.Outage;
import io.floodscope.result.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Markdown for pull requests and step summaries. Comments longer than 64 KB are refused there, so it stays below 60 KB by
 * leaving out rows, and says how many.
 */
public final class Markdown {

    /** Largest size in bytes. */
    public static final int LIMIT = 60_000;

    private static final int RESERVED = 600;
    private static final int SETTINGS = 3;

    private final StringBuilder out = new StringBuilder();
    private int bytes;
    private int leftOut;
    private boolean compares;

    private Markdown() {}

    /** The text for all runs, failures first. */
    public static String of(List<ReportedRun> runs) {
        Markdown text = new Markdown();
        text.write(runs);
        return text.out.toString();
    }

    private void write(List<ReportedRun> reported) {
        List<RunFacts> runs =
                reported.stream().map(r -> new RunFacts(r.result())).toList();
        compares = reported.stream().anyMatch(r -> !r.baseline().isEmpty());
        head(runs);
        add(
                compares
                        ? "\n| | Scenario | Check | Expected | Baseline | Got | |\n| --- | --- | --- | --- | ---: | ---: | --- |\n"
                        : "\n| | Scenario | Check | Expected | Got |\n| --- | --- | --- | --- | --- |\n");
        for (Verdict verdict : List.of(Verdict.FAIL, Verdict.INCONCLUSIVE, Verdict.NONE, Verdict.PASS)) {
            for (ReportedRun run : reported) {
                checks(run, verdict);
            }
        }
        for (RunFacts run : runs) {
            floods(run);
            outages(run);
            disturbances(run);
        }
        if (leftOut > 0) {
            out.append("\n_")
                    .append(Quantities.count(leftOut, "row"))
                    .append(" left out; everything is in result.json._\n");
        }
    }

    private void head(List<RunFacts> runs) {
        if (runs.size() == 1) {
            RunFacts run = runs.get(0);
            add("### " + word(run.result().verdict()) + " " + cell(run.result().scenario()) + "\n\n");
            add(cell(run.verdictSentence()) + " " + cell(run.happening()) + "\n");
            return;
        }
        List<String> counts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            long count =
                    runs.stream().filter(r -> r.result().verdict() == verdict).count();
            if (count > 0) {
                counts.add(count + " " + (verdict == Verdict.NONE ? "without verdict" : verdict.word()));
            }
        }
        add("### Floodscope: " + Quantities.count(runs.size(), "scenario") + ", " + String.join(", ", counts) + "\n");
    }

    private void checks(ReportedRun run, Verdict verdict) {
        String scenario = cell(run.result().scenario());
        for (ExpectationResult e : run.result().expectations()) {
            if (e.verdict() == verdict) {
                String earlier = run.baseline().get(e.name());
                String before = compares ? " | " + (earlier == null ? "" : cell(earlier)) : "";
                String change = compares ? " | " + Change.word(e, earlier) : "";
                row("| " + (e.warning() && verdict == Verdict.FAIL ? "warning" : word(verdict)) + " | " + scenario
                        + " | " + cell(e.name()) + " | " + cell(e.expected()) + before + " | " + cell(e.got())
                        + reason(run, e) + change + " |\n");
            }
        }
        if (run.result().expectations().isEmpty() && run.result().verdict() == verdict) {
            row("| " + word(verdict) + " | " + scenario + " | | | " + (compares ? "| " : "")
                    + cell(new RunFacts(run.result()).verdictSentence()) + (compares ? " | |\n" : " |\n"));
        }
    }

    /** Why a check failed, and the lines that set the timers behind it. */
    private static String reason(ReportedRun run, ExpectationResult e) {
        StringBuilder text = new StringBuilder();
        if (e.verdict() == Verdict.FAIL) {
            text.append(e.because().isEmpty() ? "" : "<br>" + cell(e.because()));
            SettingText.lines(e, run.scenarioFile(), 0).stream()
                    .limit(SETTINGS)
                    .forEach(line -> text.append("<br>").append(cell(line)));
        }
        return text.toString();
    }

    private void floods(RunFacts run) {
        if (run.floodGroups().isEmpty()) {
            return;
        }
        row(
                "\n**" + cell(run.result().scenario()) + "**: floods\n\n"
                        + "| Bridge | Destination | Flooded | Windows | Unwanted | Cause |\n| --- | --- | ---: | --- | ---: | --- |\n");
        for (FloodGroup group : run.floodGroups()) {
            row("| " + cell(group.place()) + " | " + cell(group.dstMac()) + " | "
                    + Quantities.percent(group.floodedNanos(), run.result().simulatedNanos()) + " | "
                    + WindowPattern.describe(group.windows()) + " | " + Quantities.bytes(group.unwantedBytes()) + " | "
                    + cell(group.windows().get(0).cause().text()) + " |\n");
        }
        run.floodGroups().forEach(group -> why(group.windows().get(0).cause()));
    }

    private void outages(RunFacts run) {
        if (run.result().outages().isEmpty()) {
            return;
        }
        row("\n**" + cell(run.result().scenario()) + "**: outages\n\n"
                + "| From | To | Time | Lost frames | Cause |\n| --- | --- | --- | ---: | --- |\n");
        for (Outage o : run.result().outages()) {
            row("| " + cell(o.from()) + " | " + cell(o.to()) + " | " + Quantities.secondsOnly(o.startNanos()) + "-"
                    + Quantities.seconds(o.endNanos()) + " | " + Quantities.count(o.lostFrames()) + " | "
                    + cell(o.cause().text()) + " |\n");
        }
        why(run.result().outages().get(0).cause());
    }

    private void disturbances(RunFacts run) {
        if (run.result().disturbances().isEmpty()) {
            return;
        }
        row("\n**" + cell(run.result().scenario()) + "**: disturbances without a flood or a loss\n\n"
                + "| Where | Time | What | Cause |\n| --- | --- | --- | --- |\n");
        for (Disturbance d : run.result().disturbances()) {
            row("| " + cell(d.where()) + " | " + Quantities.secondsOnly(d.startNanos()) + "-"
                    + Quantities.seconds(d.endNanos()) + " | " + cell(d.what()) + " | "
                    + cell(d.cause().text()) + " |\n");
        }
        run.result().disturbances().forEach(d -> why(d.cause()));
    }

    /** The chain behind the first of its kind, folded away. */
    private void why(Cause cause) {
        if (cause.chain().isEmpty() && CauseLines.notes(cause).isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder("\n<details><summary>")
                .append(cell(cause.id()))
                .append("</summary>\n\n");
        CauseLines.facts(cause)
                .forEach(f -> text.append("- ")
                        .append(f.label())
                        .append(" ")
                        .append(cell(f.text()))
                        .append('\n'));
        CauseLines.notes(cause)
                .forEach(n -> text.append("- ")
                        .append(n.label())
                        .append(": ")
                        .append(cell(n.text()))
                        .append('\n'));
        row(text.append("\n</details>\n").toString());
    }

    private void row(String row) {
        int size = row.getBytes(StandardCharsets.UTF_8).length;
        if (leftOut > 0 || bytes + size > LIMIT - RESERVED) {
            leftOut++;
            return;
        }
        add(row);
    }

    private void add(String text) {
        out.append(text);
        bytes += text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "pass";
            case FAIL -> "**FAIL**";
            case NONE -> "no verdict";
            case INCONCLUSIVE -> "**no verdict**";
        };
    }

    /** Text that Markdown leaves alone: no markup, no table cell ends, nobody is mentioned. */
    static String cell(String text) {
        StringBuilder safe = new StringBuilder();
        for (char c : VisibleText.shortened(text, 500).toCharArray()) {
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '@' -> safe.append("&#64;");
                case '\\', '`', '*', '_', '[', ']', '|', '~', '#' ->
                    safe.append('\\').append(c);
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
