package io.floodscope.bridge.fdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.random.RandomStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table against a list that is searched, sorted and counted from scratch, after every random operation. */
class MacTableDifferentialTest {

    private static final int LIMIT = 12;
    private static final int PORTS = 4;
    private static final int MACS = 24;

    private static final class NaiveEntry {
        private final int vlan;
        private final long mac;
        private int port;
        private long deadline;
        private long stamp;
        private boolean pinned;

        NaiveEntry(int vlan, long mac) {
            this.vlan = vlan;
            this.mac = mac;
        }
    }

    private static final class NaiveTable {
        private final List<NaiveEntry> entries = new ArrayList<>();
        private final AgingRule aging;
        private final MacTable table;
        private long stamp;

        NaiveTable(AgingRule aging, MacTable table) {
            this.aging = aging;
            this.table = table;
        }

        private NaiveEntry find(int vlan, long mac) {
            return entries.stream()
                    .filter(e -> e.vlan == vlan && e.mac == mac)
                    .findFirst()
                    .orElse(null);
        }

        void learn(long now, int vlan, long mac, int port) {
            NaiveEntry entry = find(vlan, mac);
            if (entry != null && entry.pinned) {
                return;
            }
            if (entry == null) {
                if (entries.size() >= LIMIT && !evict()) {
                    return;
                }
                entry = new NaiveEntry(vlan, mac);
                entries.add(entry);
            }
            entry.port = port;
            entry.deadline = aging.deadlineAfter(now);
            entry.stamp = stamp++;
        }

        /** The oldest entry of a port that owns most; among equally full ports the one that the table itself chose. */
        private boolean evict() {
            int most = 0;
            for (int port = 0; port < PORTS; port++) {
                most = Math.max(most, on(port).size());
            }
            List<NaiveEntry> candidates = new ArrayList<>();
            for (int port = 0; port < PORTS; port++) {
                List<NaiveEntry> entriesOfPort = on(port);
                if (!entriesOfPort.isEmpty() && entriesOfPort.size() == most) {
                    entriesOfPort.sort(Comparator.comparingLong(e -> e.stamp));
                    candidates.add(entriesOfPort.get(0));
                }
            }
            return candidates.stream()
                    .filter(e -> table.lookup(e.vlan, e.mac) == null)
                    .findFirst()
                    .map(entries::remove)
                    .orElseGet(() -> !candidates.isEmpty() && entries.remove(candidates.get(0)));
        }

        private List<NaiveEntry> on(int port) {
            return new ArrayList<>(entries.stream().filter(e -> e.port == port).toList());
        }

        void pin(int vlan, long mac, int port) {
            NaiveEntry known = find(vlan, mac);
            if (known != null && known.pinned && known.port == port) {
                return;
            }
            if (known != null) {
                entries.remove(known);
            } else if (entries.size() >= LIMIT) {
                evict();
            }
            NaiveEntry entry = new NaiveEntry(vlan, mac);
            entry.port = port;
            entry.pinned = true;
            entry.deadline = Long.MAX_VALUE;
            entry.stamp = stamp++;
            entries.add(entry);
        }

        void age(long now) {
            entries.removeIf(e -> e.deadline <= now);
        }

        List<String> rows() {
            entries.sort(Comparator.comparingLong(e -> e.stamp));
            return entries.stream()
                    .map(e -> e.vlan + " " + e.mac + " " + e.port + " " + e.deadline)
                    .toList();
        }
    }

    private static final FdbListener NOBODY = new FdbListener() {
        @Override
        public void added(MacEntry entry) {}

        @Override
        public void moved(MacEntry entry, int oldPort) {}

        @Override
        public void removed(MacEntry entry, Removal reason) {}
    };

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("equals a naive table after every operation")
    void equalsANaiveTable(long seed) {
        RandomStream random = new RandomStream(seed);
        Simulation simulation = new Simulation(seed);
        AgingRule aging = List.of(
                        new ExactAging(20_000_000_000L), new SweptAging(10_000_000_000L, 3_000_000_000L), (AgingRule)
                                new WholeSecondAging(15, new MonotonicClock(random.nextLong(1_000_000_000L))))
                .get((int) (seed % 3));
        MacTable table = new MacTable(simulation, aging, LIMIT, NOBODY);
        NaiveTable naive = new NaiveTable(aging, table);
        long now = 0;

        for (int step = 0; step < 400; step++) {
            now += random.nextLong(1_500_000_000L);
            simulation.runUntil(now, RunLimits.NONE);
            naive.age(now);
            operate(random, table, naive, now);

            List<String> rows = table.byRecency().stream()
                    .map(e -> e.vlan() + " " + e.mac() + " " + e.port() + " " + e.deadlineNanos())
                    .toList();
            assertThat(rows).as("seed %d, step %d", seed, step).isEqualTo(naive.rows());
            assertThat(table.size()).isLessThanOrEqualTo(LIMIT);
        }
    }

    private static void operate(RandomStream random, MacTable table, NaiveTable naive, long now) {
        int vlan = 4 + (int) random.nextLong(2);
        long mac = random.nextLong(MACS);
        int port = (int) random.nextLong(PORTS);
        switch ((int) random.nextLong(40)) {
            case 0 -> {
                table.flush();
                naive.entries.removeIf(e -> !e.pinned);
            }
            case 1 -> {
                table.flushPort(port, Removal.PORT_REMOVED);
                naive.entries.removeIf(e -> e.port == port);
            }
            case 2 -> {
                table.delete(vlan, mac);
                naive.entries.removeIf(e -> e.vlan == vlan && e.mac == mac);
            }
            case 3 -> {
                if (table.statistics().statics() < 3) {
                    table.addStatic(vlan, mac, port);
                    naive.pin(vlan, mac, port);
                }
            }
            default -> {
                table.learn(vlan, mac, port);
                naive.learn(now, vlan, mac, port);
            }
        }
    }
}
