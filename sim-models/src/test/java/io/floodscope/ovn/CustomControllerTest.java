package io.floodscope.ovn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.floodscope.Seeds;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.ovn.AgingController.Custom;
import io.floodscope.ovn.SamplingRules.Probe;
import io.floodscope.ovn.SamplingRules.Prober;
import io.floodscope.random.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Polling controllers: the algebra of poll and skip (incident 3), who probes (incident 11) and how (incident 27). */
class CustomControllerTest {

    private static final OvnRelease PIPELINE = OvnReleases.named("ovn-26.03").orElseThrow();

    private static OvnConfig polling(long pollMillis, long skipMillis, Probe probe, Prober who) {
        SamplingRules rules = SamplingRules.polling(pollMillis, skipMillis, pollMillis, probe, who);
        return OvnConfig.of(PIPELINE.withController(new Custom(rules))).withLatencies(OvnLatencies.NONE);
    }

    /** Whether an entry in constant use is lost if it is created {@code phase} after a poll. */
    private static boolean lost(double threshold, double poll, double skip, double phase) {
        OvnLab lab =
                new OvnLab(polling(Math.round(poll * 1_000), Math.round(skip * 1_000), Probe.NONE, Prober.OWNER), 1);
        lab.lr0.setThresholds(AgeThresholds.ofSeconds(Math.round(threshold)));
        double created = poll + phase;
        lab.at(created, () -> lab.ovn.bindings().insert(lab.port, OvnLab.E1, OvnLab.E1_MAC, "learned"));
        for (double t = created + 0.1; t < created + 3 * threshold; t += 0.5) {
            lab.at(t, () -> lab.e1.send(IpAddress.parse("10.0.0.11"), IpPacket.Kind.ECHO_REPLY, 1));
        }
        lab.runUntil(created + 3 * threshold - 1);
        return !lab.times("delete", OvnLab.E1).isEmpty();
    }

    /** The example of the commit message: threshold 20 s, created at 5 s, deleted at 25 s, next poll at 30 s. */
    @Test
    void theExampleOfTheCommit() {
        assertThat(lost(20, 15, 15, 5)).isTrue();
        assertThat(lost(20, 15, 15, 12)).isFalse();
    }

    @Test
    void threeQuartersAndThreeQuartersLoseTwoThirdsOfAllPhases() {
        int lost = 0;
        int phases = 150;
        for (int i = 0; i < phases; i++) {
            double phase = (i + 0.5) * 15.0 / phases;
            boolean gone = lost(20, 15, 15, phase);
            assertThat(gone).as("phase %s", phase).isEqualTo(phase < 10);
            lost += gone ? 1 : 0;
        }

        assertThat(lost / (double) phases).isCloseTo(2 / 3.0, offset(1e-9));
    }

    @Test
    void oneHalfAndOneQuarterLoseNone() {
        for (int i = 0; i < 60; i++) {
            assertThat(lost(20, 10, 5, (i + 0.5) / 6)).isFalse();
        }
    }

    @Test
    void pollPlusSkipBelowTheThresholdNeverLosesALiveEntry() {
        Seeds.check(150, seed -> {
            RandomStream draw = new RandomStream(seed);
            double threshold = 10 + draw.nextLong(30);
            double poll = 0.5 + draw.nextDouble() * (threshold - 1);
            double skip = draw.nextDouble() * (threshold - 0.6 - poll);
            assertThat(lost(threshold, poll, Math.max(0, skip), draw.nextDouble() * poll))
                    .isFalse();
        });
    }

    /** Incident 11: a probe from the wrong chassis makes the switch send the router's traffic there. */
    @Test
    void probesFromEveryChassisMoveTheRoutersMacAndTrafficForItIsLost() {
        assertThat(lostAfterRefreshRound(Prober.ALL)).isTrue();
        assertThat(lostAfterRefreshRound(Prober.OWNER)).isFalse();
    }

    private static boolean lostAfterRefreshRound(Prober who) {
        OvnLab lab = new OvnLab(polling(10_000, 1_000, Probe.BROADCAST, who), 1, List.of("ch1", "ch2"));
        lab.lr0.setThresholds(AgeThresholds.ofSeconds(60));
        lab.pingAt(1, OvnLab.E1, 1);
        lab.runUntil(20.5);
        boolean moved = lab.wire.portOf(OvnLab.ROUTER_MAC).index() == 1;
        int before = lab.m1.heard.size();
        lab.at(20.6, () -> lab.e1.send(IpAddress.parse("10.0.0.11"), IpPacket.Kind.ECHO_REPLY, 7));
        lab.runUntil(21);
        boolean lost = lab.m1.heard.size() == before;
        assertThat(lost).isEqualTo(moved);
        return lost;
    }

    @Test
    void theBlackHoleEndsWithTheNextFrameOfTheRouter() {
        OvnLab lab = new OvnLab(polling(10_000, 1_000, Probe.BROADCAST, Prober.ALL), 1, List.of("ch1", "ch2"));
        lab.lr0.setThresholds(AgeThresholds.ofSeconds(60));
        lab.pingAt(1, OvnLab.E1, 1);
        lab.pingAt(25, OvnLab.E1, 2);
        lab.at(24, () -> lab.e1.send(IpAddress.parse("10.0.0.11"), IpPacket.Kind.ECHO_REPLY, 7));
        lab.at(26, () -> lab.e1.send(IpAddress.parse("10.0.0.11"), IpPacket.Kind.ECHO_REPLY, 8));

        lab.runUntil(27);

        assertThat(lab.m1.answered.keySet()).contains(2L, 8L).doesNotContain(7L);
    }

    /** Incident 27: B bindings, P ports: a broadcast probe reaches P - 1 of them, a unicast one only its owner. */
    @Test
    void framesPerRoundOfBroadcastAndUnicastProbes() {
        assertThat(probeCopies(Probe.BROADCAST)).as("B x (P - 1)").isEqualTo(20 * 6);
        assertThat(probeCopies(Probe.UNICAST)).as("B").isEqualTo(20);
    }

    private static long probeCopies(Probe probe) {
        OvnLab lab = new OvnLab(polling(10_000, 1_000, probe, Prober.OWNER), 1);
        lab.lr0.setThresholds(AgeThresholds.ofSeconds(60));
        LabHost[] others = new LabHost[4];
        for (int i = 0; i < others.length; i++) {
            others[i] = lab.external("x" + i, 0x02_00_00_00_FF_00L + i, "172.16.0." + (20 + i));
        }
        lab.addressesAtE1(20);
        for (int i = 0; i < 20; i++) {
            lab.pingAt(0.01 * i, OvnLab.address(i), i + 1L);
        }
        lab.at(5, () -> lab.e1.arpSilent = true);
        lab.runUntil(9.99);
        long before = copies(lab, others);
        lab.runUntil(10.01);
        return copies(lab, others) - before;
    }

    private static long copies(OvnLab lab, LabHost[] others) {
        long sum = lab.e1.heard.size() + lab.e2.heard.size();
        for (LabHost other : others) {
            sum += other.heard.size();
        }
        return sum;
    }
}
