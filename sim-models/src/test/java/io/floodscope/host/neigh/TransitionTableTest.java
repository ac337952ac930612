package io.floodscope.host.neigh;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.random.RandomStream;
import io.floodscope.rules.Covers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every state x event, for every profile and both families, against the table of spec linux-neighbour, section 3. A cell is
 * the state that follows; {@code '} marks the other address; {@code -} is "no valid address".
 */
class TransitionTableTest {

    private static final long MAC = 0x0200_0000_0B01L;
    private static final long OTHER = 0x0200_0000_0B02L;
    private static final long SECOND = 1_000_000_000L;

    /** Events, in the order of the table's columns. */
    private enum Happening {
        SEND,
        TIMER_UNUSED,
        TIMER_USED,
        TIMER_CONFIRMED,
        TIMER_EXHAUSTED,
        CONNECTED_SAME,
        CONNECTED_OTHER,
        CONNECTED_OTHER_OVERRIDE,
        HINT_SAME,
        HINT_OTHER,
        HINT_OTHER_OVERRIDE,
        HINT_OTHER_WEAK,
        ADMIN_FAILED,
        ADMIN_PERMANENT_OTHER,
        SEND_WITHOUT_SOLICIT,
        CONNECTED_OTHER_WEAK,
        CONNECTED_NO_ADDRESS,
        HINT_SAME_WEAK,
        HINT_NO_ADDRESS,
        ADMIN_STALE_SAME,
        ADMIN_PROBE_SAME
    }

    // TIMER columns are blank where no timer runs. 2.6 and 3.10 differ in HINT_SAME, see below.
    private static final String TABLE = """
            state      SEND       T-UNUSED T-USED T-CONF    T-EXH  C-SAME    C-OTHER    C-OTHER-O  H-SAME    H-OTHER    H-OTHER-O H-OTHER-W A-FAILED A-PERM SEND-NS C-OTHER-W C-NOMAC H-SAME-W H-NOMAC A-STALE A-PROBE
            NONE       INCOMPLETE .        .      .         .      REACHABLE REACHABLE' REACHABLE' STALE     STALE'     STALE'    STALE'    FAILED   PERMANENT' FAILED REACHABLE' NONE STALE NONE STALE PROBE
            INCOMPLETE INCOMPLETE INCOMPLETE INCOMPLETE INCOMPLETE FAILED REACHABLE REACHABLE' REACHABLE' STALE STALE' STALE' STALE' FAILED PERMANENT' INCOMPLETE REACHABLE' INCOMPLETE STALE INCOMPLETE STALE PROBE
            REACHABLE  REACHABLE  STALE    DELAY  REACHABLE .      REACHABLE REACHABLE  REACHABLE' REACHABLE REACHABLE  STALE'    STALE     FAILED   PERMANENT' REACHABLE STALE REACHABLE REACHABLE REACHABLE STALE PROBE
            STALE      DELAY      .        .      .         .      REACHABLE STALE      REACHABLE' STALE     STALE      STALE'    STALE     FAILED   PERMANENT' DELAY STALE REACHABLE STALE STALE STALE PROBE
            DELAY      DELAY      PROBE    PROBE  REACHABLE .      REACHABLE DELAY      REACHABLE' DELAY     DELAY      STALE'    DELAY     FAILED   PERMANENT' DELAY DELAY REACHABLE DELAY DELAY STALE PROBE
            PROBE      PROBE      PROBE    PROBE  PROBE     FAILED REACHABLE PROBE      REACHABLE' PROBE     PROBE      STALE'    PROBE     FAILED   PERMANENT' PROBE PROBE REACHABLE PROBE PROBE STALE PROBE
            FAILED     INCOMPLETE .        .      .         .      REACHABLE REACHABLE' REACHABLE' STALE     STALE'     STALE'    STALE'    FAILED   PERMANENT' FAILED REACHABLE' FAILED STALE FAILED STALE PROBE
            NOARP      NOARP      .        .      .         .      NOARP     NOARP      NOARP      NOARP     NOARP      NOARP     NOARP     FAILED   PERMANENT' NOARP NOARP NOARP NOARP NOARP STALE PROBE
            PERMANENT  PERMANENT  .        .      .         .      PERMANENT PERMANENT  PERMANENT  PERMANENT PERMANENT  PERMANENT PERMANENT FAILED   PERMANENT' PERMANENT PERMANENT PERMANENT PERMANENT PERMANENT STALE PROBE
            """;

    static Stream<Arguments> cells() {
        List<Arguments> cells = new ArrayList<>();
        List<String> rows = TABLE.lines().skip(1).toList();
        for (KernelProfile profile : KernelProfile.ALL) {
            for (boolean v6 : new boolean[] {false, true}) {
                for (String row : rows) {
                    String[] words = row.strip().split("\\s+");
                    NeighborState from = NeighborState.valueOf(words[0]);
                    for (Happening event : Happening.values()) {
                        String expected = expected(profile, from, event, words[event.ordinal() + 1]);
                        if (!expected.equals(".")) {
                            cells.add(Arguments.of(profile, v6, from, event, expected));
                        }
                    }
                }
            }
        }
        return cells.stream();
    }

    /** Before 4.13 a STALE hint with the known address ends DELAY and PROBE (spec 3.4, step 8). */
    private static String expected(KernelProfile profile, NeighborState from, Happening event, String usual) {
        boolean old = profile.name().equals("linux-2.6") || profile.name().equals("linux-3.10");
        boolean pending = from == NeighborState.DELAY || from == NeighborState.PROBE;
        boolean hint = event == Happening.HINT_SAME || event == Happening.HINT_NO_ADDRESS;
        return old && pending && hint ? "STALE" : usual;
    }

    @ParameterizedTest(name = "{0} v6={1}: {2} on {3} becomes {4}")
    @MethodSource("cells")
    @Covers({"neigh.admin-only", "neigh.refused-without-override", "neigh.stale-hint", "neigh.reachable-to-delay"})
    void followsTheSpec(KernelProfile profile, boolean v6, NeighborState from, Happening event, String expected) {
        Rig rig = new Rig(profile, v6);
        NeighborEntry entry = rig.entryIn(from);

        rig.happen(entry, event);

        String address = entry.state().isValid() && entry.mac() == OTHER ? "'" : "";
        assertThat(entry.state() + address).isEqualTo(expected);
        assertThat(rig.isArmed(entry)).isEqualTo(entry.state().isInTimer());
    }

    static Stream<KernelProfile> profiles() {
        return KernelProfile.ALL.stream();
    }

    /** Steps 6, 10 and the line on {@code updated}: what an update leaves behind besides the state. */
    @ParameterizedTest
    @MethodSource("profiles")
    void updatesLeaveTheTimesThatTheSpecNames(KernelProfile profile) {
        boolean refusalMoves =
                profile.name().equals("linux-2.6") || profile.name().equals("linux-3.10");
        for (boolean v6 : new boolean[] {false, true}) {
            Rig rig = new Rig(profile, v6);
            long now = rig.device.clock().now();
            NeighborEntry entry = rig.entryIn(NeighborState.REACHABLE);
            long before = now - 500 * SECOND;
            entry.updated = before;

            rig.happen(entry, Happening.CONNECTED_OTHER);
            assertThat(entry.confirmed).as("a refused address confirms").isEqualTo(now);
            assertThat(entry.updated).as("a refusal").isEqualTo(refusalMoves ? now : before);

            entry.updated = before;
            rig.happen(entry, Happening.HINT_OTHER_OVERRIDE);
            assertThat(entry.confirmed).as("another address, not connected").isEqualTo(now - 60 * SECOND);
            assertThat(entry.updated).as("another address").isEqualTo(now);

            rig.happen(entry, Happening.SEND);
            assertThat(entry.used).as("a packet to STALE").isEqualTo(now);
        }
    }

    @Test
    void theTableHasARowForEveryStateAndAColumnForEveryEvent() {
        assertThat(TABLE.lines().skip(1).map(r -> r.strip().split("\\s+")[0]))
                .containsExactlyInAnyOrder(
                        Stream.of(NeighborState.values()).map(Enum::name).toArray(String[]::new));
        assertThat(TABLE.lines().map(r -> r.strip().split("\\s+").length)).containsOnly(Happening.values().length + 1);
    }

    /** One table with one device, an hour after boot; frames go nowhere. */
    private static final class Rig implements NeighborFace {
        private final Simulation simulation = new Simulation(1);
        private final NeighborTable table;
        private final NeighborDevice device;
        private final IpAddress ip;

        Rig(KernelProfile profile, boolean v6) {
            ip = IpAddress.parse(v6 ? "fd00::2" : "10.0.0.2");
            KernelClock clock = new KernelClock(simulation, TimerModel.EXACT, profile.levelledWheel());
            table = new NeighborTable(simulation, clock, profile, v6, new RandomStream(1));
            device = table.addDevice("eth0", this);
            device.pinReachableTime(30 * SECOND);
            simulation.runUntil(3_600 * SECOND, RunLimits.NONE);
        }

        NeighborEntry entryIn(NeighborState state) {
            NeighborEntry entry = device.resolve(ip);
            switch (state) {
                case NONE -> {}
                case INCOMPLETE -> entry.use(null, 0, true);
                case FAILED -> EntryUpdate.apply(entry, MacAddress.NONE, state, Update.ADMIN);
                default -> EntryUpdate.apply(entry, MAC, state, Update.ADMIN | Update.OVERRIDE);
            }
            if (state.isInTimer()) {
                entry.addTimer(device.clock().now() + 3_600 * SECOND);
            }
            assertThat(entry.state()).isEqualTo(state);
            entry.used = entry.confirmed = device.clock().now() - 600 * SECOND;
            return entry;
        }

        boolean isArmed(NeighborEntry entry) {
            int before = simulation.pending();
            entry.stopTimer();
            return simulation.pending() < before;
        }

        void happen(NeighborEntry entry, Happening event) {
            long now = device.clock().now();
            switch (event) {
                case SEND -> entry.use(null, 0, true);
                case TIMER_UNUSED -> expire(entry);
                case TIMER_USED -> {
                    entry.used = now - SECOND;
                    expire(entry);
                }
                case TIMER_CONFIRMED -> {
                    entry.confirmed = now - SECOND;
                    expire(entry);
                }
                case TIMER_EXHAUSTED -> {
                    entry.probes = 6;
                    expire(entry);
                }
                case CONNECTED_SAME -> update(entry, MAC, NeighborState.REACHABLE, Update.NONE);
                case CONNECTED_OTHER -> update(entry, OTHER, NeighborState.REACHABLE, Update.NONE);
                case CONNECTED_OTHER_OVERRIDE -> update(entry, OTHER, NeighborState.REACHABLE, Update.OVERRIDE);
                case HINT_SAME -> update(entry, MAC, NeighborState.STALE, Update.OVERRIDE);
                case HINT_OTHER -> update(entry, OTHER, NeighborState.STALE, Update.NONE);
                case HINT_OTHER_OVERRIDE -> update(entry, OTHER, NeighborState.STALE, Update.OVERRIDE);
                case HINT_OTHER_WEAK -> update(entry, OTHER, NeighborState.STALE, Update.WEAK_OVERRIDE);
                case ADMIN_FAILED ->
                    update(entry, MacAddress.NONE, NeighborState.FAILED, Update.ADMIN | Update.OVERRIDE);
                case SEND_WITHOUT_SOLICIT -> {
                    device.set(NeighborTunable.MCAST_SOLICIT, 0);
                    entry.use(null, 0, true);
                }
                case CONNECTED_OTHER_WEAK -> update(entry, OTHER, NeighborState.REACHABLE, Update.WEAK_OVERRIDE);
                case CONNECTED_NO_ADDRESS -> update(entry, MacAddress.NONE, NeighborState.REACHABLE, Update.NONE);
                case HINT_SAME_WEAK -> update(entry, MAC, NeighborState.STALE, Update.OVERRIDE | Update.WEAK_OVERRIDE);
                case HINT_NO_ADDRESS -> update(entry, MacAddress.NONE, NeighborState.STALE, Update.NONE);
                case ADMIN_STALE_SAME -> update(entry, MAC, NeighborState.STALE, Update.ADMIN | Update.OVERRIDE);
                case ADMIN_PROBE_SAME -> update(entry, MAC, NeighborState.PROBE, Update.ADMIN | Update.OVERRIDE);
                case ADMIN_PERMANENT_OTHER ->
                    update(entry, OTHER, NeighborState.PERMANENT, Update.ADMIN | Update.OVERRIDE);
            }
        }

        private void expire(NeighborEntry entry) {
            entry.stopTimer();
            entry.fire();
        }

        private static void update(NeighborEntry entry, long mac, NeighborState state, int flags) {
            EntryUpdate.apply(entry, mac, state, flags);
        }

        @Override
        public void solicit(NeighborEntry entry, ProbeKind kind, IpAddress source) {}

        @Override
        public long fixedAddress(IpAddress address) {
            return MacAddress.NONE;
        }

        @Override
        public boolean probeUsesEntry() {
            return device != null && table.isV6();
        }
    }
}
