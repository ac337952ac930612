package io.floodscope.bench;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.engine.Timer;

/**
 * W1 timers: a timer that fires moves nine others and arms itself again. The idiom is the engine's own: {@link Timer}
 * writes a later deadline into a field and looks again when the old one comes up; an earlier one moves it in the heap.
 */
final class TimerWorkload {

    /** Schedulings per firing: nine victims and the timer itself. */
    private static final int PER_FIRING = 10;

    private final CommonRandomNumbers numbers = new CommonRandomNumbers();
    private final Simulation simulation = new Simulation(1);
    private final Timer[] timers;
    private long check;

    TimerWorkload(int n) {
        timers = new Timer[n];
        for (int i = 0; i < n; i++) {
            timers[i] = simulation.timer(Phase.TIMER, new Firing(i));
            timers[i].armAt(numbers.uniformNanos() + i);
        }
    }

    Workload.Measurement run(long operations) {
        long warmUp = Workload.warmUp(operations) / PER_FIRING;
        long firings = operations / PER_FIRING;
        simulation.runUntil(Long.MAX_VALUE, RunLimits.NONE.withMaxEvents(warmUp));
        long start = System.nanoTime();
        simulation.runUntil(Long.MAX_VALUE, RunLimits.NONE.withMaxEvents(warmUp + firings));
        long wall = System.nanoTime() - start;
        return new Workload.Measurement(wall, simulation.eventsFired() - warmUp, check);
    }

    /** What timer {@code self} does. */
    private final class Firing implements Event {
        private final int self;

        Firing(int self) {
            this.self = self;
        }

        @Override
        public void fire() {
            long now = simulation.nowNanos();
            check += now;
            int others = timers.length - 1;
            for (int i = 0; i < PER_FIRING - 1; i++) {
                int victim = (int) ((self + 1L + numbers.index() % others) % timers.length);
                timers[victim].armAt(now + numbers.uniformNanos());
            }
            timers[self].armAt(now + numbers.uniformNanos());
        }
    }
}
