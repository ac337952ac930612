package io.floodscope.ovn;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.rules.Covers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What teaches rows beyond the tables of the specification: each case was seen on OVN 23.03.1 and 26.03.1, unless it says otherwise. */
class TeachingTest {

    private static final IpAddress SECOND = IpAddress.parse("172.16.0.2");
    private static final long SECOND_MAC = 0x02_00_00_00_00_03L;

    @ParameterizedTest(name = "sender {0}: a request teaches {1}, a reply always")
    @CsvSource({
        "10.9.9.9,        false",
        "172.16.1.5,      false",
        "10.0.0.1,        false",
        "0.0.0.0,         false",
        "255.255.255.255, false",
        "172.16.0.0,      true",
        "172.16.0.255,    true",
        "172.16.0.1,      true"
    })
    @Covers("ovn.sender-in-network")
    void onlyRequestsAreHeldToThePortsNetworks(String sender, boolean byRequest) {
        IpAddress ip = IpAddress.parse(sender);
        for (String release : new String[] {"ovn-23.03", "ovn-26.03"}) {
            OvnLab asked = OvnLab.of(release);
            asked.at(
                    0, () -> asked.e1.arp(ArpPacket.REQUEST, ip, IpAddress.parse("172.16.0.77"), MacAddress.BROADCAST));
            asked.runUntil(1);
            assertThat(asked.row(ip) != null).as("request").isEqualTo(byRequest);

            OvnLab answered = OvnLab.of(release);
            answered.at(0, () -> answered.e1.arp(ArpPacket.REPLY, ip, OvnLab.ROUTER, OvnLab.ROUTER_MAC));
            answered.runUntil(1);
            assertThat(answered.row(ip)).as("reply").isNotNull();
        }
    }

    @Test
    @Covers("ovn.request-reaches-its-target")
    void aGratuitousRequestForARoutersAddressReachesAndTeachesThatRouterOnly() {
        OvnLab lab = OvnLab.of("ovn-23.03");
        LogicalRouterPort second = lab.secondRouter(0);
        lab.at(0, () -> lab.e1.gratuitous(ArpPacket.REQUEST, SECOND));
        lab.runUntil(1);
        assertThat(lab.row(SECOND)).isNull();
        assertThat(lab.ovn.bindings().find(second, SECOND)).isNotNull();
        assertThat(lab.e1.heard)
                .as("the owner answers it")
                .anySatisfy(h -> assertThat(h.frame().src()).isEqualTo(SECOND_MAC));

        lab.at(1, () -> lab.e1.gratuitous(ArpPacket.REPLY, SECOND));
        lab.runUntil(2);
        assertThat(lab.row(SECOND)).as("a broadcast reply reaches every router").isNotNull();
    }

    @Test
    @Covers("ovn.own-addresses-not-learned")
    void aRowThatAStrangerTaughtForAnotherRoutersAddressIsNotUsed() {
        OvnLab lab = OvnLab.of("ovn-23.03");
        lab.secondRouter(0);
        lab.at(0, () -> lab.e1.gratuitous(ArpPacket.REPLY, SECOND));
        lab.pingAt(1, SECOND, 1);

        lab.runUntil(2);

        assertThat(lab.row(SECOND)).isNotNull();
        assertThat(lab.e1.delivered).isEmpty();
    }

    @Test
    @Covers("ovn.request-reaches-its-target")
    void aUnicastRequestToOneRouterForTheOthersAddressTeachesNobody() {
        OvnLab lab = OvnLab.of("ovn-23.03");
        LogicalRouterPort second = lab.secondRouter(0);
        IpAddress asking = IpAddress.parse("172.16.0.90");
        lab.at(0, () -> lab.e1.arp(ArpPacket.REQUEST, asking, OvnLab.ROUTER, SECOND_MAC));

        lab.runUntil(1);

        assertThat(lab.row(asking)).isNull();
        assertThat(lab.ovn.bindings().find(second, asking)).isNull();
    }

    @Test
    @Covers("ovn.request-reaches-its-target")
    void aUnicastReplyTeachesTheRouterItIsSentTo() {
        OvnLab lab = OvnLab.of("ovn-23.03");
        LogicalRouterPort second = lab.secondRouter(0);
        lab.at(0, () -> lab.e1.arp(ArpPacket.REPLY, OvnLab.E1, OvnLab.ROUTER, SECOND_MAC));

        lab.runUntil(1);

        assertThat(lab.row(OvnLab.E1)).isNull();
        assertThat(lab.ovn.bindings().find(second, OvnLab.E1)).isNotNull();
    }

    @Test
    @Covers("ovn.static-binding")
    void aStaticBindingIsNeverAskedForAndMakesNoRow() {
        OvnLab lab = OvnLab.of("ovn-23.03", 6);
        lab.port.addStaticBinding(OvnLab.E1, OvnLab.E1_MAC);
        lab.pings(0, 1, 16, OvnLab.E1);
        lab.at(3, () -> lab.e1.gratuitous(ArpPacket.REQUEST, OvnLab.E1));

        lab.runUntil(17);

        assertThat(lab.m1.answered).hasSize(16);
        assertThat(lab.e1.requestsFor(OvnLab.E1)).isEmpty();
        assertThat(lab.changes).isEmpty();
    }

    @Test
    @Covers("ovn.static-binding")
    void anotherMacThanTheStaticOneTeachesARowThatGoesBeforeItWhileItLives() {
        OvnLab lab = OvnLab.of("ovn-23.03", 8);
        lab.port.addStaticBinding(OvnLab.E1, OvnLab.E2_MAC);
        lab.e2.owned.add(OvnLab.E1);
        lab.at(0.5, () -> lab.e1.arp(ArpPacket.REQUEST, OvnLab.E1, OvnLab.ROUTER, MacAddress.BROADCAST));
        lab.at(2.5, () -> lab.e2.arp(ArpPacket.REQUEST, OvnLab.E1, OvnLab.ROUTER, MacAddress.BROADCAST));
        lab.pingAt(4, OvnLab.E1, 1);
        lab.pingAt(12, OvnLab.E1, 2);

        lab.runUntil(13);

        assertThat(lab.changes).extracting(OvnLab.Change::op).containsExactly("insert", "delete");
        assertThat(lab.changes.get(0).mac())
                .as("the static pair itself is filtered")
                .isEqualTo(OvnLab.E1_MAC);
        assertThat(lab.e1.delivered).containsKey(1L);
        assertThat(lab.e2.delivered).as("the row is gone").containsKey(2L);
    }

    /** From the flow tables of 23.03.1 and 26.03.2, not seen. */
    @ParameterizedTest(name = "always_learn_from_arp_request={0}")
    @ValueSource(booleans = {true, false})
    @Covers("ovn.selective-learning")
    void solicitationsTeachNothingNewWithoutAlwaysLearnNotEvenThoseForTheRouter(boolean always) {
        OvnLab lab = OvnLab.of("ovn-23.03");
        lab.lr0.setAlwaysLearnFromArpRequest(always);
        IpAddress router = IpAddress.parse("fd00:172::1");
        IpAddress group = router.solicitedNode();
        NdPacket ns = NdPacket.solicitation(OvnLab.E1_V6, group, router, OvnLab.E1_MAC);
        lab.at(0, () -> lab.e1.port.send(Frame.of(group.multicastMac(), OvnLab.E1_MAC, ns), 0));

        lab.runUntil(1);

        assertThat(lab.row(OvnLab.E1_V6) != null).isEqualTo(always);
    }
}
