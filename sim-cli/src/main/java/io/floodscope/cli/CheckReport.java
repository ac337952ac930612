package io.floodscope.cli;

import io.floodscope.result.ExpectationResult;
import io.floodscope.result.RunResult;
import io.floodscope.result.Verdict;
import io.floodscope.text.Durations;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The checks of one scenario over all seeds: a check holds if it holds with every seed.
 *
 * @param file the scenario's file as the user named it
 * @param checks one per expectation
 * @param decisive the run to show: the first that failed, else the first
 * @param seeds how many seeds ran
 */
record CheckReport(String file, List<Check> checks, RunResult decisive, int seeds) {

    /** One expectation over all seeds: the first result that does not hold, else that of the first seed. */
    record Check(
            ExpectationResult result, long seed, @Nullable String baseline) {

        boolean failed() {
            return result.verdict() == Verdict.FAIL && !result.warning();
        }
    }

    /** Totals over all scenarios. */
    record Totals(int scenarios, int checks, int passed, int failed, int warned, int inconclusive) {

        String line() {
            return checks + " checks, " + failed + " failed, " + passed + " passed"
                    + (warned > 0 ? ", " + warned + " warned" : "")
                    + (inconclusive > 0 ? ", " + inconclusive + " without a verdict" : "") + "   " + scenarios
                    + " scenarios";
        }

        int exitCode() {
            return failed > 0 ? ExitCode.FAILED : inconclusive > 0 || checks == 0 ? ExitCode.NO_VERDICT : ExitCode.OK;
        }
    }

    static CheckReport of(String file, List<RunResult> runs, Baseline baseline) {
        List<Check> checks = new ArrayList<>();
        RunResult decisive = runs.get(0);
        boolean found = decisive.verdict() != Verdict.PASS && decisive.verdict() != Verdict.NONE;
        for (RunResult run : runs) {
            if (!found && run.verdict() != Verdict.PASS && run.verdict() != Verdict.NONE) {
                decisive = run;
                found = true;
            }
        }
        for (int i = 0; i < runs.get(0).expectations().size(); i++) {
            RunResult chosen = runs.get(0);
            for (RunResult run : runs) {
                if (chosen.expectations().get(i).verdict() == Verdict.PASS) {
                    chosen = run;
                }
            }
            ExpectationResult result = chosen.expectations().get(i);
            checks.add(new Check(result, chosen.seed(), baseline.of(chosen.scenario(), result.name())));
        }
        return new CheckReport(file, checks, decisive, runs.size());
    }

    String text() {
        StringBuilder out = new StringBuilder();
        String name = decisive.scenario();
        for (Check check : checks) {
            ExpectationResult r = check.result();
            String was = check.baseline() == null ? "" : "   baseline " + check.baseline();
            if (r.verdict() == Verdict.PASS) {
                out.append("PASS  ").append(name).append("  ").append(r.name());
                out.append("   ").append(r.got()).append(was).append('\n');
                continue;
            }
            out.append(r.verdict() == Verdict.FAIL ? r.warning() ? "WARN  " : "FAIL  " : "NONE  ");
            out.append(name).append("  ").append(r.name()).append('\n');
            out.append("        expected ").append(r.expected()).append('\n');
            out.append("        got      ").append(r.got()).append(was).append('\n');
            Long first = r.firstViolationNanos();
            if (first != null || !r.because().isEmpty()) {
                out.append(
                                first == null
                                        ? "        because  "
                                        : "        first at " + Durations.readableSeconds(first, 3) + " s: ")
                        .append(r.because())
                        .append('\n');
            }
            out.append("        set by   ").append(r.source()).append('\n');
            if (seeds > 1) {
                out.append("        replay   floodscope run ").append(file);
                out.append(" --seed ").append(check.seed()).append('\n');
            }
        }
        return out.toString();
    }

    static Totals totals(List<CheckReport> reports) {
        int checks = 0;
        int passed = 0;
        int failed = 0;
        int warned = 0;
        int inconclusive = 0;
        for (CheckReport report : reports) {
            for (Check check : report.checks()) {
                checks++;
                Verdict verdict = check.result().verdict();
                passed += verdict == Verdict.PASS ? 1 : 0;
                failed += check.failed() ? 1 : 0;
                warned += verdict == Verdict.FAIL && check.result().warning() ? 1 : 0;
                inconclusive += verdict == Verdict.INCONCLUSIVE ? 1 : 0;
            }
        }
        return new Totals(reports.size(), checks, passed, failed, warned, inconclusive);
    }

    static String ndjson(List<CheckReport> reports, Totals totals) {
        JsonMapper mapper = JsonMapper.builder().build();
        StringBuilder out = new StringBuilder();
        for (CheckReport report : reports) {
            for (Check check : report.checks()) {
                ExpectationResult r = check.result();
                ObjectNode node = JsonNodeFactory.instance.objectNode();
                node.put("format_version", RunResult.FORMAT_VERSION);
                node.put("scenario", report.decisive().scenario());
                node.put("check", r.name());
                node.put("verdict", r.verdict().word());
                node.put("severity", r.warning() ? "warn" : "error");
                node.put("expected", r.expected());
                node.put("got", r.got());
                node.put("because", r.because());
                node.put("source", r.source());
                node.put("seed", check.seed());
                if (check.baseline() != null) {
                    node.put("baseline", check.baseline());
                }
                out.append(mapper.writeValueAsString(node)).append('\n');
            }
        }
        ObjectNode end = JsonNodeFactory.instance.objectNode();
        end.put("format_version", RunResult.FORMAT_VERSION);
        end.put("scenarios", totals.scenarios());
        end.put("checks", totals.checks());
        end.put("passed", totals.passed());
        end.put("failed", totals.failed());
        end.put("inconclusive", totals.inconclusive());
        return out.append(mapper.writeValueAsString(end)).append('\n').toString();
    }
}
