package io.floodscope.ovn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.floodscope.Seeds;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.rules.Covers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 0 of the specification: resolving, keeping packets, learning, writing. */
class ResolutionTest {

    @Test
    @Covers("ovn.one-request-per-packet")
    void aSilentNextHopUnderOnePacketPerSecondGetsOneRequestPerSecondAndNoneWithoutPackets() {
        OvnLab lab = OvnLab.of("ovn-23.03");
        lab.e1.arpSilent = true;
        lab.pings(0, 1, 60, OvnLab.E1);

        lab.runUntil(120);

        List<Double> requests = lab.e1.requestsFor(OvnLab.E1);
        assertThat(requests).hasSize(60);
        assertThat(requests.get(59)).isCloseTo(59, offset(0.005));
        assertThat(lab.ovn.packetsLost()).isEqualTo(60);
    }

    @ParameterizedTest(name = "{0} keeps the newest {1} packets")
    @CsvSource({"ovn-23.03, 3", "ovn-23.06, 4", "ovn-26.03, 4"})
    @Covers("ovn.buffer-keeps-newest")
    void theNewestPacketsWaitForTheirNextHop(String release, int kept) {
        OvnLab lab = OvnLab.of(release);
        lab.e1.arpSilent = true;
        lab.pings(0, 0.3, 2.1, OvnLab.E1);
        lab.at(3, () -> lab.e1.gratuitous(ArpPacket.REQUEST, OvnLab.E1));

        lab.runUntil(6);

        List<Long> newest = new ArrayList<>();
        for (long seq = 8 - kept; seq <= 7; seq++) {
            newest.add(seq);
        }
        assertThat(lab.e1.delivered.keySet()).containsExactlyElementsOf(newest);
        assertThat(lab.e1.delivered.values()).allSatisfy(t -> assertThat(t).isBetween(3.0, 3.2));
        assertThat(lab.ovn.packetsLost()).isEqualTo(7 - kept);
    }

    @ParameterizedTest(name = "the owner speaks after {0} s: delivered {1}")
    @CsvSource({"5, true", "9.9, true", "10.1, false", "13, false"})
    @Covers("ovn.buffer-life")
    void aPacketWaitsTenSeconds(double after, boolean delivered) {
        OvnLab lab = OvnLab.of("ovn-23.03");
        lab.e1.arpSilent = true;
        lab.pingAt(0, OvnLab.E1, 1);
        lab.at(after, () -> lab.e1.arp(ArpPacket.REPLY, OvnLab.E1, OvnLab.ROUTER, OvnLab.ROUTER_MAC));

        lab.runUntil(20);

        assertThat(lab.e1.delivered.containsKey(1L)).isEqualTo(delivered);
    }

    @Test
    @Covers("ovn.buffer-life")
    void onePacketEverySecondKeepsTheNewestThreeAliveForEver() {
        OvnLab lab = OvnLab.of("ovn-23.03");
        lab.e1.arpSilent = true;
        lab.pings(0, 1, 100, OvnLab.E1);
        lab.at(99.5, () -> lab.e1.arp(ArpPacket.REPLY, OvnLab.E1, OvnLab.ROUTER, OvnLab.ROUTER_MAC));

        lab.runUntil(110);

        assertThat(lab.e1.delivered.keySet()).containsExactly(98L, 99L, 100L);
    }

    @Test
    void aBurstOfTenToAnAnsweringOwnerMakesTenRequestsAndLosesSeven() {
        Seeds.check(20, seed -> {
            OvnLab lab = new OvnLab(OvnLab.config("ovn-23.03"), seed);
            for (int i = 1; i <= 10; i++) {
                lab.pingAt(0, OvnLab.E1, i);
            }

            lab.runUntil(2);

            assertThat(lab.e1.requestsFor(OvnLab.E1)).hasSize(10);
            assertThat(lab.e1.delivered.keySet()).containsExactly(8L, 9L, 10L);
            assertThat(lab.m1.answered).hasSize(3);
            assertThat(lab.ovn.packetsLost()).isEqualTo(7);
        });
    }

