package io.floodscope.house.planted.net.addr;

import static io.floodscope.house.ArchitectureRule.ADDRESSES_AND_FRAMES_ARE_PLAIN_VALUES;

import io.floodscope.house.Breaks;
import io.floodscope.house.planted.probe.ReadsTheClock;

@Breaks(ADDRESSES_AND_FRAMES_ARE_PLAIN_VALUES)
public final class KnowsAProbe {
    public static long now() {
        return ReadsTheClock.now();
    }
}
