package io.floodscope.house.planted.probe;

import static io.floodscope.house.ArchitectureRule.NANOSECONDS_ARE_WHOLE;

import io.floodscope.house.Breaks;

@Breaks(NANOSECONDS_ARE_WHOLE)
public final class HoldsRoundNanos {
    private final double waitNanos = 1.5;

    public boolean waits() {
        return waitNanos > 0;
    }
}
