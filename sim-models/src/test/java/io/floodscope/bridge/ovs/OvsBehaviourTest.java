package io.floodscope.bridge.ovs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floodscope.bridge.Station;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.core.UnknownUnicastPolicy;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Vlan;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.EtherType;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.LinkParams;
import io.floodscope.rules.Covers;
import io.floodscope.text.Durations;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a bridge does beyond the numbered vectors, one rule a test. */
class OvsBehaviourTest {

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

    @Test
    @Covers("ovs.bond-teaches-outside")
    void bondThatFailsOverTeachesTheOutsideTheNewWay() {
        Station a = access("a");
        OvsPort bond = bridge.addBond("bond0", BondMode.ACTIVE_BACKUP, List.of("u1", "u2"), PortVlans.trunk());
        Station u1 = lab.wire(bond.ports().get(0), "u1");
        Station u2 = lab.wire(bond.ports().get(1), "u2");
        lab.at("1s", a, OvsLab.raw(MacAddress.BROADCAST, a.mac()));
        lab.run("2s");
        assertThat(u2.arrivals()).isEmpty();

        lab.network.links().stream()
                .filter(l -> l.a() == u1.port())
                .findFirst()
                .orElseThrow()
                .setUp(false);
        lab.run("3s");

        assertThat(u2.arrivals()).singleElement().satisfies(r -> {
            assertThat(r.frame().src()).isEqualTo(a.mac());
            assertThat(r.frame().vlan()).isEqualTo(4);
            assertThat(r.frame().etherType()).isEqualTo(EtherType.RARP);
        });
    }

    @Test
    @Covers("ovs.bond-admission")
    void activeBackupBondTakesFramesOnTheActiveMemberOnly() {
        Station a = access("a");
        OvsPort bond = bridge.addBond("bond0", BondMode.ACTIVE_BACKUP, List.of("u1", "u2"), PortVlans.trunk());
        Station u1 = lab.wire(bond.ports().get(0), "u1");
        Station u2 = lab.wire(bond.ports().get(1), "u2");
        lab.at("1s", u2, Frame.tagged(a.mac(), u2.mac(), 4, OvsLab.raw(1, 1).payload()));
        lab.run("2s");
        assertThat(a.arrivals()).isEmpty();

        lab.network.links().stream()
                .filter(l -> l.a() == u1.port())
                .findFirst()
                .orElseThrow()
                .setUp(false);
        lab.at("3s", u2, Frame.tagged(a.mac(), u2.mac(), 4, OvsLab.raw(1, 1).payload()));
        lab.run("4s");

        assertThat(a.arrivals()).hasSize(1);
    }

    @Test
    @Covers({"ovs.bond-admission", "ovs.announcement-lock"})
    void slbBondDropsReflectedFrames() {
        Station a = access("a");
        Station b = access("b");
        OvsPort bond = bridge.addBond("bond0", BondMode.BALANCE_SLB, List.of("u1", "u2"), PortVlans.trunk());
        Station u1 = lab.wire(bond.ports().get(0), "u1");
        lab.at("1s", a, OvsLab.raw(MacAddress.BROADCAST, a.mac()));
        lab.at("2s", u1, Frame.tagged(b.mac(), a.mac(), 4, OvsLab.raw(1, 1).payload()));
        lab.run("3s");

        assertThat(b.arrivals()).hasSize(1);
        assertThat(bridge.portNumbered(bridge.fdbEntry(4, a.mac()).port()).name())
                .isEqualTo("a");
        assertThat(counter("br-int/bond0/drop-bond-admission")).isEqualTo(1);
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
    void everyRuleHasATestHereOrAmongThePipelineRules() {
        List<String> covered = Stream.of(OvsBehaviourTest.class, OvsPipelineRulesTest.class)
                .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
                .map(m -> m.getAnnotation(Covers.class))
                .filter(Objects::nonNull)
                .flatMap(c -> Arrays.stream(c.value()))
                .toList();

        assertThat(covered)
                .contains(Arrays.stream(OvsRule.values()).map(OvsRule::id).toArray(String[]::new));
    }

    private long counter(String name) {
        return lab.simulation.probes().counter(name).value();
    }
}
