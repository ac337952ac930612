package io.floodscope.cli;

import io.floodscope.report.ReportedRun;
import io.floodscope.report.text.SettingText;
import io.floodscope.report.text.SourcePlace;
import io.floodscope.report.view.VisibleText;
import io.floodscope.result.ExpectationResult;
import io.floodscope.result.RunResult;
import io.floodscope.result.Verdict;
import io.floodscope.text.Durations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The checks of one scenario over all seeds: a check holds if it holds with every seed.
 *
 * @param file the scenario's file as the user named it
 * @param replay the command that runs the scenario again, but for the seed
 * @param kind what kind of run it was
 * @param checks one per expectation
 * @param decisive the run to show: the first that failed, else the first
 */
record CheckReport(String file, String replay, RunKind kind, List<Check> checks, RunResult decisive) {

    /**
     * One expectation over all seeds.
     *
     * @param result the first that does not hold, else that of the first seed
     * @param seed its seed
     * @param broken number of seeds with which it does not hold
     * @param baseline what an earlier run got; null without one
     */
    record Check(
            ExpectationResult result,
            long seed,
            int broken,
            @Nullable String baseline) {

        boolean failed() {
            return result.verdict() == Verdict.FAIL && !result.warning();
        }
    }

    private static final String INDENT = "        ";
    private static final int LABEL = 9;

    CheckReport {
        checks = List.copyOf(checks);
    }

    static CheckReport of(String file, String replay, RunKind kind, List<RunResult> runs, Baseline baseline) {
        List<Check> checks = new ArrayList<>();
        RunResult first = runs.get(0);
        for (int i = 0; i < first.expectations().size(); i++) {
            RunResult chosen = first;
            int broken = 0;
            for (RunResult run : runs) {
                if (run.expectations().get(i).verdict() != Verdict.PASS) {
                    chosen = broken == 0 ? run : chosen;
                    broken++;
                }
            }
            ExpectationResult result = chosen.expectations().get(i);
            checks.add(new Check(result, chosen.seed(), broken, baseline.of(chosen.scenario(), result.name())));
        }
        RunResult decisive = runs.stream()
                .filter(run -> run.verdict() != Verdict.PASS && run.verdict() != Verdict.NONE)
                .findFirst()
                .orElse(first);
        return new CheckReport(file, replay, kind, checks, decisive);
    }

    /** The run for formats that show one: with each check as it came out over all seeds, and how to see it again. */
    ReportedRun shown() {
        Map<String, String> baseline = new LinkedHashMap<>();
        List<ExpectationResult> results = new ArrayList<>();
        for (Check check : checks) {
            ExpectationResult r = check.result();
            if (check.baseline() != null) {
                baseline.put(r.name(), check.baseline());
            }
            boolean tell = kind.seeds() > 1 && r.verdict() == Verdict.FAIL;
            results.add(
                    tell
                            ? r.explained(r.because() + " [" + seeds(check) + ": " + again(check) + "]", r.settings())
                            : r);
        }
        return new ReportedRun(decisive.withExpectations(results), file, baseline);
    }

    String text() {
        StringBuilder out = new StringBuilder();
        for (Check check : checks) {
            ExpectationResult r = check.result();
            String was = check.baseline() == null ? "" : "   baseline " + check.baseline();
            String head = VisibleText.of(decisive.scenario()) + "  " + VisibleText.of(r.name());
            if (r.verdict() == Verdict.PASS) {
                String bound = r.expected().isEmpty() || r.got().equals("as expected") ? "" : "   " + r.expected();
                out.append("PASS  ").append(head).append("   ").append(VisibleText.of(r.got() + bound));
                out.append(was).append('\n');
                continue;
            }
            out.append(r.verdict() == Verdict.FAIL ? r.warning() ? "WARN  " : "FAIL  " : "NONE  ");
            out.append(head).append('\n');
            line(out, "expected", r.expected());
            line(out, "got", r.got() + was);
            Long first = r.firstViolationNanos();
            if (first != null) {
                String why = r.because().isEmpty() ? "" : ": " + r.because();
                line(out, "first at", Durations.readableSeconds(first, 3) + " s" + why);
            } else if (!r.because().isEmpty()) {
                line(out, "because", r.because());
            }
            SettingText.lines(r, file, LABEL).forEach(setting -> out.append(INDENT + setting + "\n"));
            line(out, "checked", SourcePlace.of(r.source(), file).display());
            if (kind.seeds() > 1) {
                line(out, "seeds", seeds(check));
            }
            line(out, "replay", again(check));
        }
        return out.toString();
    }

    private static void line(StringBuilder out, String label, String text) {
        out.append(INDENT).append(label).append(" ".repeat(LABEL - label.length()));
        out.append(VisibleText.of(text)).append('\n');
    }

    private String seeds(Check check) {
        return "fails with " + check.broken() + " of " + kind.seeds() + " seeds, first with " + check.seed();
    }

    private String again(Check check) {
        return replay + " --seed " + check.seed();
    }
}
