package io.floodscope.house.planted.engine;

import static io.floodscope.house.ArchitectureRule.ENGINE_WITHOUT_FLOATING_POINT;

import io.floodscope.house.Breaks;

@Breaks(ENGINE_WITHOUT_FLOATING_POINT)
public final class RoundsTime {
    private final long count;

    public RoundsTime(double seconds) {
        this.count = (long) seconds;
    }

    public long count() {
        return count;
    }
}
