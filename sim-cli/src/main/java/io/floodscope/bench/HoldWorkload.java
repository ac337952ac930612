package io.floodscope.bench;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;

/** W1 hold: each of n events schedules itself again when it fires. */
final class HoldWorkload {

    private final CommonRandomNumbers numbers = new CommonRandomNumbers();
    private final Simulation simulation = new Simulation(1);
    private long check;

    HoldWorkload(int n) {
        for (int i = 0; i < n; i++) {
            simulation.at(numbers.exponentialNanos() + i, Phase.TIMER, new Holder());
        }
    }

    Workload.Measurement run(long operations) {
        long warmUp = Workload.warmUp(operations);
        simulation.runUntil(Long.MAX_VALUE, RunLimits.NONE.withMaxEvents(warmUp));
        long start = System.nanoTime();
        simulation.runUntil(Long.MAX_VALUE, RunLimits.NONE.withMaxEvents(warmUp + operations));
        long wall = System.nanoTime() - start;
        return new Workload.Measurement(wall, simulation.eventsFired() - warmUp, check);
    }

    /** One of the pending events. */
    private final class Holder implements Event {
        @Override
        public void fire() {
            long now = simulation.nowNanos();
            check += now;
            simulation.at(now + numbers.exponentialNanos(), Phase.TIMER, this);
        }
    }
}
