package io.floodscope.house.planted.fabric;

import static io.floodscope.house.ArchitectureRule.FAMILIES_KEEP_APART;

import io.floodscope.house.Breaks;
import io.floodscope.house.planted.bridge.PlantedBridge;

@Breaks(FAMILIES_KEEP_APART)
public final class KnowsABridge {
    public static String nameOf(PlantedBridge bridge) {
        return bridge.name();
    }
}
