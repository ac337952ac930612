package io.floodscope.report.text;

import io.floodscope.report.ReportedRun;
import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.RunFacts;
import io.floodscope.report.view.VisibleText;
import io.floodscope.result.ExpectationResult;
import io.floodscope.result.RunResult;
import io.floodscope.result.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Workflow commands that GitHub turns into annotations on changed lines. It shows ten per step and drops the rest silently;
 * so the worst ten are written, and the tenth says how many more there are.
 */
public final class GitHubAnnotations {

    private static final int SHOWN = 10;

    private GitHubAnnotations() {}

    private record Finding(String level, SourcePlace place, String title, String message) {}

    /** The commands, one per line; empty if there is nothing to say. */
    public static String of(List<ReportedRun> runs) {
        List<Finding> errors = new ArrayList<>();
        List<Finding> warnings = new ArrayList<>();
        for (ReportedRun run : runs) {
            collect(run, errors, warnings);
        }
        errors.addAll(warnings);
        StringBuilder out = new StringBuilder();
        int shown = Math.min(SHOWN, errors.size());
        for (int i = 0; i < shown; i++) {
            boolean more = i == SHOWN - 1 && errors.size() > SHOWN;
            out.append(command(errors.get(i), more ? " (+" + (errors.size() - SHOWN) + " more in the summary)" : ""));
        }
        return out.toString();
    }

    private static void collect(ReportedRun run, List<Finding> errors, List<Finding> warnings) {
        RunResult result = run.result();
        for (ExpectationResult e : result.expectations()) {
            if (e.verdict() == Verdict.FAIL) {
                (e.warning() ? warnings : errors)
                        .add(new Finding(
                                e.warning() ? "warning" : "error",
                                SourcePlace.of(e, run.scenarioFile()),
                                "floodscope: " + e.name(),
                                message(e)));
            }
        }
        if (result.verdict() == Verdict.INCONCLUSIVE) {
            errors.add(new Finding(
                    "error",
                    SourcePlace.of("", run.scenarioFile()),
                    "floodscope: " + result.scenario(),
                    new RunFacts(result).verdictSentence()));
        }
        for (String warning : result.warnings()) {
            warnings.add(new Finding(
                    "warning",
                    SourcePlace.of("", run.scenarioFile()),
                    "floodscope: check " + result.scenario() + " first",
                    warning));
        }
    }

    private static String message(ExpectationResult e) {
        Long at = e.firstViolationNanos();
        return "expected " + e.expected() + ", got " + e.got()
                + (at == null ? "" : ", first at " + Quantities.instant(at))
                + (e.because().isEmpty() ? "" : ": " + e.because())
                + (e.settings().isEmpty()
                        ? ""
                        : " (" + e.settings().get(0).path() + ": "
                                + e.settings().get(0).value() + ")");
    }

    private static String command(Finding finding, String suffix) {
        StringBuilder text = new StringBuilder("::").append(finding.level()).append(' ');
        if (!finding.place().file().isEmpty()) {
            text.append("file=").append(property(finding.place().file())).append(',');
        }
        if (finding.place().line() > 0) {
            text.append("line=").append(finding.place().line()).append(',');
        }
        if (finding.place().column() > 0) {
            text.append("col=").append(finding.place().column()).append(',');
        }
        return text.append("title=")
                .append(property(finding.title()))
                .append("::")
                .append(data(finding.message() + suffix))
                .append('\n')
                .toString();
    }

    private static String data(String text) {
        return VisibleText.of(text).replace("%", "%25");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
