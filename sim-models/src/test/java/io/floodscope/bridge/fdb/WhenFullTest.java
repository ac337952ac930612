package io.floodscope.bridge.fdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.engine.Simulation;
import org.junit.jupiter.api.Test;

/** What a table does whose limit is reached: three entries, two ports. */
class WhenFullTest {

    private static final int QUIET = 0;
    private static final int BUSY = 1;

    private final MacTable table = new MacTable(new Simulation(1), new ExactAging(300_000_000_000L), 3, new Silent());

    /** Nobody listens. */
    private static final class Silent implements FdbListener {
        @Override
        public void added(MacEntry entry) {}

        @Override
        public void moved(MacEntry entry, int oldPort) {}

        @Override
        public void removed(MacEntry entry, Removal reason) {}
    }

    private void fill() {
        table.learn(4, 0x10, QUIET);
        table.learn(4, 0x20, BUSY);
        table.learn(4, 0x21, BUSY);
    }

    @Test
    void theOldestOfTheFullestPortMakesRoom() {
        fill();

        table.learn(4, 0x22, BUSY);

        assertThat(table.lookup(4, 0x10)).isNotNull();
        assertThat(table.lookup(4, 0x20)).isNull();
        assertThat(table.statistics().evicted()).isEqualTo(1);
    }

    @Test
    void theOldestOfAllMakesRoomWherePortsAreNotLookedAt() {
        table.setWhenFull(WhenFull.EVICT_OLDEST);
        fill();

        table.learn(4, 0x22, BUSY);

        assertThat(table.lookup(4, 0x10)).isNull();
        assertThat(table.lookup(4, 0x20)).isNotNull();
    }

    @Test
    void aTableThatRefusesLearnsNothingNewAndStillRefreshes() {
        table.setWhenFull(WhenFull.REFUSE);
        fill();

        boolean added = table.learn(4, 0x22, BUSY);
        boolean moved = table.learn(4, 0x21, QUIET);

        assertThat(added).isFalse();
        assertThat(moved).isTrue();
        assertThat(table.lookup(4, 0x22)).isNull();
        assertThat(table.statistics().refused()).isEqualTo(1);
        assertThat(table.statistics().evicted()).isZero();
    }

    @Test
    void thePeakIsTheMostThatEverWasThere() {
        fill();

        table.flush();

        assertThat(table.size()).isZero();
        assertThat(table.statistics().peak()).isEqualTo(3);
    }
}
