package io.floodscope.scenario.run;

import io.floodscope.result.ExpectationResult;
import io.floodscope.result.FloodWindow;
import org.jspecify.annotations.Nullable;

/**
 * What came of one expectation, and what it was about.
 *
 * @param result for reports
 * @param subject the node, port or stream that was looked at, as in the scenario; may be empty
 * @param flood the flood that decided it; null if it was none
 */
record Judgement(
        ExpectationResult result, String subject, @Nullable FloodWindow flood) {}
