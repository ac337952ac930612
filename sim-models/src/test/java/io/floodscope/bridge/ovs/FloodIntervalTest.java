package io.floodscope.bridge.ovs;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.bridge.Station;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.engine.RunLimits;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.random.RandomStream;
import io.floodscope.result.FloodWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The closed form of a flood: a destination that speaks at times t1, t2, ... is unknown from floor(t + phase) + aging until it
 * speaks again, and a steady sender floods exactly then.
 */
class FloodIntervalTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long SILENT = 0x001122334455L;
    private static final long SEND_EVERY = 10_000_000L;

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void floodsAreThoseOfTheClosedForm(long seed) {
        RandomStream random = new RandomStream(seed);
        OvsLab lab = new OvsLab();
        long aging = 15 + random.nextLong(20);
        lab.ovs.clock().warp(random.nextLong(SECOND));
        long phase = lab.ovs.clock().offsetNanos();
        OvsBridge bridge = lab.bridge("br", OvsBridgeParams.DEFAULTS.withAgingSeconds(aging));
        Station speaker = lab.station(bridge, "a", PortVlans.access(4));
        Station sender = lab.station(bridge, "b", PortVlans.access(4));
        lab.station(bridge, "c", PortVlans.access(4));
        List<Long> speaks = new ArrayList<>();
        long time = SECOND + random.nextLong(SECOND);
        for (int i = 0; i < 6; i++) {
            speaks.add(time);
            // Beyond max-idle, so that each time is the first frame of a flow and refreshes at once.
            time += 11 * SECOND + random.nextLong(40 * SECOND);
        }
        for (long t : speaks) {
            lab.at(t, speaker, OvsLab.raw(MacAddress.BROADCAST, SILENT));
        }
        var towards = OvsLab.raw(SILENT, sender.mac());
        for (long t = speaks.get(0) + SEND_EVERY; t < time; t += SEND_EVERY) {
            lab.at(t, sender, towards);
        }
        lab.simulation.runUntil(time, RunLimits.NONE);

        List<FloodWindow> floods = bridge.floodWindows();
        List<long[]> expected = new ArrayList<>();
        for (int i = 0; i < speaks.size(); i++) {
            long gone = ((speaks.get(i) + phase) / SECOND + aging) * SECOND - phase;
            long end = i + 1 < speaks.size() ? speaks.get(i + 1) : time;
            if (gone < end) {
                expected.add(new long[] {gone, end});
            }
        }
        assertThat(floods).hasSameSizeAs(expected);
        for (int i = 0; i < floods.size(); i++) {
            assertThat(floods.get(i).startNanos()).isBetween(expected.get(i)[0], expected.get(i)[0] + SEND_EVERY);
            assertThat(floods.get(i).endNanos()).isBetween(expected.get(i)[1] - SEND_EVERY, expected.get(i)[1] + 1);
        }
    }
}
