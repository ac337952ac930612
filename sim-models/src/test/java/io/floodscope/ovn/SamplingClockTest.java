package io.floodscope.ovn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.rules.Covers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a chassis samples, and whom it asks then, as OVN 25.03.0 and 26.03.1 were seen to. */
class SamplingClockTest {

    private static void near(List<Double> found, Double... expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found.get(i)).isCloseTo(expected[i], offset(0.01));
        }
    }

    /** A lab whose host at 172.16.0.101 was learned and is silent, so that every sample asks for it. */
    private static OvnLab silentHost(long seconds) {
        OvnLab lab = OvnLab.of("ovn-26.03", seconds);
        lab.pingAt(0, OvnLab.E1, 1);
        lab.at(1, () -> lab.e1.arpSilent = true);
        return lab;
    }

    @Test
    @Covers("ovn.samples-at-once")
    void theFirstSampleComesAPeriodAfterTheFirstThreshold() {
        OvnLab lab = silentHost(0);
        lab.at(10, () -> lab.lr0.setThresholds(AgeThresholds.ofSeconds(32)));

        lab.runUntil(25);

        near(lab.e1.requestsFor(OvnLab.E1), 0.0, 16.018, 22.018);
    }

    @Test
    @Covers("ovn.samples-at-once")
    void aMuchLowerThresholdSamplesAtOnceAndKeepsTheNewPeriod() {
        OvnLab lab = silentHost(28);
        lab.at(4, () -> lab.lr0.setThresholds(AgeThresholds.ofSeconds(8)));

        lab.runUntil(33);

        near(lab.e1.requestsFor(OvnLab.E1), 0.0, 4.018, 5.518, 7.018, 8.518);
        assertThat(lab.times("delete", OvnLab.E1).get(0))
                .as("held back by the wake-up of the old threshold")
                .isCloseTo(28.01, offset(0.04));
    }

    @Test
    @Covers("ovn.samples-at-once")
    void anotherThresholdCountsItsPeriodFromTheLastSample() {
        OvnLab lab = silentHost(32);
        lab.at(6.5, () -> lab.lr0.setThresholds(AgeThresholds.ofSeconds(16)));
        lab.at(9.5, () -> lab.lr0.setThresholds(AgeThresholds.ofSeconds(48)));

        lab.runUntil(20);

        near(lab.e1.requestsFor(OvnLab.E1), 0.0, 6.018, 9.018, 18.018);
    }

    @Test
    void aRestartedControllerCountsItsPeriodAnew() {
        OvnLab lab = silentHost(32);
        lab.at(7, () -> lab.ch1.controller().stop());
        lab.at(14, () -> lab.ch1.controller().start());

        lab.runUntil(28);

        near(lab.e1.requestsFor(OvnLab.E1), 0.0, 6.018, 20.018, 26.018);
    }

    @Test
    void aScriptGoesOnAfterARestartWithTheNextInstant() {
        OvnLab lab = silentHost(16);
        lab.ch1.controller().sampler().script(new long[] {4_000_000_000L, 9_000_000_000L, 12_000_000_000L});
        lab.at(5, () -> lab.ch1.controller().stop());
        lab.at(8, () -> lab.ch1.controller().start());

        lab.runUntil(14);

        near(lab.e1.requestsFor(OvnLab.E1), 0.0, 4.0, 9.0, 12.0);
    }

    @Test
    @Covers("ovn.send-flow-probes")
    void release2503AsksForIpv6RowsByArpForNobody() {
        OvnLab lab = OvnLab.of("ovn-25.03", 16);
        lab.pingAt(0, OvnLab.E1_V6, 1);
        lab.e1.echoSilent = true;
        lab.at(0.5, () -> lab.e1.arpSilent = true);
        lab.pings(1, 1, 60, OvnLab.E1_V6);

        lab.runUntil(28);

        assertThat(lab.e1.requestsFor(IpAddress.ANY4)).isNotEmpty();
        assertThat(lab.e1.heard.stream()
                        .filter(h -> h.frame().payload() instanceof NdPacket nd && nd.type() == NdPacket.Type.NS))
                .as("the first packet's solicitation")
                .hasSize(1);
    }

    @Test
    @Covers("ovn.send-flow-probes")
    void fromRelease26032OnRowsOutsideThePortsNetworksAreNotAskedFor() {
        IpAddress outside = IpAddress.parse("10.9.9.9");
        OvnLab before = taughtOutside("ovn-26.03.0", outside);
        OvnLab now = taughtOutside("ovn-26.03", outside);

        assertThat(before.e1.requestsFor(outside)).isNotEmpty();
        assertThat(now.e1.requestsFor(outside)).isEmpty();
    }

    private static OvnLab taughtOutside(String release, IpAddress outside) {
        OvnLab lab = OvnLab.of(release, 16);
        lab.at(0, () -> lab.e1.arp(ArpPacket.REPLY, outside, OvnLab.ROUTER, OvnLab.ROUTER_MAC));
        return lab.runUntil(15);
    }

    @Test
    @Covers("ovn.send-flow-probes")
    void release2609AsksTheStoredMacTwiceAndThenEverybody() {
        OvnLab lab = OvnLab.of("ovn-26.09", 16);
        lab.at(3.5, () -> lab.e1.arpSilent = true);
        lab.at(3.5, () -> lab.e1.echoSilent = true);
        lab.pings(0, 0.5, 45, OvnLab.E1);

        lab.runUntil(33);

        List<Boolean> toAll = lab.e1.heard.stream()
                .filter(h -> h.frame().payload() instanceof ArpPacket arp && arp.op() == ArpPacket.REQUEST)
                .map(h -> h.frame().isGroupAddressed())
                .toList();
        assertThat(lab.times("refresh", OvnLab.E1))
                .last()
                .satisfies(t -> assertThat(t).isCloseTo(18, offset(0.02)));
        assertThat(toAll)
                .as("the first packet's request; at 21 and 24 s to the host, at 27, 30 and 33 s to all")
                .startsWith(true, false, false, true, true);
    }

    @Test
    @Covers("ovn.never-hit-flow")
    void release2609CountsWhatCameInTheFirstSecondOfAFlow() {
        assertThat(refreshesAfterOnePing("ovn-26.09")).hasSize(5);
        assertThat(refreshesAfterOnePing("ovn-26.03")).isEmpty();
    }

    /** Of a host that was heard once, right after its row was made, and keeps silent. */
    private static List<Double> refreshesAfterOnePing(String release) {
        OvnLab lab = OvnLab.of(release, 16);
        lab.pingAt(0, OvnLab.E1, 1);
        lab.at(0.5, () -> lab.e1.arpSilent = true);
        return lab.runUntil(40).times("refresh", OvnLab.E1);
    }

    @Test
    @Covers("ovn.heard-flow-refreshes")
    void release2609HearsRequestsAndAsksOnlyForRowsThatWereSentTo() {
        assertThat(afterARequest("ovn-26.09").times("refresh", OvnLab.E1))
                .as("the request at 3.4 s counts for 16 s")
                .last()
                .satisfies(t -> assertThat(t).isCloseTo(18, offset(0.02)));
        assertThat(afterARequest("ovn-26.09").e1.requestsFor(OvnLab.E1))
                .as("the packet had to wait for the row")
                .hasSize(1);
        assertThat(afterARequest("ovn-26.03").e1.requestsFor(OvnLab.E1)).hasSizeGreaterThan(1);
    }

    private static OvnLab afterARequest(String release) {
        OvnLab lab = OvnLab.of(release, 16);
        lab.pingAt(0, OvnLab.E1, 1);
        lab.at(3.4, () -> lab.e1.arp(ArpPacket.REQUEST, OvnLab.E1, OvnLab.ROUTER, MacAddress.BROADCAST));
        lab.at(3.5, () -> lab.e1.arpSilent = true);
        return lab.runUntil(30);
    }
}
