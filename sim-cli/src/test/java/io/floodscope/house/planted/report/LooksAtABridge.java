package io.floodscope.house.planted.report;

import static io.floodscope.house.ArchitectureRule.REPORTS_SEE_RESULTS_ONLY;

import io.floodscope.house.Breaks;
import io.floodscope.house.planted.bridge.PlantedBridge;

@Breaks(REPORTS_SEE_RESULTS_ONLY)
public final class LooksAtABridge {
    public static String titleOf(PlantedBridge bridge) {
        return bridge.name();
    }
}
