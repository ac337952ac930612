package io.floodscope.scenario.advise;

/**
 * A run in which an aging time is too short.
 *
 * @param agingSeconds the aging time
 * @param phase how the phases fall, in words
 * @param aligned whether all streams start at once
 * @param trial the run; it holds an assertion that fails
 * @param harm what comes of it
 */
public record Counterexample(long agingSeconds, String phase, boolean aligned, Trial trial, Harm harm) {}
