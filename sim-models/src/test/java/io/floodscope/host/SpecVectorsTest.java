package io.floodscope.host;

import static io.floodscope.host.Lab.HOST4;
import static io.floodscope.host.Lab.HOST6;
import static io.floodscope.host.Lab.HOST_MAC;
import static io.floodscope.host.Lab.OTHER_MAC;
import static io.floodscope.host.Lab.PEER4;
import static io.floodscope.host.Lab.PEER6;
import static io.floodscope.host.Lab.PEER_MAC;
import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.host.neigh.KernelProfile;
import io.floodscope.host.neigh.NeighborAdmin;
import io.floodscope.host.neigh.NeighborEntry;
import io.floodscope.host.neigh.NeighborState;
import io.floodscope.host.neigh.NeighborTunable;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.rules.Covers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The test vectors of spec linux-neighbour, section 10, by number: default values, exact timers, RT fixed to 30 s. */
class SpecVectorsTest {

    private static final ArpPacket REPLY = reply(PEER_MAC);
    private static final ArpPacket REPLY_OTHER = reply(OTHER_MAC);
    private static final ArpPacket GRATUITOUS_OTHER = ArpPacket.request(OTHER_MAC, PEER4, PEER4);

    private static ArpPacket reply(long mac) {
        return new ArpPacket(ArpPacket.REPLY, mac, PEER4, HOST_MAC, HOST4);
    }

    @Test
    @DisplayName("1: first packet, reply 1 ms later: INCOMPLETE, REACHABLE, STALE 30 s after the reply")
    @Covers({"neigh.send-resolves", "neigh.reachable-to-stale", "neigh.queue-flushed"})
    void vector1() {
        Lab lab = new Lab().datagramAt(0).run(300);

        assertThat(lab.timeline).containsExactly("INCOMPLETE 0", "REACHABLE 0.001", "STALE 30.001");
    }

    @Test
    @DisplayName("2: one datagram to a STALE entry: DELAY, one unicast probe 5 s later, REACHABLE, STALE")
    @Covers({"neigh.stale-use-starts-delay", "neigh.delay-to-probe"})
    void vector2() {
        Lab lab = new Lab().datagramAt(0).datagramAt(100).run(300);

        assertThat(lab.timeline.subList(3, 7))
                .containsExactly("DELAY 100", "PROBE 105", "REACHABLE 105.001", "STALE 135.001");
        assertThat(lab.peer.unicastRequests()).isEqualTo(1);
    }

    @Test
    @DisplayName("3: TCP progress a second into DELAY: REACHABLE without a probe, from the confirmation on")
    @Covers("neigh.delay-confirmed")
    void vector3() {
        Lab lab = new Lab().datagramAt(0).datagramAt(100);
        lab.at(101, () -> lab.entry(false).confirm()).run(300);

        assertThat(lab.timeline.subList(3, 6)).containsExactly("DELAY 100", "REACHABLE 105", "STALE 131");
        assertThat(lab.peer.unicastRequests()).isZero();
    }

    @Test
    @DisplayName("4: the peer is dead: probes at 105, 106, 107, FAILED 108; the next packet asks by broadcast")
    @Covers({"neigh.probe-again", "neigh.probes-exhausted", "neigh.probe-order"})
    void vector4() {
        Lab lab = new Lab().datagramAt(0);
        lab.at(50, () -> lab.peer.alive = false)
                .datagramAt(100)
                .datagramAt(108.5)
                .run(300);

        assertThat(lab.timeline.subList(3, 8))
                .containsExactly("DELAY 100", "PROBE 105", "FAILED 108", "INCOMPLETE 108.5", "FAILED 111.5");
        assertThat(lab.peer.unicastRequests()).isEqualTo(3);
        assertThat(lab.peer.broadcastRequests()).isEqualTo(1 + 3);
    }

    @Test
    @DisplayName("5: a unicast reply with the known MAC makes STALE REACHABLE")
    @Covers("arp.unicast-reply-confirms")
    void vector5() {
        Lab lab = new Lab().datagramAt(0).fromPeerAt(200, HOST_MAC, REPLY).run(300);

        assertThat(lab.timeline.subList(3, 5)).containsExactly("REACHABLE 200", "STALE 230");
    }

