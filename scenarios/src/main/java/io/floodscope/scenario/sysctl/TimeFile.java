package io.floodscope.scenario.sysctl;

import io.floodscope.host.neigh.NeighborTunable;
import org.jspecify.annotations.Nullable;

/**
 * An older, coarser file of a time that the model knows by its finer one.
 *
 * @param tunable the time
 * @param unitNanos what the file counts, in ns
 */
record TimeFile(NeighborTunable tunable, long unitNanos) {

    /** The file of this name, or null if it is no such twin. */
    static @Nullable TimeFile of(String file) {
        return switch (file) {
            case "base_reachable_time" -> new TimeFile(NeighborTunable.BASE_REACHABLE_TIME, 1_000_000_000L);
            case "retrans_time" -> new TimeFile(NeighborTunable.RETRANS_TIME, 10_000_000L);
            default -> null;
        };
    }
}
