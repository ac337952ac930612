package io.floodscope.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.gateway.MacAging.Sweep;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import io.floodscope.rules.Covers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MacAgingTest {

    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @CsvSource({"EXACT, 0, 300", "EXACT, 299, 599", "UP_TO_2X, 0, 600", "UP_TO_2X, 299, 600", "UP_TO_2X, 300, 900"})
    void anEntryLastsForOneAgingTimeOrForUpToTwo(Sweep sweep, long refreshed, long gone) {
        MacAging aging = new MacAging(300 * SECOND, sweep);

        assertThat(aging.deadlineAfter(refreshed * SECOND)).isEqualTo(gone * SECOND);
    }

    /** The mirror image of spec 6.3: the gateway asks a silent host every 1,185 s, its MAC table forgets it after 300 s. */
    @Test
    @Covers("gw.own-unknown-unicast")
    void aSilentHostIsFloodedForTheRestOfEveryRefreshPeriod() {
        Simulation simulation = new Simulation(1);
        Network network = new Network(simulation);
        DistributedGateway leaf = network.add(new DistributedGateway(
                simulation,
                GatewayConfig.of(
                        "leaf",
                        Profiles.H3C,
                        0x70,
                        List.of(
                                new VlanInterface(4, 0x50, List.of(Prefix.parse("10.0.4.1/24"))),
                                new VlanInterface(9, 0x50, List.of(Prefix.parse("10.0.9.1/24")))))));
        Station sender = network.add(new Station(simulation, "sender", 0xF1, "10.0.4.11", 4));
        Station silent = network.add(new Station(simulation, "silent", 0xF2, "10.0.9.11", 9));
        network.connect(sender.port, leaf.addDownlink(Downlink.trunk("e1")), LinkParams.INSTANT);
        network.connect(silent.port, leaf.addDownlink(Downlink.trunk("e2")), LinkParams.INSTANT);
        silent.asks(leaf.config().interfaces().get(1).addresses().get(0).address());
        for (long second = 1; second < 4_000; second++) {
            simulation.runUntil(second * SECOND, RunLimits.NONE);
            sender.sendsUdp(0x50, silent.ip);
        }
        simulation.runUntil(4_000 * SECOND, RunLimits.NONE);

        assertThat(leaf.floodWindows()).hasSize(4);
        assertThat(leaf.floodWindows().subList(0, 3))
                .allSatisfy(window -> assertThat(window.lengthNanos() / SECOND).isBetween(884L, 885L));
        assertThat(FloodOracle.silentHostFloodNanos(Profiles.H3C.refreshPeriodNanos(), 300 * SECOND) / SECOND)
                .isEqualTo(885);
    }
}
