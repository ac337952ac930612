package io.floodscope.host.neigh;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelClockTest {

    private static final long MILLI = 1_000_000L;

    /** Lateness by length at 250 Hz, as measured: 4 ms, to 2 s 32 ms, to 16 s 256 ms, to 129 s 2,048 ms. */
    @ParameterizedTest
    @CsvSource({"100, 4", "248, 4", "1000, 32", "2000, 32", "5000, 256", "15000, 256", "30000, 2048", "120000, 2048"})
    void wheelTimersAreLateByUpToTheStepOfTheirLevelAndNeverEarly(long millis, long stepMillis) {
        for (long start = 0; start < 300; start++) {
            Simulation simulation = new Simulation(1);
            KernelClock clock = new KernelClock(simulation, TimerModel.wheel(250, 4_294_892_296L + start, 0), true);

            long fire = clock.wakeNanos(clock.now() + clock.ticks(millis * MILLI));

            assertThat(fire - millis * MILLI).isBetween(4 * MILLI, stepMillis * MILLI);
        }
    }

    @Test
    void theTickCounterStartsInTheMiddleOfATick() {
        Simulation simulation = new Simulation(1);
        KernelClock clock = new KernelClock(simulation, TimerModel.wheel(250, 1000, 3 * MILLI), true);

        assertThat(clock.now()).isEqualTo(1000);
        simulation.runUntil(MILLI, RunLimits.NONE);
        assertThat(clock.now()).isEqualTo(1001);
        assertThat(clock.wakeNanos(1001)).isEqualTo(5 * MILLI);
    }

    @Test
    void anExactTimerStandsForOneThatFiredJustAfterItsLimit() {
        Simulation simulation = new Simulation(1);
        KernelClock clock = new KernelClock(simulation, TimerModel.EXACT, true);

        assertThat(clock.wakeNanos(5)).isEqualTo(5);
        assertThat(clock.notAfter(1)).isTrue();
        assertThat(clock.notAfter(0)).isFalse();
    }

    @Test
    void oldKernelsFireAtTheTickItself() {
        Simulation simulation = new Simulation(1);
        KernelClock clock = new KernelClock(simulation, TimerModel.wheel(1000), false);

        assertThat(clock.wakeNanos(30_000)).isEqualTo(30_000 * MILLI);
    }
}
