package io.floodscope.bridge.ovs;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.bridge.Station;
import io.floodscope.bridge.core.PipelineRule;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.rules.Covers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules before NORMAL, whose flows the datapath caches unless they read ARP. */
class OvsPipelineRulesTest {

    private final OvsLab lab = new OvsLab();
    private final OvsBridge bridge = lab.bridge("br-int", OvsBridgeParams.DEFAULTS);

    private Station station(String name) {
        return lab.station(bridge, name, PortVlans.access(4));
    }

    @Test
    @Covers("ovs.explicit-output")
    void aRuleThatReadsArpSeesEveryFrameOfItThoughFlowsAreCached() {
        Station a = station("a");
        Station b = station("b");
        Station c = station("c");
        IpAddress asked = IpAddress.parse("10.0.4.9");
        bridge.setRules(List.of(new PipelineRule(
                Set.of(),
                -1,
                Set.of(),
                Set.of(),
                PipelineRule.Carries.ARP_REQUEST,
                asked,
                PipelineRule.Action.OUTPUT,
                List.of(bridge.port("b").number()),
                false)));
        IpAddress sender = IpAddress.parse("10.0.4.1");
        for (String[] each : new String[][] {{"1s", "10.0.4.9"}, {"1.1s", "10.0.4.8"}, {"1.2s", "10.0.4.9"}}) {
            ArpPacket request = ArpPacket.request(a.mac(), sender, IpAddress.parse(each[1]));
            lab.at(each[0], a, Frame.of(MacAddress.BROADCAST, a.mac(), request));
        }
        lab.run("2s");

        assertThat(b.arrivals()).hasSize(3);
        assertThat(c.arrivals()).hasSize(1);
        assertThat(bridge.port("a").lookups().misses()).isZero();
    }

    @Test
    void aFloodTellsFramesThatARulePassesOnFromSilence() {
        Station client = station("client");
        Station server = station("server");
        station("other");
        bridge.setRules(List.of(new PipelineRule(
                Set.of(),
                -1,
                Set.of(),
                Set.of(client.mac()),
                null,
                null,
                PipelineRule.Action.OUTPUT,
                List.of(bridge.port("client").number()),
                false)));
        IpAddress one = IpAddress.parse("10.0.4.1");
        lab.at("1s", server, Frame.of(client.mac(), server.mac(), ArpPacket.request(server.mac(), one, one)));
        lab.at("2s", client, Frame.of(server.mac(), client.mac(), ArpPacket.request(client.mac(), one, one)));
        lab.run("3s");

        assertThat(bridge.floodWindows())
                .singleElement()
                .satisfies(w -> assertThat(w.cause().id()).isEqualTo("C.learning-bypassed"));
    }
}
