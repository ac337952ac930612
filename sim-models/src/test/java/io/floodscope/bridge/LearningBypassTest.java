package io.floodscope.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.bridge.core.BridgePort;
import io.floodscope.bridge.core.PipelineRule;
import io.floodscope.bridge.core.PipelineRule.Action;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.linux.LinuxBridge;
import io.floodscope.engine.Phase;
import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.EtherType;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.RawPayload;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import io.floodscope.result.Cause;
import io.floodscope.result.Mark;
import io.floodscope.text.Durations;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whether a bridge that floods tells a silent destination from one whose frames pass without teaching it. */
class LearningBypassTest {

    private static final long AGING = 15_000_000_000L;

    private final Simulation simulation = new Simulation(1);
    private final Network network = new Network(simulation);
    private final LinuxBridge bridge = network.add(new LinuxBridge(simulation, "br0", false, AGING));
    private final Station client = station("client");
    private final Station server = station("server");
    private final Station other = station("other");

    private Station station(String name) {
        Station station =
                network.add(new Station(name, 0xFA163E000001L + bridge.ports().size(), simulation::nowNanos));
        BridgePort port = bridge.addPort(name, PortVlans.trunk());
        network.connect(station.port(), port.port(), LinkParams.INSTANT);
        return station;
    }

    private void send(String time, Station from, long dst) {
        Frame frame = Frame.of(dst, from.mac(), new RawPayload(EtherType.EXPERIMENTAL, 50));
        simulation.at(Durations.parse(time), Phase.TRAFFIC, () -> from.port().send(frame, 0));
    }

    private Cause causeAfter(String until) {
        simulation.runUntil(Durations.parse(until), RunLimits.NONE);
        return bridge.floodWindows().stream()
                .filter(w -> w.dstMac().equals(MacAddress.format(server.mac())))
                .reduce((first, second) -> second)
                .orElseThrow()
                .cause();
    }

    private void outputToTheClientPastLearning() {
        bridge.setPipeline(List.of(new PipelineRule(
                Set.of(), -1, Set.of(), Set.of(client.mac()), null, null, Action.OUTPUT, List.of(0), false)));
    }

    @Test
    void framesThatARulePassesOnAreNotSilence() {
        outputToTheClientPastLearning();
        send("1s", server, MacAddress.BROADCAST);
        send("10s", server, client.mac());
        send("15s", server, client.mac());
        send("20s", client, server.mac());
        Cause cause = causeAfter("21s");

        assertThat(other.arrivals()).hasSize(2);
        assertThat(cause.id()).isEqualTo("C.learning-bypassed");
        assertThat(cause.text())
                .contains("it expired at 16s, last taught at 1s")
                .endsWith("keep coming in on server: a rule outputs them past the normal action");
        assertThat(cause.chain()).extracting(Mark::kind).containsExactly("fdb-learned", "fdb-bypassed", "fdb-expired");
        assertThat(cause.chain()).extracting(Mark::timeNanos).contains(Durations.parse("10s"));
    }

    @Test
    void aPortThatDoesNotLearnBypassesItToo() {
        bridge.ports().get(1).setLearning(false);
        send("1s", server, client.mac());
        send("2s", client, server.mac());
        Cause cause = causeAfter("3s");

        assertThat(cause.id()).isEqualTo("C.learning-bypassed");
        assertThat(cause.text())
                .contains("nothing ever taught the address")
                .endsWith("learning is off where they pass");
    }

    @Test
    void aBypassThatIsOlderThanTheAgingTimeDoesNotExcuseSilence() {
        outputToTheClientPastLearning();
        send("1s", server, MacAddress.BROADCAST);
        send("4s", server, client.mac());
        send("20s", client, server.mac());

        assertThat(causeAfter("21s").id()).isEqualTo("A.silent-destination-mac");
    }
}
