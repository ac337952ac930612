package io.floodscope.bridge.ovs;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.bridge.Station;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.fdb.MacEntry;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.text.Durations;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The numbered test vectors of the OVS specification, section 8: aging 300 s, clock offset 0. */
class OvsSpecVectorsTest {

    private static final long SILENT = 0x001122334455L;

    private final OvsLab lab = new OvsLab();
    private final OvsBridge bridge = lab.bridge("br-int", OvsBridgeParams.DEFAULTS);
    private final Station a = lab.station(bridge, "a", PortVlans.access(4));
    private final Station b = lab.station(bridge, "b", PortVlans.access(4));
    private final Station c = lab.station(bridge, "c", PortVlans.access(4));

    @Test
    void vector1EntryLearnedAt10IsGoneAt310() {
        lab.at("10s", a, OvsLab.raw(MacAddress.BROADCAST, SILENT));
        lab.at("309.999s", b, OvsLab.raw(SILENT, b.mac()));
        lab.at("310s", b, OvsLab.raw(SILENT, b.mac()));

        lab.run("309.9999s");
        assertThat(c.unwanted()).isZero();
        lab.run("311s");

        assertThat(c.unwanted()).isEqualTo(1);
        assertThat(bridge.floodWindows()).singleElement().satisfies(w -> {
            assertThat(w.startNanos()).isEqualTo(Durations.parse("310s"));
            assertThat(w.unwantedCopies()).isEqualTo(2);
            assertThat(w.cause().text()).contains("expired at 310s").contains("silent since 10s");
        });
    }

    @Test
    void vector2LearnedLateInASecondLivesShorter() {
        lab.at("10.9s", a, OvsLab.raw(MacAddress.BROADCAST, SILENT));

        lab.run("309.999999s");
        assertThat(bridge.fdbEntry(4, SILENT)).isNotNull();
        lab.run("310s");

        assertThat(bridge.fdbEntry(4, SILENT)).isNull();
    }

    @Test
    void vector3SteadySourceIsRefreshedAtDumpsOnly() {
        Frame frame = OvsLab.raw(b.mac(), SILENT);
        for (int i = 0; i <= 900; i++) {
            lab.at(Durations.parse("10s") + i * 100_000_000L, a, frame);
        }

        lab.run("399.999s");
        MacEntry entry = bridge.fdbEntry(4, SILENT);
        assertThat(entry).isNotNull();
        assertThat(entry.refreshedNanos()).isBetween(Durations.parse("100s"), Durations.parse("100.5s"));
        lab.run("400s");

        assertThat(bridge.fdbEntry(4, SILENT)).isNull();
    }

    @Test
    void vector4And5AgingIsClamped() {
        bridge.setAgingSeconds(5);
        assertThat(bridge.effectiveAgingSeconds()).isEqualTo(15);
        assertThat(bridge.warnings()).singleElement().asString().contains("5 s").contains("15 s");
        bridge.setAgingSeconds(7_200);

        assertThat(bridge.effectiveAgingSeconds()).isEqualTo(3_600);
    }

    @Test
    void vector6RaisingAgingRescuesOldEntries() {
        lab.at("0s", a, OvsLab.raw(MacAddress.BROADCAST, SILENT));
        lab.run("299s");
        bridge.setAgingSeconds(1_800);

        lab.run("1799.999s");
        assertThat(bridge.fdbEntry(4, SILENT)).isNotNull();
        lab.run("1800s");

        assertThat(bridge.fdbEntry(4, SILENT)).isNull();
    }

    @Test
    void vector7DestinationOnTheInputPortIsDropped() {
        lab.at("1s", a, OvsLab.raw(MacAddress.BROADCAST, SILENT));
        lab.run("2s");
        long before = b.arrivals().size();
        lab.at("3s", a, OvsLab.raw(SILENT, a.mac()));
        lab.run("4s");

        assertThat(b.arrivals()).hasSize((int) before);
        assertThat(counter("br-int/a/drop-hairpin")).isEqualTo(1);
        assertThat(counter("br-int/forwarding/unicast-frames")).isZero();
        assertThat(counter("br-int/forwarding/flooded-frames")).isZero();
    }

