package io.floodscope.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floodscope.Seeds;
import io.floodscope.random.RandomStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventOrderTest {

    @Test
    void eventsOfOneInstantFireByPhaseThenByOrderOfScheduling() {
        Simulation simulation = new Simulation(1);
        List<String> fired = new ArrayList<>();

        simulation.at(5, Phase.SAMPLE, () -> fired.add("sample"));
        simulation.at(5, Phase.DELIVERY, () -> fired.add("first delivery"));
        simulation.at(5, Phase.DELIVERY, () -> fired.add("second delivery"));
        simulation.timer(Phase.TIMER, () -> fired.add("timer")).armAt(5);
        simulation.timer(Phase.HOUSEKEEPING, () -> fired.add("expiry")).armAt(5);
        simulation.at(4, Phase.SAMPLE, () -> fired.add("earlier"));
        simulation.runUntil(5, RunLimits.NONE);

        assertThat(fired).containsExactly("earlier", "expiry", "first delivery", "second delivery", "timer", "sample");
    }

    @Test
    void randomEventsFireInTheOrderOfAStableSort() {
        Seeds.check(200, seed -> {
            record Expected(long time, Phase phase, int number) {}
            RandomStream random = new RandomStream(seed);
            Simulation simulation = new Simulation(seed);
            List<Expected> scheduled = new ArrayList<>();
            List<Integer> fired = new ArrayList<>();
            int count = 1 + (int) random.nextLong(300);
            for (int i = 0; i < count; i++) {
                int number = i;
                Expected event = new Expected(
                        random.nextLong(40), Phase.values()[(int) random.nextLong(Phase.values().length)], number);
                scheduled.add(event);
                simulation.at(event.time(), event.phase(), () -> fired.add(number));
            }

            simulation.runUntil(100, RunLimits.NONE);

            scheduled.sort(Comparator.comparingLong(Expected::time).thenComparing(Expected::phase));
            assertThat(fired)
                    .containsExactlyElementsOf(
                            scheduled.stream().map(Expected::number).toList());
        });
    }

    @Test
    void anEventInThePastIsRefused() {
        Simulation simulation = new Simulation(1);
        simulation.runUntil(10, RunLimits.NONE);

        assertThatThrownBy(() -> simulation.at(9, Phase.TIMER, () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10 ns");
    }

    @Test
    void aRunStopsAtTheWantedTimeAndGoesOnFromThere() {
        Simulation simulation = new Simulation(1);
        List<Long> fired = new ArrayList<>();
        simulation.at(3, Phase.TIMER, () -> fired.add(simulation.nowNanos()));
        simulation.at(7, Phase.TIMER, () -> fired.add(simulation.nowNanos()));

        assertThat(simulation.runUntil(3, RunLimits.NONE)).isEqualTo(StopReason.TIME_REACHED);
        assertThat(fired).containsExactly(3L);
        assertThat(simulation.runUntil(6, RunLimits.NONE)).isEqualTo(StopReason.TIME_REACHED);
        assertThat(simulation.nowNanos()).isEqualTo(6);
        simulation.runUntil(100, RunLimits.NONE);
        assertThat(fired).containsExactly(3L, 7L);
    }

    @Test
    void limitsEndARunWithoutAVerdict() {
        Simulation endless = new Simulation(1);
        Event[] again = new Event[1];
        again[0] = () -> endless.at(endless.nowNanos() + 1, Phase.TRAFFIC, again[0]);
        endless.at(0, Phase.TRAFFIC, again[0]);

        StopReason events = endless.runUntil(Long.MAX_VALUE, RunLimits.NONE.withMaxEvents(1_000));
        assertThat(events).isEqualTo(StopReason.EVENT_LIMIT);
        assertThat(endless.eventsFired()).isEqualTo(1_000);
        StopReason interrupted = endless.runUntil(Long.MAX_VALUE, RunLimits.NONE.withInterrupt(() -> true));
        assertThat(interrupted).isEqualTo(StopReason.INTERRUPTED);

        Simulation explosive = new Simulation(1);
        Event[] twice = new Event[1];
        twice[0] = () -> {
            explosive.at(explosive.nowNanos() + 1, Phase.TRAFFIC, twice[0]);
            explosive.at(explosive.nowNanos() + 1, Phase.TRAFFIC, twice[0]);
        };
        explosive.at(0, Phase.TRAFFIC, twice[0]);
        StopReason pending = explosive.runUntil(Long.MAX_VALUE, RunLimits.NONE.withMaxPending(10_000));
        assertThat(pending).isEqualTo(StopReason.PENDING_LIMIT);
        assertThat(StopReason.TIME_REACHED.isConclusive()).isTrue();
        assertThat(pending.isConclusive()).isFalse();
    }
}
