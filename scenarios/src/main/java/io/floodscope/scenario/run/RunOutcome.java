package io.floodscope.scenario.run;

import io.floodscope.engine.StopReason;
import io.floodscope.result.RunResult;

/**
 * A finished run.
 *
 * @param result what was measured and judged
 * @param stop why it ended
 */
public record RunOutcome(RunResult result, StopReason stop) {}
