package io.floodscope.house.planted.cycle.back;

import static io.floodscope.house.ArchitectureRule.NO_PACKAGE_CYCLES;

import io.floodscope.house.Breaks;
import io.floodscope.house.planted.cycle.there.GoesThere;

@Breaks(NO_PACKAGE_CYCLES)
public final class GoesBack {
    public static Object there() {
        return GoesThere.class;
    }
}