    @Test
    void vector8VlansAgeApart() {
        Station d = lab.station(bridge, "d", PortVlans.access(9));
        lab.at("1s", a, OvsLab.raw(MacAddress.BROADCAST, SILENT));
        lab.at("100s", d, OvsLab.raw(MacAddress.BROADCAST, SILENT));
        lab.run("301s");

        assertThat(bridge.fdbEntry(4, SILENT)).isNull();
        assertThat(bridge.fdbEntry(9, SILENT)).isNotNull();
    }

    @Test
    void vector9FullTableEvictsFromTheLargestPort() {
        bridge.setTableSize(10);
        for (int i = 0; i < 8; i++) {
            lab.at(Durations.parse("1s") + i, a, OvsLab.raw(MacAddress.BROADCAST, 0x100 + i));
        }
        for (int i = 0; i < 3; i++) {
            lab.at(Durations.parse("2s") + i, b, OvsLab.raw(MacAddress.BROADCAST, 0x200 + i));
        }
        lab.run("3s");

        assertThat(bridge.fdbEntry(4, 0x100)).isNull();
        assertThat(bridge.fdbEntry(4, 0x101)).isNotNull();
        assertThat(bridge.fdbEntry(4, 0x202)).isNotNull();
        assertThat(bridge.statistics().evicted()).isEqualTo(1);
    }

    @Test
    void vector10TrafficTowardsAnAddressDoesNotKeepIt() {
        lab.at("0s", a, OvsLab.raw(MacAddress.BROADCAST, SILENT));
        Frame towards = OvsLab.raw(SILENT, b.mac());
        for (int i = 1; i < 301_000; i++) {
            lab.at(i * 1_000_000L, b, towards);
        }
        lab.run("301s");

        assertThat(bridge.floodWindows())
                .singleElement()
                .satisfies(w -> assertThat(w.startNanos()).isEqualTo(Durations.parse("300s")));
    }

    @Test
    void vector11And12ReflectedAnnouncementIsIgnoredWhileLocked() {
        OvsPort bond = bridge.addBond("bond0", BondMode.BALANCE_SLB, List.of("u1", "u2"), PortVlans.trunk());
        Station u1 = lab.wire(bond.ports().get(0), "u1");
        lab.wire(bond.ports().get(1), "u2");
        lab.at("0s", a, OvsLab.announcement(SILENT));
        lab.at("3s", u1, OvsLab.announcement(SILENT, 4));
        lab.run("4s");
        assertThat(portOf(SILENT)).isEqualTo("a");

        lab.at("6s", u1, OvsLab.announcement(SILENT, 4));
        lab.run("7s");

        assertThat(portOf(SILENT)).isEqualTo("bond0");
    }

    @Test
    void vector13OneCopyPerOtherPortOfTheVlan() {
        OvsLab fresh = new OvsLab();
        OvsBridge big = fresh.bridge("br-int", OvsBridgeParams.DEFAULTS);
        OvsBridge bond = fresh.bridge("br-bond", OvsBridgeParams.DEFAULTS);
        Station sender = fresh.station(big, "p0", PortVlans.access(4));
        for (int i = 1; i < 50; i++) {
            fresh.station(big, "p" + i, PortVlans.access(4));
        }
        fresh.ovs.patch(big, bond);
        fresh.at("1s", sender, OvsLab.raw(SILENT, sender.mac()));
        fresh.run("2s");

        assertThat(big.floodWindows()).singleElement().satisfies(w -> {
            assertThat(w.copies()).isEqualTo(50);
            assertThat(w.unwantedCopies()).isEqualTo(49);
        });
    }

    private String portOf(long mac) {
        return bridge.portNumbered(bridge.fdbEntry(4, mac).port()).name();
    }

    private long counter(String name) {
        return lab.simulation.probes().counter(name).value();
    }
}
