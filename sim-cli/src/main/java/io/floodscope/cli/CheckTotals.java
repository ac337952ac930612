package io.floodscope.cli;

import io.floodscope.result.Verdict;
import java.util.List;

/** Totals over the checks of all scenarios. */
record CheckTotals(int scenarios, int checks, int passed, int failed, int warned, int inconclusive) {

    static CheckTotals of(List<CheckReport> reports) {
        int checks = 0;
        int passed = 0;
        int failed = 0;
        int warned = 0;
        int inconclusive = 0;
        for (CheckReport report : reports) {
            for (CheckReport.Check check : report.checks()) {
                checks++;
                Verdict verdict = check.result().verdict();
                passed += verdict == Verdict.PASS ? 1 : 0;
                failed += check.failed() ? 1 : 0;
                warned += verdict == Verdict.FAIL && check.result().warning() ? 1 : 0;
                inconclusive += verdict == Verdict.INCONCLUSIVE ? 1 : 0;
            }
        }
        return new CheckTotals(reports.size(), checks, passed, failed, warned, inconclusive);
    }

    String line(String seeds) {
        return checks + " checks, " + failed + " failed, " + passed + " passed"
                + (warned > 0 ? ", " + warned + " warned" : "")
                + (inconclusive > 0 ? ", " + inconclusive + " without a verdict" : "") + "   " + scenarios
                + " scenarios" + seeds;
    }

    int exitCode() {
        return failed > 0 ? ExitCode.FAILED : inconclusive > 0 || checks == 0 ? ExitCode.NO_VERDICT : ExitCode.OK;
    }
}