    @Test
    void anIpv6NextHopIsSolicitedFromTheLinkLocalAddress() {
        OvnLab lab = OvnLab.of("ovn-23.03");
        lab.pingAt(0, OvnLab.E1_V6, 1);

        lab.runUntil(1);

        Frame ns = lab.e1.heard.get(0).frame();
        NdPacket packet = (NdPacket) ns.payload();
        assertThat(packet.src()).isEqualTo(IpAddress.linkLocalOf(OvnLab.ROUTER_MAC));
        assertThat(ns.dst()).isEqualTo(OvnLab.E1_V6.solicitedNode().multicastMac());
        assertThat(lab.row(OvnLab.E1_V6)).isNotNull();
        assertThat(lab.m1.answered).containsOnlyKeys(1L);
    }

    /** What teaches a row: form, to whom, release, always_learn_from_arp_request, learned. */
    @ParameterizedTest(name = "{0} to {1} under {2}, always_learn={3}: learned {4}")
    @CsvSource({
        "reply,     router,    ovn-23.03, true,  true",
        "reply,     broadcast, ovn-23.03, true,  true",
        "request,   router,    ovn-23.03, true,  true",
        "request,   other,     ovn-23.03, true,  true",
        "gratuitous-request, broadcast, ovn-23.03, true, true",
        "gratuitous-reply,   broadcast, ovn-23.03, true, true",
        "request,   router,    ovn-23.03, false, true",
        "request,   other,     ovn-23.03, false, false",
        "gratuitous-request, broadcast, ovn-23.03, false, false",
        "gratuitous-reply,   broadcast, ovn-23.03, false, true",
        "data,      router,    ovn-23.03, true,  false",
        "reply,     router,    ovn-2018,  true,  true",
        "request,   router,    ovn-2018,  true,  false",
        "gratuitous-request, broadcast, ovn-2018, true, false"
    })
    @Covers("ovn.selective-learning")
    void whatTeachesARow(String form, String to, String release, boolean always, boolean learned) {
        OvnLab lab = OvnLab.of(release);
        lab.lr0.setAlwaysLearnFromArpRequest(always);
        IpAddress target = "other".equals(to) ? IpAddress.parse("172.16.0.77") : OvnLab.ROUTER;
        long dst = "router".equals(to) && "reply".equals(form) ? OvnLab.ROUTER_MAC : MacAddress.BROADCAST;
        lab.at(0, () -> {
            switch (form) {
                case "reply" -> lab.e1.arp(ArpPacket.REPLY, OvnLab.E1, target, dst);
                case "request" -> lab.e1.arp(ArpPacket.REQUEST, OvnLab.E1, target, MacAddress.BROADCAST);
                case "gratuitous-request" -> lab.e1.gratuitous(ArpPacket.REQUEST, OvnLab.E1);
                case "gratuitous-reply" -> lab.e1.gratuitous(ArpPacket.REPLY, OvnLab.E1);
                default -> lab.e1.send(IpAddress.parse("10.0.0.11"), IpPacket.Kind.ECHO_REPLY, 1);
            }
        });

        lab.runUntil(1);

        assertThat(lab.row(OvnLab.E1) != null).isEqualTo(learned);
    }

    @Test
    @Covers("ovn.selective-learning")
    void selectiveLearningStillTakesANewMacOfAKnownAddress() {
        OvnLab lab = OvnLab.of("ovn-23.03");
        lab.lr0.setAlwaysLearnFromArpRequest(false);
        lab.pingAt(0, OvnLab.E1, 1);
        lab.at(1, () -> lab.e2.gratuitous(ArpPacket.REQUEST, OvnLab.E1));

        lab.runUntil(2);

        assertThat(lab.row(OvnLab.E1).mac()).isEqualTo(OvnLab.E2_MAC);
    }

