package io.floodscope.scenario.assemble;

import io.floodscope.bridge.core.LookupCounts;
import io.floodscope.bridge.fdb.FdbStatistics;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run did to one bridge's MAC table.
 *
 * @param bridge the bridge
 * @param statistics entries and totals
 * @param agingNanos aging time that the bridge uses at the end, in ns
 * @param lookups by the port at which frames came in
 */
public record TableMeasure(
        String bridge, FdbStatistics statistics, long agingNanos, Map<String, LookupCounts> lookups) {

    /** Keeps its own copy of the map, in its order. */
    public TableMeasure {
        lookups = new LinkedHashMap<>(lookups);
    }
}
