package io.floodscope.scenario.show;

import io.floodscope.scenario.assemble.CommandOutput;

/**
 * A table as it was.
 *
 * @param atNanos when
 * @param subject the bridge or host
 * @param output the command and its output
 */
public record Shown(long atNanos, String subject, CommandOutput output) {}
