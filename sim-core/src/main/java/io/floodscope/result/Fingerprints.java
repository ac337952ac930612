package io.floodscope.result;

/**
 * Digests of a run, each 16 hexadecimal digits.
 *
 * @param events every event with its time
 * @param frames every frame delivered over a link, with its time
 * @param result counters, windows and series
 */
public record Fingerprints(String events, String frames, String result) {}
