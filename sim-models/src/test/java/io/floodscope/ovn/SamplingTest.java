package io.floodscope.ovn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.rules.Covers;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sections 2.3 and 2.4 of the specification: refresh from sampled flows, with and without probes. */
class SamplingTest {

    /** Samples at 2.5 s, 5.5 s, 8.5 s, ... as in the table of section 2.4. */
    private static OvnLab t16() {
        OvnLab lab = OvnLab.of("ovn-26.03", 16);
        long[] instants = new long[60];
        for (int i = 0; i < instants.length; i++) {
            instants[i] = 2_500_000_000L + i * 3_000_000_000L;
        }
        lab.ch1.controller().sampler().script(instants);
        return lab;
    }

    private static List<Double> requests(OvnLab lab, IpAddress ip) {
        return lab.e1.requestsFor(ip);
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of(
                        "both ways, 2/s",
                        action(lab -> lab.pings(0, 0.5, 45, OvnLab.E1)),
                        List.of(5.5, 8.5, 11.5, 14.5, 17.5, 20.5, 23.5, 26.5, 29.5, 32.5, 35.5, 38.5, 41.5, 44.5),
                        List.of(0.0),
                        List.of()),
                Arguments.of(
                        "one ping, host alive",
                        action(lab -> lab.pingAt(0, OvnLab.E1, 1)),
                        List.of(8.5, 11.5, 14.5, 17.5, 20.5),
                        List.of(0.0, 5.5),
                        List.of(36.5)),
                Arguments.of(
                        "one ping, host silent",
                        action(lab -> {
                            lab.pingAt(0, OvnLab.E1, 1);
                            lab.at(1, () -> lab.e1.arpSilent = true);
                        }),
                        List.of(),
                        List.of(0.0, 5.5, 8.5, 11.5, 14.5),
                        List.of(16.0)),
                Arguments.of(
                        "taught by the host's request, never used; request at 5 s, reply at 10 s",
                        action(lab -> {
                            lab.e1.arpSilent = true;
                            lab.at(
                                    0,
                                    () -> lab.e1.arp(
                                            ArpPacket.REQUEST, OvnLab.E1, OvnLab.ROUTER, MacAddress.BROADCAST));
                            lab.at(5, () -> lab.e1.gratuitous(ArpPacket.REQUEST, OvnLab.E1));
                            lab.at(10, () -> lab.e1.gratuitous(ArpPacket.REPLY, OvnLab.E1));
                        }),
                        List.of(11.5, 14.5, 17.5, 20.5, 23.5),
                        List.of(5.5, 8.5),
                        List.of(39.5)));
    }

    private static Consumer<OvnLab> action(Consumer<OvnLab> action) {
        return action;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    @Covers({"ovn.heard-flow-refreshes", "ovn.never-hit-flow", "ovn.send-flow-probes"})
    void rowsOfTheTableForT16(
            String traffic, Consumer<OvnLab> action, List<Double> refreshes, List<Double> asked, List<Double> deleted) {
        OvnLab lab = t16();
        action.accept(lab);

        lab.runUntil(45);

        assertThat(lab.times("refresh", OvnLab.E1)).containsExactlyElementsOf(refreshes);
        near(requests(lab, OvnLab.E1), asked);
        near(lab.times("delete", OvnLab.E1), deleted);
    }

    private static void near(List<Double> found, List<Double> expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(found.get(i)).isCloseTo(expected.get(i), offset(0.07));
        }
    }

    @Test
    void dataOnlyFromTheHostKeepsTheRowWithoutAnyRequest() {
        OvnLab lab = t16();
        lab.at(0, () -> lab.e1.arp(ArpPacket.REPLY, OvnLab.E1, OvnLab.ROUTER, OvnLab.ROUTER_MAC));
        for (int i = 0; i < 120; i++) {
            lab.at(0.5 + 0.5 * i, () -> lab.e1.send(IpAddress.parse("10.0.0.11"), IpPacket.Kind.ECHO_REPLY, 9));
        }

        lab.runUntil(60);

        assertThat(requests(lab, OvnLab.E1)).isEmpty();
        assertThat(lab.times("delete", OvnLab.E1)).isEmpty();
        assertThat(lab.times("refresh", OvnLab.E1)).startsWith(5.5, 8.5, 11.5);
    }

    @Test
    void dataOnlyToTheHostIsCarriedByProbesEveryEighteenSeconds() {
        OvnLab lab = t16();
        lab.e1.echoSilent = true;
        lab.pings(0, 0.5, 60, OvnLab.E1);

        lab.runUntil(60);

        assertThat(lab.times("delete", OvnLab.E1)).isEmpty();
        near(requests(lab, OvnLab.E1), List.of(0.0, 5.5, 23.5, 41.5, 59.5));
        assertThat(lab.times("refresh", OvnLab.E1))
                .as("one gap of two samples")
                .contains(20.5, 26.5)
                .doesNotContain(23.5);
    }

    @Test
    void aDefaultGatewayIsKeptByProbesOnlyForItsPacketsCarryOtherSources() {
        OvnLab lab = t16();
        IpAddress far = IpAddress.parse("198.51.100.5");
        lab.e1.owned.add(far);
        lab.lr0.addRoute(Prefix.parse("198.51.100.0/24"), OvnLab.E1);
        lab.pings(0, 0.5, 40, far);

        lab.runUntil(40);

        near(requests(lab, OvnLab.E1), List.of(0.0, 5.5, 23.5));
        assertThat(lab.times("delete", OvnLab.E1)).isEmpty();
    }

    @Test
    void aDeathUnderTrafficIsNoticedUpToTwiceTLater() {
        OvnLab lab = t16();
        lab.pings(0, 1, 45, OvnLab.E1);
        lab.at(6.2, () -> lab.e1.dead = true);

        lab.runUntil(45);

        assertThat(lab.times("refresh", OvnLab.E1)).containsExactly(5.5, 8.5, 11.5, 14.5, 17.5, 20.5);
        assertThat(lab.times("delete", OvnLab.E1).get(0)).isCloseTo(36.5, offset(0.05));
        near(
                requests(lab, OvnLab.E1),
                List.of(0.0, 23.5, 26.5, 29.5, 32.5, 35.5, 37.0, 38.0, 39.0, 40.0, 41.0, 42.0, 43.0, 44.0));
    }

    @Test
    void anUnannouncedMoveUnderTrafficIsFoundByAProbe() {
        OvnLab lab = t16();
        lab.e1.owned.add(OvnLab.VIP);
        lab.pings(0, 1, 30, OvnLab.VIP);
        lab.at(3.5, () -> {
            lab.e1.owned.remove(OvnLab.VIP);
            lab.e2.owned.add(OvnLab.VIP);
        });

        lab.runUntil(30);

        assertThat(lab.times("refresh", OvnLab.VIP)).startsWith(5.5, 8.5, 11.5, 14.5, 17.5);
        assertThat(lab.times("mac-change", OvnLab.VIP).get(0)).isCloseTo(20.5, offset(0.02));
        assertThat(lab.times("delete", OvnLab.VIP)).isEmpty();
    }

    @Test
    void ipv6ProbesComeFromTheGlobalAddressAndTheAdvertisementCounts() {
        OvnLab lab = t16();
        lab.pingAt(0, OvnLab.E1_V6, 1);

        lab.runUntil(40);

        List<IpAddress> senders = lab.e1.heard.stream()
                .filter(h -> h.frame().payload() instanceof NdPacket nd && nd.type() == NdPacket.Type.NS)
                .map(h -> ((NdPacket) h.frame().payload()).src())
                .toList();
        assertThat(senders).containsExactly(IpAddress.linkLocalOf(OvnLab.ROUTER_MAC), IpAddress.parse("fd00:172::1"));
        assertThat(lab.times("refresh", OvnLab.E1_V6)).containsExactly(8.5, 11.5, 14.5, 17.5, 20.5);
    }

    @Test
    void r23RefreshesUsedRowsAtThreeQuartersOfT() {
        OvnLab lab = OvnLab.of("ovn-23.09", 20);
        lab.pings(0, 0.5, 80, OvnLab.E1);

        lab.runUntil(80);

        assertThat(lab.times("delete", OvnLab.E1))
                .as("too young at 15 s, gone at 20 s; again too young at 30 s, gone at 40 s")
                .hasSize(2);
        assertThat(lab.times("refresh", OvnLab.E1))
                .as("caught by the right phase")
                .containsExactly(60.0, 75.0);
    }

    @Test
    void r23AnUnusedRowIsRefreshedOnceAndLivesAtLeastOneAndThreeQuartersOfT() {
        OvnLab lab = OvnLab.of("ovn-23.09", 20);
        lab.pingAt(14, OvnLab.E1, 1);

        lab.runUntil(100);

        assertThat(lab.times("refresh", OvnLab.E1))
                .as("age 16 at 30 s, idle age below T")
                .containsExactly(30.0);
        assertThat(lab.times("delete", OvnLab.E1).get(0) - 14).isCloseTo(36, offset(0.05));
    }

    @Test
    void r23TrafficOnlyTowardsTheHostDoesNotCount() {
        OvnLab lab = OvnLab.of("ovn-23.09", 20);
        lab.e1.echoSilent = true;
        lab.pings(0, 0.5, 100, OvnLab.E1);

        lab.runUntil(100);

        assertThat(lab.times("delete", OvnLab.E1)).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void theBrokenReleasesNeverRefresh() {
        OvnLab lab = OvnLab.of("ovn-24.03.5", 20);
        lab.pings(0, 0.5, 65, OvnLab.E1);

        lab.runUntil(65);

        assertThat(lab.times("refresh", OvnLab.E1)).isEmpty();
        assertThat(lab.times("delete", OvnLab.E1)).hasSize(3);
    }
}