    @Test
    @DisplayName("6: a reply with another MAC within locktime is refused and confirms the old one all the same")
    @Covers({"arp.locktime", "neigh.confirm-before-refusal"})
    void vector6() {
        Lab lab = new Lab()
                .datagramAt(9.999)
                .fromPeerAt(10.5, HOST_MAC, REPLY_OTHER)
                .run(11);

        NeighborEntry entry = lab.entry(false);
        assertThat(entry.mac()).isEqualTo(PEER_MAC);
        assertThat(entry.state()).isEqualTo(NeighborState.REACHABLE);
        assertThat(entry.confirmed()).isEqualTo(Lab.seconds(10.5));
    }

    @ParameterizedTest
    @CsvSource({"11, false", "11.001, true"})
    @DisplayName("6 to 7: exactly one lock time after the update is still within it")
    @Covers("arp.locktime")
    void locktimeIsStrict(double seconds, boolean taken) {
        Lab lab = new Lab()
                .datagramAt(9.999)
                .fromPeerAt(seconds, HOST_MAC, REPLY_OTHER)
                .run(12);

        assertThat(lab.entry(false).mac()).isEqualTo(taken ? OTHER_MAC : PEER_MAC);
    }

    @Test
    @DisplayName("7: the same after locktime changes the MAC and keeps REACHABLE")
    @Covers({"neigh.address-changed", "neigh.updated-moves"})
    void vector7() {
        Lab lab = new Lab()
                .datagramAt(9.999)
                .fromPeerAt(12, HOST_MAC, REPLY_OTHER)
                .run(13);

        NeighborEntry entry = lab.entry(false);
        assertThat(entry.mac()).isEqualTo(OTHER_MAC);
        assertThat(entry.state()).isEqualTo(NeighborState.REACHABLE);
        assertThat(entry.updated()).isEqualTo(Lab.seconds(12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-4.14", "linux-6.x"})
    @DisplayName("8: a gratuitous request with another MAC is taken at any time: STALE, confirmed 60 s ago")
    @Covers("arp.gratuitous-overrides")
    void vector8(String kernel) {
        Lab lab = lab(kernel)
                .datagramAt(9.999)
                .fromPeerAt(10.5, MacAddress.BROADCAST, GRATUITOUS_OTHER)
                .run(11);

        NeighborEntry entry = lab.entry(false);
        assertThat(entry.mac()).isEqualTo(OTHER_MAC);
        assertThat(entry.state()).isEqualTo(NeighborState.STALE);
        assertThat(entry.confirmed()).isEqualTo(Lab.seconds(10.5 - 60));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-2.6", "linux-3.10"})
    @DisplayName("9: before 4.13 it is ignored within a second of the last update, and restarts that second")
    void vector9(String kernel) {
        Lab lab = lab(kernel).datagramAt(9.999);
        for (double t = 10.5; t < 15; t += 0.9) {
            lab.fromPeerAt(t, MacAddress.BROADCAST, GRATUITOUS_OTHER);
        }
        lab.run(15);

        assertThat(lab.entry(false).mac()).isEqualTo(PEER_MAC);
        assertThat(lab.entry(false).state()).isEqualTo(NeighborState.REACHABLE);
    }

    @Test
    @DisplayName("10: a STALE entry on a host with 10 entries is never removed (gc_thresh1)")
    @Covers("neigh.gc-early-exit")
    void vector10() {
        Lab lab = lab("linux-4.14").datagramAt(0);
        many(lab, 9);
        lab.run(86_400);

        assertThat(lab.entry(false).state()).isEqualTo(NeighborState.STALE);
    }

    @Test
    @DisplayName(
            "11: linux-2.6 without pinned routes: used 30, runs at multiples of 15 s: removed at 105, first after 90")
    @Covers("neigh.gc-periodic")
    void vector11() {
        Lab lab = lab("linux-2.6");
        lab.machine.ipv4().setFirstPeriodicRun(Lab.seconds(15));
        lab.datagramAt(0).at(30, () -> lab.entry(false).confirm());
        lab.at(31, () -> lab.machine.ipv4().flushRouteCache()).run(200);

        assertThat(lab.timeline).last().isEqualTo("DELETED 105");
    }

    @Test
    @DisplayName("12: the same on linux-6.x with 200 entries: removed by the run at exactly 90")
    void vector12() {
        Lab lab = lab("linux-6.x");
        lab.machine.ipv4().setFirstPeriodicRun(Lab.seconds(15));
        lab.datagramAt(0)
                .at(29.9, () -> many(lab, 199))
                .at(30, () -> lab.entry(false).confirm())
                .run(200);

        assertThat(lab.timeline).contains("DELETED 90");
        assertThat(lab.entry(false)).isNull();
    }

    @Test
    @DisplayName("13: 1,024 REACHABLE entries: a new next hop is refused and counted")
    @Covers("neigh.table-full")
    void vector13() {
        Lab lab = new Lab();
        for (int i = 0; i < 1024; i++) {
            NeighborAdmin.put(
                    lab.neighbors(false),
                    NeighborAdmin.Verb.ADD,
                    IpAddress.parse("10.9.8.0").plus(i),
                    OTHER_MAC,
                    NeighborState.REACHABLE,
                    false,
                    false);
        }
        lab.datagramAt(6).run(7);

        assertThat(lab.machine.ipv4().tableFulls()).isEqualTo(1);
        assertThat(lab.entry(false)).isNull();
        assertThat(lab.peer.received()).isEmpty();
    }

    @Test
    @DisplayName("14: IPv6, NA with S but not O and another MAC: the old MAC is kept, STALE")
    @Covers({"neigh.weak-override-demotes", "nd.advertisement"})
    void vector14() {
        NdPacket advert = NdPacket.advertisement(PEER6, HOST6, PEER6, OTHER_MAC, false, true, false);
        Lab lab = new Lab().datagram6At(0).fromPeerAt(5, HOST_MAC, advert).run(6);

        assertThat(lab.entry(true).mac()).isEqualTo(PEER_MAC);
        assertThat(lab.entry(true).state()).isEqualTo(NeighborState.STALE);
    }

    @Test
    @DisplayName("15: IPv6, an NA does not revive a FAILED entry; in IPv4 a unicast reply does")
    @Covers("nd.failed-ignored")
    void vector15() {
        NdPacket advert = NdPacket.advertisement(PEER6, HOST6, PEER6, PEER_MAC, false, true, true);
        Lab lab = new Lab();
        lab.peer.alive = false;
        lab.datagramAt(0)
                .datagram6At(0)
                .fromPeerAt(5, HOST_MAC, advert)
                .fromPeerAt(5, HOST_MAC, REPLY)
                .run(6);

        assertThat(lab.entry(true).state()).isEqualTo(NeighborState.FAILED);
        assertThat(lab.entry(false).state()).isEqualTo(NeighborState.REACHABLE);
    }

    private static Lab lab(String kernel) {
        return new Lab(KernelProfile.byName(kernel).orElseThrow());
    }

    private static void many(Lab lab, int count) {
        for (int i = 0; i < count; i++) {
            NeighborAdmin.put(
                    lab.neighbors(false),
                    NeighborAdmin.Verb.REPLACE,
                    IpAddress.parse("10.9.1.0").plus(i),
                    OTHER_MAC,
                    NeighborState.STALE,
                    false,
                    false);
        }
    }

    @Test
    @DisplayName("worked schedule: mcast_resolicit = 1 adds a broadcast probe before FAILED")
    void resolicit() {
        Lab lab = new Lab().datagramAt(0);
        lab.eth0.set(false, NeighborTunable.MCAST_RESOLICIT, 1);
        lab.at(50, () -> lab.peer.alive = false).datagramAt(100).run(300);

        assertThat(lab.timeline).last().isEqualTo("FAILED 109");
        assertThat(lab.peer.unicastRequests()).isEqualTo(3);
        assertThat(lab.peer.broadcastRequests()).isEqualTo(2);
    }
}
