package io.floodscope.house.planted.engine;

import static io.floodscope.house.ArchitectureRule.ENGINE_KNOWS_NO_NETWORK;

import io.floodscope.house.Breaks;
import io.floodscope.house.planted.net.frame.PlainFrame;

@Breaks(ENGINE_KNOWS_NO_NETWORK)
public final class KnowsAFrame {
    public static boolean isLarge(PlainFrame frame) {
        return frame.bytes() > 1500;
    }
}
