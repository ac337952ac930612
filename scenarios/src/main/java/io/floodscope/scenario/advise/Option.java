package io.floodscope.scenario.advise;

/**
 * A change and what a run with it cost.
 *
 * @param change the change
 * @param harm what was left
 * @param staleSeconds how long a bridge may send to the old place after a silent move of a MAC: the longest aging time, in s
 */
public record Option(Change change, Harm harm, long staleSeconds) {}
