package io.floodscope.report;

import io.floodscope.result.RunResult;
import org.jspecify.annotations.Nullable;

/**
 * A run among others, for formats that hold many.
 *
 * @param result the run
 * @param scenarioFile its scenario's file as the user named it; null if unknown
 */
public record ReportedRun(RunResult result, @Nullable String scenarioFile) {}
