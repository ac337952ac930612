package io.floodscope.report;

import io.floodscope.result.RunResult;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run among others, for formats that hold many.
 *
 * @param result the run
 * @param scenarioFile its scenario's file as the user named it; null if unknown
 * @param baseline what an earlier run got, by the name of the check; empty if there is none to compare with
 */
public record ReportedRun(RunResult result, @Nullable String scenarioFile, Map<String, String> baseline) {

    /** Keeps its own copy of the baseline. */
    public ReportedRun {
        baseline = Map.copyOf(baseline);
    }

    /** A run that is compared with nothing. */
    public ReportedRun(RunResult result, @Nullable String scenarioFile) {
        this(result, scenarioFile, Map.of());
    }
}
