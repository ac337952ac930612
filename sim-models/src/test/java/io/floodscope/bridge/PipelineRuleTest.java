package io.floodscope.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.bridge.core.BridgePort;
import io.floodscope.bridge.core.PipelineRule;
import io.floodscope.bridge.core.PipelineRule.Action;
import io.floodscope.bridge.core.PipelineRule.Carries;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.generic.Switch;
import io.floodscope.bridge.generic.SwitchParams;
import io.floodscope.engine.Phase;
import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.EtherType;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.RawPayload;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import io.floodscope.rules.Covers;
import io.floodscope.text.Durations;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules before normal switching, on a switch with three stations. */
class PipelineRuleTest {

    private static final IpAddress ASKED = IpAddress.parse("10.0.0.9");
    private static final long SHARED = 0x0A58A9FE0001L;

    private final Simulation simulation = new Simulation(1);
    private final Network network = new Network(simulation);
    private final Switch bridge = network.add(new Switch(simulation, "sw", SwitchParams.DEFAULTS));
    private final Station a = station("a");
    private final Station b = station("b");
    private final Station c = station("c");

    private Station station(String name) {
        Station station =
                network.add(new Station(name, 0xFA163E000001L + bridge.ports().size(), simulation::nowNanos));
        BridgePort port = bridge.addPort(name, PortVlans.access(0));
        network.connect(station.port(), port.port(), LinkParams.INSTANT);
        return station;
    }

    private static PipelineRule to(Set<Long> destinations, boolean learns, Integer... ports) {
        return new PipelineRule(
                Set.of(), -1, Set.of(), destinations, null, null, Action.OUTPUT, List.of(ports), learns);
    }

    private void at(String time, Station from, Frame frame) {
        simulation.at(Durations.parse(time), Phase.TRAFFIC, () -> from.port().send(frame, 0));
    }

    private void run() {
        simulation.runUntil(Durations.parse("10s"), RunLimits.NONE);
    }

    private static Frame raw(long dst, long src) {
        return Frame.of(dst, src, new RawPayload(EtherType.EXPERIMENTAL, 50));
    }

    @Test
    @Covers("bridge.explicit-rule")
    void aFrameThatGoesByARuleTeachesNothingAndIsNotFlooded() {
        bridge.setPipeline(List.of(to(Set.of(SHARED), false, 1)));
        at("1s", a, raw(SHARED, a.mac()));
        run();

        assertThat(b.arrivals()).hasSize(1);
        assertThat(c.arrivals()).isEmpty();
        assertThat(bridge.fdb()).isEmpty();
        assertThat(bridge.floodWindows()).isEmpty();
        assertThat(bridge.ports().get(0).lookups().misses()).isZero();
    }

    @Test
    void aRuleMayTeachAndSkipsThePortTheFrameCameFrom() {
        bridge.setPipeline(List.of(to(Set.of(), true, 0, 1, 2)));
        at("1s", a, raw(SHARED, a.mac()));
        run();

        assertThat(a.arrivals()).isEmpty();
        assertThat(b.arrivals()).hasSize(1);
        assertThat(c.arrivals()).hasSize(1);
        assertThat(bridge.fdbEntry(0, a.mac())).isNotNull();
    }

    @Test
    void theFirstRuleThatMatchesDecides() {
        PipelineRule normal =
                new PipelineRule(Set.of(0), -1, Set.of(), Set.of(), null, null, Action.NORMAL, List.of(), false);
        PipelineRule drop =
                new PipelineRule(Set.of(), -1, Set.of(), Set.of(), null, null, Action.DROP, List.of(), false);
        bridge.setPipeline(List.of(normal, drop));
        at("1s", a, raw(SHARED, a.mac()));
        at("2s", b, raw(SHARED, b.mac()));
        run();

        assertThat(b.arrivals()).hasSize(1);
        assertThat(c.arrivals()).hasSize(1);
        assertThat(a.arrivals()).isEmpty();
        assertThat(bridge.fdb()).hasSize(1);
    }

    @Test
    void aRuleForOneAddressTakesItsRequestsOnly() {
        bridge.setPipeline(List.of(new PipelineRule(
                Set.of(), -1, Set.of(), Set.of(), Carries.ARP_REQUEST, ASKED, Action.OUTPUT, List.of(2), true)));
        IpAddress sender = IpAddress.parse("10.0.0.1");
        at("1s", a, Frame.of(MacAddress.BROADCAST, a.mac(), ArpPacket.request(a.mac(), sender, ASKED)));
        at("2s", a, Frame.of(MacAddress.BROADCAST, a.mac(), ArpPacket.request(a.mac(), sender, sender)));
        run();

        assertThat(b.arrivals()).hasSize(1);
        assertThat(c.arrivals()).hasSize(2);
    }
}