    @Test
    @Covers("ovn.known-pair-filtered")
    void aKnownPairNeverTouchesTheRow() {
        OvnLab lab = OvnLab.of("ovn-23.03", 12);
        lab.pingAt(0, OvnLab.E1, 1);
        lab.at(4, () -> lab.e1.gratuitous(ArpPacket.REQUEST, OvnLab.E1));
        lab.at(6, () -> lab.e1.arp(ArpPacket.REQUEST, OvnLab.E1, OvnLab.ROUTER, MacAddress.BROADCAST));
        lab.at(8, () -> lab.e1.arp(ArpPacket.REPLY, OvnLab.E1, OvnLab.ROUTER, OvnLab.ROUTER_MAC));

        lab.runUntil(15);

        assertThat(lab.changes).extracting(OvnLab.Change::op).containsExactly("insert", "delete");
        assertThat(lab.times("delete", OvnLab.E1).get(0)).isCloseTo(12.01, offset(0.03));
    }

    @Test
    @Covers("ovn.request-reaches-its-target")
    void aRequestForOneRouterTeachesTheOtherNothing() {
        OvnLab lab = OvnLab.of("ovn-23.03");
        LogicalRouterPort second = lab.secondRouter(0);
        lab.at(0, () -> lab.e1.arp(ArpPacket.REQUEST, OvnLab.E1, IpAddress.parse("172.16.0.2"), MacAddress.BROADCAST));
        lab.at(1, () -> lab.e2.arp(ArpPacket.REQUEST, OvnLab.E2, IpAddress.parse("172.16.0.99"), MacAddress.BROADCAST));

        lab.runUntil(2);

        assertThat(lab.row(OvnLab.E1)).isNull();
        assertThat(lab.ovn.bindings().find(second, OvnLab.E1)).isNotNull();
        assertThat(lab.row(OvnLab.E2)).isNotNull();
        assertThat(lab.ovn.bindings().find(second, OvnLab.E2)).isNotNull();
    }

    @Test
    @Covers("ovn.own-addresses-not-learned")
    void routersMakeNoRowsOfOneAnothersAnnouncements() {
        OvnLab lab = OvnLab.of("ovn-23.03");
        LogicalRouterPort second = lab.secondRouter(0);
        lab.at(0, () -> second.bindTo(lab.ch1, true));
        lab.at(0, () -> lab.port.bindTo(lab.ch1, true));

        lab.runUntil(60);

        assertThat(lab.ovn.bindings().size()).isZero();
        assertThat(lab.ovn.ruleHits()).contains(OvnRule.OWN_ADDRESSES_NOT_LEARNED);
    }

    @Test
    @Covers({"ovn.unicast-written-at-once", "ovn.broadcast-written-later"})
    void unicastIsWrittenWithinMillisecondsAndBroadcastUpToFiftyLater() {
        List<Double> broadcast = new ArrayList<>();
        Seeds.check(200, seed -> {
            OvnLab lab = new OvnLab(OvnLab.config("ovn-23.03"), seed);
            lab.at(0, () -> lab.e1.arp(ArpPacket.REPLY, OvnLab.E1, OvnLab.ROUTER, OvnLab.ROUTER_MAC));
            lab.at(1, () -> lab.e2.gratuitous(ArpPacket.REQUEST, OvnLab.E2));
            lab.runUntil(2);
            assertThat(lab.times("insert", OvnLab.E1).get(0)).isBetween(0.001, 0.010);
            broadcast.add(lab.times("insert", OvnLab.E2).get(0) - 1);
        });

        assertThat(broadcast).allSatisfy(t -> assertThat(t).isBetween(0.001, 0.060));
        double mean =
                broadcast.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        assertThat(mean).as("uniform over 1..50 ms plus latency").isBetween(0.0245, 0.0345);
    }

