package io.floodscope.house.planted.vrrp;

import static io.floodscope.house.ArchitectureRule.NO_THREADS;

import io.floodscope.house.Breaks;

@Breaks(NO_THREADS)
public final class StartsAThread {
    public static Thread start() {
        return new Thread(StartsAThread::start);
    }
}
