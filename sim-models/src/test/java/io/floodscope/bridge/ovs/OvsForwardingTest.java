package io.floodscope.bridge.ovs;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.bridge.Station;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.core.UnknownUnicastPolicy;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.LinkParams;
import io.floodscope.rules.Covers;
import io.floodscope.text.Durations;
import org.junit.jupiter.api.Test;

/** What is admitted, flooded, kept apart, policed and lost. */
class OvsForwardingTest {

    private static final long SILENT = 0x001122334455L;

    private OvsLab lab = new OvsLab();
    private OvsBridge bridge = lab.bridge("br-int", OvsBridgeParams.DEFAULTS);

    private Station access(String name) {
        return lab.station(bridge, name, PortVlans.access(4));
    }

    @Test
    @Covers({"ovs.reserved-destination", "ovs.vlan-admission"})
    void reservedDestinationsAndForeignTagsAreDroppedUnlearned() {
        Station a = access("a");
        access("b");
        lab.at("1s", a, OvsLab.raw(0x0180C2000000L, a.mac()));
        lab.at(
                "2s",
                a,
                Frame.tagged(MacAddress.BROADCAST, a.mac(), 9, OvsLab.raw(1, 1).payload()));
        lab.run("3s");

        assertThat(bridge.fdb()).isEmpty();
        assertThat(counter("br-int/a/drop-reserved-destination")).isEqualTo(1);
        assertThat(counter("br-int/a/drop-vlan")).isEqualTo(1);
    }

    @Test
    @Covers({"ovs.flood-vlans", "ovs.floods-unknown"})
    void floodVlansAreNeverLearned() {
        bridge.setFloodVlans(4);
        Station a = access("a");
        Station b = access("b");
        Station c = access("c");
        lab.at("1s", a, OvsLab.raw(b.mac(), a.mac()));
        lab.at("2s", b, OvsLab.raw(a.mac(), b.mac()));
        lab.run("3s");

        assertThat(bridge.fdb()).isEmpty();
        assertThat(c.unwanted()).isEqualTo(2);
    }

    @Test
    @Covers({"ovs.protected-ports", "ovs.no-hairpin"})
    void protectedPortsDoNotTalkToEachOther() {
        Station a = access("a");
        Station b = access("b");
        Station c = access("c");
        bridge.port("a").setProtected(true);
        bridge.port("b").setProtected(true);
        lab.at("1s", b, OvsLab.raw(MacAddress.BROADCAST, b.mac()));
        lab.at("2s", a, OvsLab.raw(b.mac(), a.mac()));
        lab.at("3s", a, OvsLab.raw(MacAddress.BROADCAST, a.mac()));
        lab.at("4s", c, OvsLab.raw(b.mac(), c.mac()));
        lab.run("5s");

        assertThat(b.arrivals()).hasSize(1);
        assertThat(c.arrivals()).hasSize(2);
    }

    @Test
    @Covers("ovs.learning-bypass")
    void explicitDeliveryToAnInstanceDoesNotRefreshTheGateway() {
        Station a = access("a");
        Station gateway = lab.station(bridge, "gw", PortVlans.trunk());
        access("bystander");
        bridge.port("a").addLocalMac(a.mac());
        bridge.port("a").setLearnsOnOutput(false);
        lab.at(
                "1s",
                gateway,
                Frame.tagged(a.mac(), gateway.mac(), 4, OvsLab.raw(1, 1).payload()));
        lab.at("2s", a, OvsLab.raw(gateway.mac(), a.mac()));
        lab.run("3s");

        assertThat(a.arrivals()).hasSize(1);
        assertThat(bridge.fdbEntry(4, gateway.mac())).isNull();
        assertThat(bridge.floodWindows()).hasSize(1);
    }

    @Test
    @Covers("ovs.egress-direct")
    void egressDirectSendsUnknownUnicastOfInstancesToTheUplinkOnly() {
        Station a = access("a");
        Station b = access("b");
        Station uplink = lab.station(bridge, "uplink", PortVlans.trunk());
        bridge.port("a").addLocalMac(a.mac());
        bridge.port("b").addLocalMac(b.mac());
        bridge.setEgressDirect(bridge.port("uplink"));
        lab.at("1s", a, OvsLab.raw(SILENT, a.mac()));
        lab.at("2s", a, OvsLab.raw(b.mac(), a.mac()));
        lab.run("3s");

        assertThat(uplink.arrivals()).hasSize(1);
        assertThat(b.arrivals()).hasSize(1);
        assertThat(bridge.floodWindows()).isEmpty();
    }

    @Test
    void unknownUnicastIsDroppedOrLimitedByPolicy() {
        Station a = access("a");
        Station b = access("b");
        bridge.setUnknownUnicast(UnknownUnicastPolicy.rate(10));
        Frame frame = OvsLab.raw(SILENT, a.mac());
        for (int i = 0; i < 1_000; i++) {
            lab.at(Durations.parse("1s") + i * 10_000_000L, a, frame);
        }
        lab.run("11s");
        assertThat(b.unwanted()).isEqualTo(100);

        bridge.setUnknownUnicast(UnknownUnicastPolicy.DROP);
        lab.at("12s", a, frame);
        lab.run("13s");

        assertThat(b.unwanted()).isEqualTo(100);
        assertThat(counter("br-int/a/drop-unknown-unicast")).isEqualTo(901);
    }

    @Test
    void floodThatSaturatesAPortLosesTheVictimsOwnTraffic() {
        Station sender = access("a");
        Station peer = access("peer");
        Station victim = new Station("victim", OvsLab.mac(99), lab.simulation::nowNanos);
        lab.network.add(victim);
        OvsPort port = bridge.addPort("v", PortVlans.access(4));
        lab.network.connect(victim.port(), port.port(), new LinkParams(0, 64_000, 1_000));
        lab.at("0.5s", victim, OvsLab.raw(MacAddress.BROADCAST, victim.mac()));
        Frame flood = OvsLab.raw(SILENT, sender.mac());
        Frame own = OvsLab.raw(victim.mac(), peer.mac());
        for (int i = 0; i < 1_000; i++) {
            lab.at(Durations.parse("1s") + i * 1_000_000L, sender, flood);
            lab.at(Durations.parse("1.0005s") + i * 1_000_000L, peer, own);
        }
        lab.run("10s");

        long lostOwn = counter("br-int/v/tx-lost-own");
        long arrivedOwn = victim.arrivals().stream()
                .filter(r -> r.frame().dst() == victim.mac())
                .count();
        assertThat(lostOwn).isGreaterThan(100);
        assertThat(lostOwn + arrivedOwn).isEqualTo(1_000);
        assertThat(counter("br-int/v/tx-lost-unwanted")).isGreaterThan(100);
        assertThat(lab.simulation.probes().allSeries())
                .anySatisfy(s -> assertThat(s.name()).isEqualTo("br-int/v/tx-lost-own"));
    }

    @Test
    void policedFramesAreCountedAndNotLearned() {
        Station a = access("a");
        bridge.port("a").setIngressPolicing(8_000, 512);
        lab.at("1s", a, OvsLab.raw(MacAddress.BROADCAST, a.mac()));
        lab.at("1.001s", a, OvsLab.raw(MacAddress.BROADCAST, 0x77));
        lab.run("2s");

        assertThat(bridge.fdbEntry(4, a.mac())).isNotNull();
        assertThat(bridge.fdbEntry(4, 0x77)).isNull();
        assertThat(counter("br-int/a/drop-policed")).isEqualTo(1);
    }

    private long counter(String name) {
        return lab.simulation.probes().counter(name).value();
    }
}
