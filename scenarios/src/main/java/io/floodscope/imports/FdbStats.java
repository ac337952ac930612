package io.floodscope.imports;

import org.jspecify.annotations.Nullable;

/**
 * Counters of a MAC table, from {@code ovs-appctl fdb/stats-show}.
 *
 * @param bridge the bridge
 * @param current entries now
 * @param maximum capacity
 * @param expired entries that aged out, null in releases that do not tell
 * @param evicted entries that made room for others
 * @param moved entries that changed port
 * @param where place of the line with the capacity
 */
public record FdbStats(
        String bridge,
        long current,
        long maximum,
        @Nullable Long expired,
        @Nullable Long evicted,
        @Nullable Long moved,
        Where where) {}
