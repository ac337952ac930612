package io.floodscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.Seeds;
import io.floodscope.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimerTest {

    private final Simulation simulation = new Simulation(1);
    private final List<Long> fired = new ArrayList<>();
    private final Timer timer = simulation.timer(Phase.TIMER, () -> fired.add(simulation.nowNanos()));

    @Test
    void aDeadlineThatIsPutOffFiresOnceAtTheLastOne() {
        timer.armAt(10);
        timer.putOffTo(30);
        timer.putOffTo(20);

        simulation.runUntil(100, RunLimits.NONE);

        assertThat(fired).containsExactly(20L);
        assertThat(timer.isArmed()).isFalse();
    }

    @Test
    void anEarlyWakeUpIsNotAnEvent() {
        timer.armAt(10);
        timer.putOffTo(30);
        Simulation plain = new Simulation(1);
        plain.timer(Phase.TIMER, () -> {}).armAt(30);

        simulation.runUntil(100, RunLimits.NONE);
        plain.runUntil(100, RunLimits.NONE);

        assertThat(simulation.eventsFired()).isEqualTo(1);
        assertThat(simulation.eventFingerprint().hex())
                .isEqualTo(plain.eventFingerprint().hex());
    }

    @Test
    void aCancelledOrReleasedTimerDoesNotFireAndItsPlaceIsUsedAgain() {
        timer.armAt(10);
        timer.cancel();
        timer.cancel();
        timer.release();
        Timer other = simulation.timer(Phase.TIMER, () -> fired.add(-1L));
        other.armAt(20);

        simulation.runUntil(100, RunLimits.NONE);

        assertThat(fired).containsExactly(-1L);
        assertThat(simulation.pending()).isZero();
    }

    @Test
    void aTimerMayArmItselfAgainFromItsOwnAction() {
        Timer[] periodic = new Timer[1];
        periodic[0] = simulation.timer(Phase.TIMER, () -> {
            fired.add(simulation.nowNanos());
            periodic[0].armIn(10);
        });
        periodic[0].armAt(5);

        simulation.runUntil(30, RunLimits.NONE);

        assertThat(fired).containsExactly(5L, 15L, 25L);
    }

    @Test
    void amongTimersOfOneInstantTheOneArmedLastFiresLastEvenIfItWasQueuedFirst() {
        List<String> order = new ArrayList<>();
        Timer first = simulation.timer(Phase.TIMER, () -> order.add("put off"));
        Timer second = simulation.timer(Phase.TIMER, () -> order.add("armed once"));
        first.armAt(10);
        second.armAt(20);
        first.putOffTo(20);

        simulation.runUntil(30, RunLimits.NONE);

        assertThat(order).containsExactly("armed once", "put off");
    }

    /** Random arming, moving and cancelling from inside and outside of events, against a list that is searched each time. */
    @Test
    void agreesWithAListSearchedForTheEarliestDeadline() {
        Seeds.check(300, seed -> {
            RandomStream random = new RandomStream(seed);
            Simulation sim = new Simulation(seed);
            int count = 1 + (int) random.nextLong(20);
            long[] deadline = new long[count];
            long[] armedAs = new long[count];
            long[] sequence = {0};
            List<String> expected = new ArrayList<>();
            List<String> actual = new ArrayList<>();
            Timer[] timers = new Timer[count];
            for (int i = 0; i < count; i++) {
                int id = i;
                deadline[i] = Timer.NEVER;
                timers[i] = sim.timer(Phase.TIMER, () -> {
                    actual.add(sim.nowNanos() + ":" + id);
                    deadline[id] = Timer.NEVER;
                });
            }
            for (int step = 0; step < 200; step++) {
                int id = (int) random.nextLong(count);
                if (random.nextLong(5) == 0) {
                    timers[id].cancel();
                    deadline[id] = Timer.NEVER;
                } else {
                    deadline[id] = sim.nowNanos() + random.nextLong(30);
                    armedAs[id] = sequence[0]++;
                    if (random.nextLong(2) == 0) {
                        timers[id].armAt(deadline[id]);
                    } else {
                        timers[id].putOffTo(deadline[id]);
                    }
                }
                if (random.nextLong(3) == 0) {
                    long until = sim.nowNanos() + random.nextLong(10);
                    for (int next = earliest(deadline, armedAs, until);
                            next >= 0;
                            next = earliest(deadline, armedAs, until)) {
                        expected.add(deadline[next] + ":" + next);
                        deadline[next] = Timer.NEVER;
                    }
                    sim.runUntil(until, RunLimits.NONE);
                }
            }
            assertThat(actual).isEqualTo(expected);
            for (int i = 0; i < count; i++) {
                assertThat(timers[i].deadline()).isEqualTo(deadline[i]);
            }
        });
    }

    private static int earliest(long[] deadline, long[] armedAs, long until) {
        int best = -1;
        for (int i = 0; i < deadline.length; i++) {
            boolean earlier = best < 0
                    || deadline[i] < deadline[best]
                    || (deadline[i] == deadline[best] && armedAs[i] < armedAs[best]);
            if (deadline[i] <= until && earlier) {
                best = i;
            }
        }
        return best;
    }
}
