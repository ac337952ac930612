package io.floodscope.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a bridge.
 *
 * @param name the bridge
 * @param kind what it is
 * @param agingText mac-aging-time or ageing_time as configured, in the unit of the source; null if it is not set
 * @param agingSeconds effective aging in seconds; fractions of Linux bridges are rounded down
 * @param tableSize mac-table-size, null if not set
 * @param floodVlans VLANs without learning
 * @param where place in the file
 */
public record BridgeRow(
        String name,
        Kind kind,
        @Nullable String agingText,
        long agingSeconds,
        @Nullable Long tableSize,
        List<Integer> floodVlans,
        Where where) {

    /** Keeps its own copy of the VLANs. */
    public BridgeRow {
        floodVlans = List.copyOf(floodVlans);
    }

    /** Kinds of bridges. */
    public enum Kind {
        /** Open vSwitch. */
        OVS,
        /** The Linux bridge. */
        LINUX
    }
}
