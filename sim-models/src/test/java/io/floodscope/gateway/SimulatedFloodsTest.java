package io.floodscope.gateway;

import static io.floodscope.gateway.IncidentLab.MILLI;
import static io.floodscope.gateway.IncidentLab.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.floodscope.Seeds;
import io.floodscope.gateway.FloodOracle.Window;
import io.floodscope.random.RandomStream;
import io.floodscope.result.FloodWindow;
import io.floodscope.traffic.FlowSchedule;
import io.floodscope.traffic.TrafficSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The simulator against the closed form: random numbers of TCP senders, offsets, aging times, fractions and clock phases. */
class SimulatedFloodsTest {

    private static final long SEND_INTERVAL = 250 * MILLI;
    private static final long UNTIL = 3_000 * SECOND;

    @Test
    void simulatedFloodsEqualTheClosedForm() {
        Seeds.check(25, seed -> {
            RandomStream random = new RandomStream(seed);
            double fraction = (double) (40 + random.nextLong(60)) / 100;
            GatewayProfile profile = Profiles.NXOS.withRefresh(RefreshPolicy.atFraction(fraction, SourceMac.VIRTUAL));
            long aging = 60 + random.nextLong(600);
            long phase = random.nextLong(SECOND);
            long[] offsets = new long[1 + (int) random.nextLong(4)];
            IncidentLab lab = new IncidentLab(seed, profile, aging, phase);
            for (int i = 0; i < offsets.length; i++) {
                offsets[i] = i == 0 ? 0 : random.nextLong(1_000) * SECOND + random.nextLong(SECOND);
                TrafficSource.TcpStream stream = new TrafficSource.TcpStream(
                        IncidentLab.SERVER, 80, FlowSchedule.every(offsets[i], SEND_INTERVAL), 1_000, 1);
                lab.host("h" + i, "br", 4).start("tcp", stream);
            }
            lab.runTo(UNTIL / SECOND);

            assertEqualFloods(lab.floods("br", 4), expected(profile, offsets, aging, phase));
        });
    }

    private static List<Window> expected(GatewayProfile profile, long[] offsets, long aging, long phase) {
        Arrays.sort(offsets);
        long[] learned = FloodOracle.refreshes(profile.refreshPeriodNanos(), offsets, UNTIL);
        // An ARP exchange takes a few microseconds, so nothing is learned at the very turn of a second.
        long[] later = Arrays.stream(learned).map(time -> time + 3_000).toArray();
        return FloodOracle.floods(later, aging, phase, UNTIL).stream()
                .filter(window -> window.startNanos() > 0 && window.lengthNanos() > SEND_INTERVAL + 10 * MILLI)
                .toList();
    }

    private static void assertEqualFloods(List<FloodWindow> simulated, List<Window> expected) {
        double tolerance = (double) (SEND_INTERVAL + 10 * MILLI) / SECOND;
        List<FloodWindow> lasting = simulated.stream()
                .filter(window -> expected.stream().anyMatch(w -> overlap(w, window)))
                .toList();
        assertThat(lasting).hasSameSizeAs(expected);
        assertThat(simulated)
                .filteredOn(window -> !lasting.contains(window))
                .allSatisfy(window -> assertThat(window.lengthNanos()).isLessThanOrEqualTo(SEND_INTERVAL + 10 * MILLI));
        for (int i = 0; i < expected.size(); i++) {
            assertThat((double) lasting.get(i).startNanos() / SECOND)
                    .isCloseTo((double) expected.get(i).startNanos() / SECOND, within(tolerance));
            assertThat((double) lasting.get(i).endNanos() / SECOND)
                    .isCloseTo((double) expected.get(i).endNanos() / SECOND, within(tolerance));
        }
    }

    private static boolean overlap(Window window, FloodWindow flood) {
        return flood.startNanos() <= window.endNanos() && window.startNanos() <= flood.endNanos();
    }
}
