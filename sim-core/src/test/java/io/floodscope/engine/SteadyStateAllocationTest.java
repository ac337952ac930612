package io.floodscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class SteadyStateAllocationTest {

    /** A million events and timer moves after the warm-up; anything per event would be megabytes. */
    @Test
    void dispatchAndMovingTimersAllocateNothing() {
        Simulation simulation = new Simulation(1);
        Timer[] timers = new Timer[100];
        for (int i = 0; i < timers.length; i++) {
            Timer[] self = new Timer[1];
            self[0] = simulation.timer(Phase.TIMER, () -> self[0].armIn(50));
            self[0].armAt(i);
            timers[i] = self[0];
        }
        for (int i = 0; i < 100; i++) {
            simulation.at(i, Phase.TRAFFIC, new Mover(simulation, timers, i));
        }
        simulation.runUntil(20_000, RunLimits.NONE);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        long eventsBefore = simulation.eventsFired();

        simulation.runUntil(220_000, RunLimits.NONE);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(simulation.eventsFired() - eventsBefore).isGreaterThan(1_000_000);
        assertThat(allocated).isLessThan(20_000);
    }

    private record Mover(Simulation simulation, Timer[] timers, int number) implements Event {
        @Override
        public void fire() {
            timers[(number * 7) % timers.length].armIn(40 + number);
            timers[(number * 13) % timers.length].armIn(20);
            simulation.at(simulation.nowNanos() + 20, Phase.TRAFFIC, this);
        }
    }
}
