package io.floodscope.bridge.fdb;

/**
 * Totals of a table, as {@code fdb/stats-show} counts them.
 *
 * @param current entries now, static ones included
 * @param maximum largest number of entries
 * @param statics static entries now
 * @param learned entries created by learning
 * @param expired entries removed for age, or because the table was made smaller
 * @param evicted entries that made room
 * @param moved changes of port
 * @param refused frames from unknown addresses that found the table full and nothing that could make room
 * @param peak most entries at once
 */
public record FdbStatistics(
        int current,
        int maximum,
        int statics,
        long learned,
        long expired,
        long evicted,
        long moved,
        long refused,
        int peak) {}
