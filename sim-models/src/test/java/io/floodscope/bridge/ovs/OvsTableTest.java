package io.floodscope.bridge.ovs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floodscope.bridge.Station;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Vlan;
import io.floodscope.net.frame.Frame;
import io.floodscope.rules.Covers;
import io.floodscope.text.Durations;
import org.junit.jupiter.api.Test;

/** Moves, aging, static entries and eviction of the table of addresses. */
class OvsTableTest {

    private static final long SILENT = 0x001122334455L;

    private OvsLab lab = new OvsLab();
    private OvsBridge bridge = lab.bridge("br-int", OvsBridgeParams.DEFAULTS);

    private Station access(String name) {
        return lab.station(bridge, name, PortVlans.access(4));
    }

    @Test
    @Covers({"ovs.moves", "ovs.learns-source"})
    void addressSeenOnAnotherPortMovesAtOnce() {
        Station a = access("a");
        Station b = access("b");
        Station c = access("c");
        lab.at("1s", a, OvsLab.raw(MacAddress.BROADCAST, SILENT));
        lab.at("2s", b, OvsLab.raw(MacAddress.BROADCAST, SILENT));
        lab.at("3s", c, OvsLab.raw(SILENT, c.mac()));
        lab.run("4s");

        assertThat(b.arrivals()).extracting(r -> r.frame().dst()).contains(SILENT);
        assertThat(a.arrivals()).extracting(r -> r.frame().dst()).doesNotContain(SILENT);
        assertThat(bridge.statistics().moved()).isEqualTo(1);
        assertThat(bridge.statistics().learned()).isEqualTo(2);
    }

    @Test
    @Covers("ovs.aging-change-shifts")
    void loweringAgingExpiresOldEntriesAtOnce() {
        Station a = access("a");
        lab.at("1s", a, OvsLab.raw(MacAddress.BROADCAST, SILENT));
        lab.run("100s");
        bridge.setAgingSeconds(60);
        lab.run("100.001s");

        assertThat(bridge.fdbEntry(4, SILENT)).isNull();
        assertThat(bridge.statistics().expired()).isEqualTo(1);
    }

    /** Seen on OVS 3.1: only floods ask which ports carry the VLAN; what a table says is done. */
    @Test
    void staticEntryDeliversEvenToAnAccessPortOfAnotherVlan() {
        Station a = access("a");
        Station other = lab.station(bridge, "other", PortVlans.access(9));
        bridge.addStatic(bridge.port("other"), 4, SILENT);
        lab.at("1s", a, OvsLab.raw(SILENT, a.mac()));
        lab.run("2s");

        assertThat(other.arrivals()).singleElement().satisfies(r -> {
            assertThat(r.frame().dst()).isEqualTo(SILENT);
            assertThat(r.frame().vlan()).isEqualTo(Vlan.UNTAGGED);
        });
    }

    @Test
    @Covers({"ovs.static-entries", "ovs.flush"})
    void staticEntriesSurviveTimeFlushAndClaims() {
        Station a = access("a");
        Station b = access("b");
        bridge.addStatic(bridge.port("a"), 4, SILENT);
        lab.at("1s", b, OvsLab.raw(MacAddress.BROADCAST, SILENT));
        lab.run("2s");
        bridge.flushFdb();
        lab.run("5000s");
        assertThat(bridge.portNumbered(bridge.fdbEntry(4, SILENT).port()).name())
                .isEqualTo("a");
        assertThat(FdbPrinter.show(bridge))
                .containsExactly(" port  VLAN  MAC                Age", "    1     4  00:11:22:33:44:55  static");
        assertThat(a.arrivals()).hasSize(1);

        bridge.removePort(bridge.port("a"));

        assertThat(bridge.fdb()).isEmpty();
    }

    @Test
    @Covers("ovs.fair-eviction")
    void evictionIsNamedAsTheCauseOfAFlood() {
        bridge.setTableSize(10);
        Station a = access("a");
        Station b = access("b");
        for (int i = 0; i < 11; i++) {
            lab.at(Durations.parse("1s") + i, a, OvsLab.raw(MacAddress.BROADCAST, 0x100 + i));
        }
        lab.at("2s", b, OvsLab.raw(0x100, b.mac()));
        lab.run("3s");

        assertThat(bridge.floodWindows()).singleElement().satisfies(w -> {
            assertThat(w.cause().id()).isEqualTo("H.table-full");
            assertThat(w.cause().text()).contains("evicted at 1");
        });
    }

    @Test
    void oldVersionsHaveNeitherStaticEntriesNorStatistics() {
        lab = new OvsLab(OvsProfile.named("ovs-2.5"), DatapathType.USERSPACE);
        bridge = lab.bridge("br-int", OvsBridgeParams.DEFAULTS);
        access("a");

        assertThat(bridge.statistics().maximum()).isEqualTo(2_048);
        assertThatThrownBy(() -> bridge.addStatic(bridge.port("a"), 4, SILENT)).hasMessageContaining("ovs-2.5");
        assertThatThrownBy(() -> FdbPrinter.statistics(bridge)).hasMessageContaining("stats-show");
        assertThatThrownBy(() -> OvsProfile.named("ovs-9")).hasMessageContaining("ovs-9");
    }

    @Test
    @Covers("ovs.patch-ports")
    void bridgesOfAPatchChainForgetApart() {
        OvsBridge bond = lab.bridge("br-bond", OvsBridgeParams.DEFAULTS.withAgingSeconds(1_800));
        Station a = access("a");
        access("bystander");
        Station uplink = lab.station(bond, "uplink", PortVlans.trunk());
        Station other = lab.station(bond, "other", PortVlans.access(4));
        lab.ovs.patch(bridge, bond);
        lab.at(
                "1s",
                uplink,
                Frame.tagged(MacAddress.BROADCAST, SILENT, 4, OvsLab.raw(1, 1).payload()));
        lab.at("400s", a, OvsLab.raw(SILENT, a.mac()));
        lab.run("401s");

        assertThat(bridge.floodWindows()).hasSize(1);
        assertThat(bond.floodWindows()).isEmpty();
        assertThat(other.unwanted()).isZero();
        assertThat(uplink.arrivals()).hasSize(1);
    }
}
