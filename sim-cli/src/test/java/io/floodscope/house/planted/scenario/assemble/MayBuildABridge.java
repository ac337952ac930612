package io.floodscope.house.planted.scenario.assemble;

import io.floodscope.house.planted.bridge.PlantedBridge;
import io.floodscope.house.planted.net.link.Node;

public final class MayBuildABridge {
    public static Node build() {
        return new PlantedBridge();
    }
}
