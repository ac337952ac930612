package io.floodscope.result;

/**
 * A dated fact of a run.
 *
 * @param timeNanos simulated time in nanoseconds
 * @param entity what it happened to, such as {@code br-int/fdb/4/00:11:22:33:44:55}
 * @param kind short fixed word, such as {@code fdb-expired}
 * @param text one sentence for people
 */
public record Mark(long timeNanos, String entity, String kind, String text) {}
