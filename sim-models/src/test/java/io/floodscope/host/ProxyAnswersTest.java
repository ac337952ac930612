package io.floodscope.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.rules.Covers;
import org.junit.jupiter.api.Test;

/** When and how a host answers for others (pneigh_enqueue, arp_process, ndisc_recv_ns). */
class ProxyAnswersTest {

    private static final IpAddress BEHIND4 = IpAddress.parse("10.8.0.2");
    private static final IpAddress BEHIND6 = IpAddress.parse("fd00:8::2");

    private final Lab lab = new Lab();

    ProxyAnswersTest() {
        HostInterface eth1 = lab.host.addInterface("eth1", Lab.HOST_MAC + 0x100);
        eth1.addAddress(Prefix.parse("10.8.0.1/24"));
        lab.eth0.set(InterfaceTunable.FORWARDING4, 1);
        lab.eth0.set(InterfaceTunable.FORWARDING6, 1);
        lab.eth0.set(InterfaceTunable.PROXY_ARP, 1);
        lab.eth0.set(InterfaceTunable.PROXY_NDP, 1);
        lab.eth0.addProxied(BEHIND6);
    }

    private long arpAnswers() {
        return lab.peer.arps(ArpPacket.REPLY).size();
    }

    private NdPacket question(IpAddress to) {
        return NdPacket.solicitation(Lab.PEER6, to, BEHIND6, Lab.PEER_MAC);
    }

    @Test
    @Covers("arp.proxy")
    void aBroadcastRequestWaitsBelowProxyDelayAndAUnicastOneDoesNot() {
        ArpPacket request = ArpPacket.request(Lab.PEER_MAC, Lab.PEER4, BEHIND4);

        lab.fromPeerAt(1, MacAddress.BROADCAST, request).run(1.001);
        assertThat(arpAnswers()).isZero();
        lab.run(1.801);
        assertThat(arpAnswers()).isEqualTo(1);
        lab.fromPeerAt(3, Lab.HOST_MAC, request).run(3.001);
        assertThat(arpAnswers()).isEqualTo(2);
        assertThat(lab.timeline).containsExactly("STALE 1");
    }

    @Test
    @Covers("nd.proxy")
    void aSolicitationOfTheGroupWaitsAndTheAnswerHasNeitherOverrideNorRouter() {
        IpAddress group = BEHIND6.solicitedNode();

        lab.fromPeerAt(1, group.multicastMac(), question(group)).run(1.001);
        assertThat(lab.peer.nd(NdPacket.Type.NA)).isEmpty();
        lab.run(1.801);
        assertThat(lab.peer.nd(NdPacket.Type.NA)).singleElement().satisfies(answer -> {
            assertThat(answer.target()).isEqualTo(BEHIND6);
            assertThat(answer.linkLayer()).isEqualTo(Lab.HOST_MAC);
            assertThat(answer.solicited()).isTrue();
            assertThat(answer.override() || answer.router()).isFalse();
        });
        lab.fromPeerAt(3, Lab.HOST_MAC, question(BEHIND6)).run(3.001);
        assertThat(lab.peer.nd(NdPacket.Type.NA)).hasSize(2);
    }

    @Test
    @Covers("nd.proxy")
    void duplicateAddressDetectionForAProxiedAddressIsAnsweredWithoutOverride() {
        IpAddress group = BEHIND6.solicitedNode();
        NdPacket probe = NdPacket.solicitation(IpAddress.ANY6, group, BEHIND6, MacAddress.NONE);

        lab.fromPeerAt(1, group.multicastMac(), probe).run(2);

        assertThat(lab.peer.nd(NdPacket.Type.NA)).singleElement().satisfies(answer -> {
            assertThat(answer.dst()).isEqualTo(IpAddress.ALL_NODES6);
            assertThat(answer.solicited() || answer.override()).isFalse();
        });
    }

    @Test
    void oneMoreThanProxyQlenWaitAndTheRestIsDropped() {
        for (int i = 0; i < 100; i++) {
            ArpPacket request = ArpPacket.request(Lab.PEER_MAC + i, Lab.PEER4.plus(i), BEHIND4);
            lab.fromPeerAt(1, MacAddress.BROADCAST, request);
        }

        lab.run(3);

        assertThat(arpAnswers()).isEqualTo(65);
    }

    @Test
    void anAnswerIsNotGivenIfTheHostHasStoppedToAnswerForTheAddress() {
        IpAddress group = BEHIND6.solicitedNode();

        lab.fromPeerAt(1, group.multicastMac(), question(group))
                .at(1.0001, () -> lab.eth0.set(InterfaceTunable.PROXY_NDP, 0))
                .run(3);

        assertThat(lab.peer.nd(NdPacket.Type.NA)).isEmpty();
    }
}