    @Test
    void aFurtherTeachingPacketReplacesThePendingMacAndDoesNotRestartTheTime() {
        OvnLab lab = OvnLab.of("ovn-23.03");
        lab.at(0, () -> {
            lab.e1.gratuitous(ArpPacket.REQUEST, OvnLab.VIP);
            lab.e2.gratuitous(ArpPacket.REQUEST, OvnLab.VIP);
        });

        lab.runUntil(1);

        assertThat(lab.changes).hasSize(1);
        assertThat(lab.row(OvnLab.VIP).mac()).isEqualTo(OvnLab.E2_MAC);
    }

    @Test
    @Covers("ovn.rows-go-with-port")
    void rowsOfADeletedPortGoAtOnce() {
        OvnLab lab = OvnLab.of("ovn-23.03");
        LogicalRouterPort second = lab.secondRouter(0);
        lab.at(0, () -> lab.e1.gratuitous(ArpPacket.REQUEST, OvnLab.E1));
        lab.at(3, () -> second.router().deletePort(second));

        lab.runUntil(4);

        assertThat(lab.ovn.bindings().rows()).extracting(MacBinding::port).containsExactly(lab.port);
        assertThat(lab.allTimes("delete")).containsExactly(3.0);
    }

    @Test
    void whileTheControllerIsDownKnownNextHopsWorkAndUnknownOnesAreNotAskedFor() {
        OvnLab lab = OvnLab.of("ovn-23.03");
        lab.pingAt(0, OvnLab.E1, 1);
        lab.at(1, () -> lab.ch1.controller().stop());
        lab.pingAt(2, OvnLab.E1, 2);
        lab.pingAt(2, OvnLab.E2, 3);
        lab.at(3, () -> lab.ch1.controller().start());
        lab.pingAt(6, OvnLab.E2, 4);

        lab.runUntil(8);

        assertThat(lab.m1.answered.keySet()).containsExactly(1L, 2L, 4L);
        assertThat(lab.e2.requestsFor(OvnLab.E2)).hasSize(1);
    }

    @Test
    void localnetFramesCarryTheConfiguredTagBothWays() {
        OvnLab lab = OvnLab.of("ovn-23.03");
        lab.ext.setLocalnet("physnet", 100, false);
        lab.e1.vlan = 100;
        lab.pingAt(0, OvnLab.E1, 1);

        lab.runUntil(1);

        assertThat(lab.e1.heard.get(0).frame().vlan()).isEqualTo(100);
        assertThat(lab.m1.answered).containsOnlyKeys(1L);
    }

    @Test
    void aNextHopBehindAStaticRouteIsResolvedInsteadOfTheDestination() {
        OvnLab lab = OvnLab.of("ovn-23.03");
        IpAddress far = IpAddress.parse("198.51.100.5");
        lab.e1.owned.add(far);
        lab.lr0.addRoute(Prefix.parse("198.51.100.0/24"), OvnLab.E1);
        lab.pingAt(0, far, 1);

        lab.runUntil(1);

        assertThat(lab.row(OvnLab.E1)).isNotNull();
        assertThat(lab.row(far)).isNull();
        assertThat(lab.m1.answered).containsOnlyKeys(1L);
    }

    @Test
    void anInstanceOnAnotherChassisReachesTheWorldThroughTheGatewayChassis() {
        OvnLab lab = new OvnLab(OvnLab.config("ovn-26.03"), 1, List.of("ch1", "ch2"));
        LabHost m2 =
                lab.network.add(new LabHost(lab.simulation, "m2", 0x02_00_00_00_01_12L, OvnLab.INNER_MAC, "10.0.0.12"));
        Vif vif = lab.ovn
                .chassis()
                .get(1)
                .addVif(lab.ovn.logicalSwitch("ls0"), "m2", m2.mac, List.of(IpAddress.parse("10.0.0.12")));
        lab.network.connect(vif.port(), m2.port, io.floodscope.net.link.LinkParams.INSTANT);
        lab.at(0, () -> m2.ping(OvnLab.E1, 1));
        lab.at(1, () -> m2.ping(IpAddress.parse("10.0.0.11"), 2));

        lab.runUntil(2);

        assertThat(m2.answered.keySet()).containsExactly(1L, 2L);
    }
}
