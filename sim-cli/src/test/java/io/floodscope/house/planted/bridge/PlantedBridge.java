package io.floodscope.house.planted.bridge;

import io.floodscope.house.planted.net.link.Node;

public final class PlantedBridge implements Node {
    @Override
    public String name() {
        return "br-int";
    }
}
