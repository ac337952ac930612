package io.floodscope.house.planted.probe;

import static io.floodscope.house.ArchitectureRule.NO_WALL_CLOCK;

import io.floodscope.house.Breaks;

@Breaks(NO_WALL_CLOCK)
public final class ReadsTheClock {
    public static long now() {
        return System.nanoTime();
    }
}
