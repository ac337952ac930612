package io.floodscope.bridge.ovs;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.bridge.Station;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Vlan;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.rules.Covers;
import io.floodscope.text.Durations;
import org.junit.jupiter.api.Test;

/** What the datapath's flow cache does to learning and to decisions. */
class OvsFlowCacheTest {

    private static final long SILENT = 0x001122334455L;

    private OvsLab lab = new OvsLab();
    private OvsBridge bridge = lab.bridge("br-int", OvsBridgeParams.DEFAULTS);

    private Station access(String name) {
        return lab.station(bridge, name, PortVlans.access(4));
    }

    @Test
    @Covers({"ovs.refresh-at-dump", "ovs.whole-second-expiry"})
    void laterFramesOfAFlowRefreshOnlyWithTheDump() {
        Station a = access("a");
        Frame frame = OvsLab.raw(MacAddress.BROADCAST, SILENT);
        lab.at("10s", a, frame);
        lab.at("14.99s", a, frame);
        lab.run("14.999s");
        assertThat(bridge.fdbEntry(4, SILENT).refreshedNanos()).isEqualTo(Durations.parse("10s"));
        lab.run("15.6s");

        assertThat(bridge.fdbEntry(4, SILENT).refreshedNanos())
                .isBetween(Durations.parse("14.99s"), Durations.parse("15.5s"));
    }

    @Test
    @Covers("ovs.flow-idles-out")
    void frameAfterMaxIdleIsAnUpcallAndRefreshesAtOnce() {
        Station a = access("a");
        Frame frame = OvsLab.raw(MacAddress.BROADCAST, SILENT);
        lab.at("1s", a, frame);
        lab.at("20.25s", a, frame);
        lab.run("20.25s");

        assertThat(bridge.fdbEntry(4, SILENT).refreshedNanos()).isEqualTo(Durations.parse("20.25s"));
    }

    @Test
    @Covers("ovs.kernel-correction-delay")
    void kernelDatapathFollowsALearnedAddressOnlyAfterTheNextDump() {
        lab = new OvsLab(OvsProfile.OVS_3, DatapathType.KERNEL);
        bridge = lab.bridge("br-int", OvsBridgeParams.DEFAULTS);
        Station a = access("a");
        Station b = access("b");
        Station c = access("c");
        Frame towards = OvsLab.raw(SILENT, b.mac());
        for (int ms = 1_000; ms < 3_000; ms++) {
            lab.at(ms * 1_000_000L, b, towards);
        }
        lab.at("2.0005s", a, OvsLab.raw(MacAddress.BROADCAST, SILENT));
        lab.run("3s");

        long lastFlooded = c.arrivals().stream()
                .filter(r -> r.frame().dst() == SILENT)
                .mapToLong(Station.Arrival::timeNanos)
                .max()
                .orElseThrow();
        assertThat(lastFlooded).isBetween(Durations.parse("2.001s"), Durations.parse("2.51s"));
    }

    @Test
    @Covers("ovs.revalidation")
    void userspaceDatapathFollowsWithinAMillisecond() {
        Station a = access("a");
        Station b = access("b");
        Station c = access("c");
        Frame towards = OvsLab.raw(SILENT, b.mac());
        for (int ms = 1_000; ms < 3_000; ms++) {
            lab.at(ms * 1_000_000L, b, towards);
        }
        lab.at("2.0005s", a, OvsLab.raw(MacAddress.BROADCAST, SILENT));
        lab.run("3s");

        assertThat(c.unwanted()).isEqualTo(1_001);
    }

    /**
     * Seen on OVS 3.1: the move makes all flows be looked at again, and a frame that the old port's flow had seen since the
     * last dump is accounted then, after the move. So the address goes back to where it came from.
     */
    @Test
    void frameNotYetAccountedTakesAMoveBack() {
        Station a = access("a");
        Station b = access("b");
        access("c");
        Frame frame = OvsLab.raw(MacAddress.BROADCAST, SILENT);
        lab.at("1s", a, frame);
        lab.at("1.9s", b, OvsLab.raw(MacAddress.BROADCAST, SILENT + 1));
        lab.at("2.1s", a, frame);
        lab.at("2.2s", b, frame);
        lab.run("2.3s");

        assertThat(bridge.fdbEntry(4, SILENT).port()).isEqualTo(bridge.port("a").number());
        assertThat(bridge.statistics().moved()).isEqualTo(2);
    }

    /** Seen on OVS 3.1: a gratuitous reply after a gratuitous request is a flow of its own, so it teaches at once. */
    @Test
    void gratuitousReplyDoesNotRideOnTheFlowOfARequest() {
        Station a = access("a");
        Station b = access("b");
        lab.at("1s", a, OvsLab.announcement(ArpPacket.REQUEST, SILENT, Vlan.UNTAGGED));
        lab.at("2s", b, OvsLab.raw(MacAddress.BROADCAST, SILENT));
        lab.at("3.1s", a, OvsLab.announcement(ArpPacket.REPLY, SILENT, Vlan.UNTAGGED));
        lab.run("3.11s");

        assertThat(bridge.fdbEntry(4, SILENT).port()).isEqualTo(bridge.port("a").number());
    }
}
