package io.floodscope.house.planted.cli;

import static io.floodscope.house.ArchitectureRule.ONLY_ASSEMBLERS_CONSTRUCT_MODELS;

import io.floodscope.house.Breaks;
import io.floodscope.house.planted.bridge.PlantedBridge;
import io.floodscope.house.planted.net.link.Node;

@Breaks(ONLY_ASSEMBLERS_CONSTRUCT_MODELS)
public final class BuildsABridge {
    public static Node build() {
        return new PlantedBridge();
    }
}
