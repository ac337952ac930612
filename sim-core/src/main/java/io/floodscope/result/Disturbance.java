package io.floodscope.result;

/**
 * Something that went wrong without a flood or a loss: a storm of questions or answers, rows that a controller deletes although
 * they are in use, a backlog.
 *
 * @param kind short fixed word, such as {@code rows-in-use-deleted}
 * @param where the address, table or port that it happened at
 * @param startNanos when it began
 * @param endNanos when it was last seen
 * @param count how often: rows, answers or probes
 * @param what one phrase with the figures
 * @param cause why
 */
public record Disturbance(
        String kind, String where, long startNanos, long endNanos, long count, String what, Cause cause) {}
