package io.floodscope.house.planted.cycle.there;

import static io.floodscope.house.ArchitectureRule.NO_PACKAGE_CYCLES;

import io.floodscope.house.Breaks;
import io.floodscope.house.planted.cycle.back.GoesBack;

@Breaks(NO_PACKAGE_CYCLES)
public final class GoesThere {
    public static Object back() {
        return GoesBack.class;
    }
}
