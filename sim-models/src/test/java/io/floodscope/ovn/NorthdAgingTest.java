package io.floodscope.ovn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.floodscope.Seeds;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.rules.Covers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Section 2.2 of the specification: ageing by northd alone (A22). */
class NorthdAgingTest {

    private static final double LATE = 0.03;

    @Test
    @Covers("ovn.northd-deletes")
    void aRowInConstantUseIsDeletedAtTAndBackWithinOnePacketWithoutLoss() {
        OvnLab lab = OvnLab.of("ovn-23.03", 10);
        lab.pings(0, 0.2, 33.1, OvnLab.E1);

        lab.runUntil(35);

        List<Double> deleted = lab.times("delete", OvnLab.E1);
        assertThat(deleted).hasSize(3);
        assertThat(deleted.get(0)).isCloseTo(10.01, offset(LATE));
        assertThat(deleted.get(1)).isCloseTo(20.21, offset(LATE));
        assertThat(deleted.get(2)).isCloseTo(30.41, offset(LATE));
        assertThat(lab.e1.delivered).as("the packet without a row was kept").hasSize(166);
        assertThat(lab.e1.requestsFor(OvnLab.E1)).hasSize(4);
    }

    @Test
    void atHigherRatesPacketsBeyondTheNewestThreeAreLostWhileTheRowIsAway() {
        OvnLab lab = OvnLab.of("ovn-23.03", 10);
        lab.pings(0, 0.000_2, 0.01, OvnLab.E1);
        lab.pings(9.9, 0.000_2, 10.2, OvnLab.E1);

        lab.runUntil(11);

        assertThat(lab.ovn.packetsLost()).isBetween(5L, 60L);
        assertThat(lab.times("insert", OvnLab.E1)).hasSize(2);
    }

    @Test
    void onlyANewMacRenews() {
        OvnLab lab = OvnLab.of("ovn-23.03", 12);
        lab.e1.owned.add(OvnLab.VIP);
        lab.pingAt(0, OvnLab.VIP, 1);
        lab.at(6, () -> {
            lab.e1.owned.remove(OvnLab.VIP);
            lab.e2.gratuitous(ArpPacket.REQUEST, OvnLab.VIP);
        });

        lab.runUntil(25);

        double changed = lab.times("mac-change", OvnLab.VIP).get(0);
        assertThat(changed).isBetween(6.0, 6.06);
        assertThat(lab.times("delete", OvnLab.VIP).get(0)).isCloseTo(changed + 12, offset(LATE));
    }

    @Test
    @Covers("ovn.one-wake-up")
    void aLoweredThresholdHasNoEffectUntilTheWakeUpOfTheOldOne() {
        OvnLab lab = OvnLab.of("ovn-23.03", 28);
        lab.pingAt(0, OvnLab.E1, 1);
        lab.at(4, () -> lab.lr0.setThresholds(AgeThresholds.ofSeconds(8)));

        lab.runUntil(32);

        assertThat(lab.times("delete", OvnLab.E1).get(0)).isCloseTo(28.01, offset(LATE));
    }

    @Test
    void aRaisedThresholdWorks() {
        OvnLab lab = OvnLab.of("ovn-23.03", 8);
        lab.pingAt(0, OvnLab.E1, 1);
        lab.at(4, () -> lab.lr0.setThresholds(AgeThresholds.ofSeconds(20)));

        lab.runUntil(32);

        assertThat(lab.times("delete", OvnLab.E1).get(0)).isCloseTo(20.01, offset(LATE));
    }

    @Test
    void switchingOnActsAtOnceAlsoOnOldRows() {
        OvnLab lab = OvnLab.of("ovn-23.03");
        lab.pingAt(0, OvnLab.E1, 1);
        lab.at(15, () -> lab.lr0.setThresholds(AgeThresholds.ofSeconds(10)));

        lab.runUntil(18);

        assertThat(lab.times("delete", OvnLab.E1).get(0)).isCloseTo(15.005, offset(LATE));
    }

    @Test
    @Covers("ovn.one-wake-up")
    void oneWakeUpServesAllRoutersSoALongOneHoldsAShortOneBack() {
        OvnLab longFirst = OvnLab.of("ovn-23.03", 20);
        LogicalRouterPort second = longFirst.secondRouter(6);
        longFirst.at(0, () -> longFirst.e1.arp(ArpPacket.REQUEST, OvnLab.E1, OvnLab.ROUTER, MacAddress.BROADCAST));
        longFirst.at(
                1,
                () -> longFirst.e1.arp(
                        ArpPacket.REQUEST, OvnLab.E1, second.networks().get(0).address(), MacAddress.BROADCAST));
        longFirst.runUntil(25);
        assertThat(longFirst.allTimes("delete"))
                .hasSize(2)
                .allSatisfy(t -> assertThat(t).isBetween(20.0, 20.1));

        OvnLab shortFirst = OvnLab.of("ovn-23.03", 20);
        LogicalRouterPort other = shortFirst.secondRouter(6);
        shortFirst.at(
                0,
                () -> shortFirst.e1.arp(
                        ArpPacket.REQUEST, OvnLab.E1, other.networks().get(0).address(), MacAddress.BROADCAST));
        shortFirst.at(1, () -> shortFirst.e1.arp(ArpPacket.REQUEST, OvnLab.E1, OvnLab.ROUTER, MacAddress.BROADCAST));
        shortFirst.runUntil(25);
        assertThat(shortFirst.allTimes("delete").get(0)).isBetween(6.0, 6.1);
        assertThat(shortFirst.allTimes("delete").get(1)).isBetween(21.0, 21.1);
    }

    @Test
    @Covers("ovn.removal-limit")
    void fortyRowsDueTogetherGoTenAtOnceAndTenEveryFiveSeconds() {
        OvnLab lab = new OvnLab(OvnLab.config("ovn-23.03").withRemovalLimit(10), 1);
        lab.addressesAtE1(40);
        for (int i = 0; i < 40; i++) {
            lab.pingAt(0.005 * i, OvnLab.address(i), i + 1L);
        }
        lab.at(8, () -> lab.lr0.setThresholds(AgeThresholds.ofSeconds(5)));

        lab.runUntil(27);

        assertThat(countsPerSecond(lab.allTimes("delete")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(8, 10, 13, 10, 18, 10, 23, 10));
    }

    @Test
    void theSameRowsLearnedOverAFifthOfASecondNeverMeetTheLimit() {
        OvnLab lab = new OvnLab(OvnLab.config("ovn-23.03").withRemovalLimit(10), 1);
        lab.lr0.setThresholds(AgeThresholds.ofSeconds(10));
        lab.addressesAtE1(40);
        for (int i = 0; i < 40; i++) {
            lab.pingAt(0.005 * i, OvnLab.address(i), i + 1L);
        }

        lab.runUntil(16);

        assertThat(lab.allTimes("delete"))
                .hasSize(40)
                .allSatisfy(t -> assertThat(t).isBetween(10.0, 10.25));
    }

    @Test
    void whichRowsALimitedRunTakesIsASeededChoice() {
        assertThat(firstTen(1)).isEqualTo(firstTen(1)).isNotEqualTo(firstTen(2));
    }

    private static List<String> firstTen(long seed) {
        OvnLab lab = new OvnLab(OvnLab.config("ovn-23.03").withRemovalLimit(10), seed);
        lab.at(0, () -> {
            for (int i = 0; i < 40; i++) {
                lab.ovn.bindings().insert(lab.port, OvnLab.address(i), OvnLab.E1_MAC, "given");
            }
            lab.lr0.setThresholds(AgeThresholds.ofSeconds(5));
        });
        lab.runUntil(6);
        List<String> keys = new ArrayList<>();
        lab.changes.stream().filter(c -> c.op().equals("delete")).forEach(c -> keys.add(c.key()));
        return keys;
    }

    /**
     * Incident 19: 10,000 rows in use with T = 300 s need a limit of 167 per 5 s. With 50 only 3,000 rows go per T, so 7,000
     * are overdue at any time.
     */
    @Test
    @Covers("ovn.removal-limit")
    void aRemovalLimitThatIsTooSmallStarves() {
        assertThat(overdue(167)).isLessThanOrEqualTo(167);
        assertThat(overdue(50)).isBetween(6_900, 7_100);
    }

    private static int overdue(int limit) {
        OvnRelease release = OvnReleases.named("ovn-23.03").orElseThrow();
        OvnLab lab = new OvnLab(OvnConfig.of(release).withRemovalLimit(limit), 1);
        lab.lr0.setThresholds(AgeThresholds.ofSeconds(300));
        lab.ovn.observe(new OvnObserver() {
            @Override
            public void bindingDeleted(MacBinding row) {
                lab.at(lab.now(), () -> lab.ovn.bindings().insert(lab.port, row.ip(), row.mac(), "in use"));
            }
        });
        for (int i = 0; i < 10_000; i++) {
            var ip = io.floodscope.net.addr.IpAddress.parse("172.16.0.0").plus(i);
            lab.at(i / 10_000.0, () -> lab.ovn.bindings().insert(lab.port, ip, OvnLab.E1_MAC, "in use"));
        }
        lab.runUntil(1_500);
        long now = lab.ovn.clock().millis();
        return (int) lab.ovn.bindings().rows().stream()
                .filter(row -> row.dueMillis() <= now)
                .count();
    }

    @Test
    @Covers("ovn.future-rows-skipped")
    void timestampsOfZeroAndOfTheFuture() {
        OvnLab lab = OvnLab.of("ovn-23.03", 5);
        lab.addressesAtE1(3);
        for (int i = 0; i < 3; i++) {
            lab.pingAt(0, OvnLab.address(i), i + 1L);
        }
        lab.at(1, () -> lab.ovn.bindings().setTimestamp(lab.row(OvnLab.address(0)), 0));
        lab.at(
                1,
                () -> lab.ovn
                        .bindings()
                        .setTimestamp(
                                lab.row(OvnLab.address(1)), lab.ovn.clock().millis() + 8_000));
        lab.pingAt(22, OvnLab.address(2), 4);

        lab.runUntil(30);

        assertThat(lab.times("delete", OvnLab.address(0)).get(0))
                .as("0 is due at once, but the wake-up holds it")
                .isCloseTo(5.01, offset(LATE));
        assertThat(lab.times("delete", OvnLab.address(1)).get(0))
                .as("due at 14 s, found when another row is learned")
                .isCloseTo(22.01, offset(LATE));
    }

    @Test
    void rowsOutliveTheirThresholdWhileNorthdIsAway() {
        OvnLab lab = OvnLab.of("ovn-23.03", 8);
        lab.pingAt(0, OvnLab.E1, 1);
        lab.at(3, lab.ovn::stopNorthd);
        lab.at(14, lab.ovn::startNorthd);

        lab.runUntil(17);

        assertThat(lab.times("delete", OvnLab.E1).get(0)).isCloseTo(14.015, offset(LATE));
    }

    @Test
    void aStepOfNorthdsClockAgesOrSparesRows() {
        OvnLab forward = OvnLab.of("ovn-23.03", 10);
        forward.pingAt(0, OvnLab.E1, 1);
        forward.at(3, () -> forward.ovn.stepNorthdClock(60_000));
        forward.pingAt(5, OvnLab.E2, 2);
        forward.runUntil(30);
        assertThat(forward.times("delete", OvnLab.E1).get(0))
                .as("at the old wake-up")
                .isCloseTo(10.01, offset(LATE));
        assertThat(forward.times("delete", OvnLab.E2).get(0))
                .as("aged 60 s by the step")
                .isCloseTo(10.01, offset(LATE));

        OvnLab back = OvnLab.of("ovn-23.03", 10);
        back.pingAt(0, OvnLab.E1, 1);
        back.at(3, () -> back.ovn.stepNorthdClock(-60_000));
        back.runUntil(60);
        assertThat(back.times("delete", OvnLab.E1))
                .as("in the future until 60 s")
                .isEmpty();
    }

    @Test
    void oneHundredRowsGoneTogetherAreBackWithoutLoss() {
        Seeds.check(5, seed -> {
            OvnLab lab = new OvnLab(OvnLab.config("ovn-23.03"), seed);
            lab.lr0.setThresholds(AgeThresholds.ofSeconds(10));
            lab.addressesAtE1(100);
            for (int i = 0; i < 100; i++) {
                lab.pingAt(0.003 * i, OvnLab.address(i), i + 1L);
                lab.pingAt(12 + 0.002 * i, OvnLab.address(i), i + 101L);
            }
            lab.runUntil(16);
            assertThat(lab.m1.answered).hasSize(200);
            assertThat(lab.allTimes("insert")).hasSize(200);
            assertThat(lab.allTimes("delete")).hasSize(100);
        });
    }

    @Test
    void aSilentMoveIsABlackHoleUntilTheRowAgesOut() {
        OvnLab lab = OvnLab.of("ovn-23.03", 10);
        lab.e1.owned.add(OvnLab.VIP);
        lab.pingAt(0, OvnLab.VIP, 1);
        lab.at(3, () -> {
            lab.e1.owned.remove(OvnLab.VIP);
            lab.e2.owned.add(OvnLab.VIP);
        });
        for (int i = 0; i < 24; i++) {
            lab.pingAt(3.5 + 0.5 * i, OvnLab.VIP, i + 2L);
        }

        lab.runUntil(17);

        assertThat(lab.m1.answered.keySet().stream()
                        .filter(s -> s > 1)
                        .findFirst()
                        .orElseThrow())
                .as("the first packet after 10 s")
                .isEqualTo(16L);
        assertThat(lab.e2.delivered).hasSize(10);
    }

    /** Incident 12: without ageing the table holds every pair ever heard, with own requests the next hops used. */
    @Test
    void theTableGrowsToWhatWasEverHeardOrUsed() {
        OvnLab all = OvnLab.of("ovn-22.03");
        OvnLab own = OvnLab.of("ovn-22.03");
        own.lr0.setAlwaysLearnFromArpRequest(false);
        for (OvnLab lab : List.of(all, own)) {
            for (int i = 0; i < 100; i++) {
                var address = OvnLab.address(i);
                lab.at(i, () -> lab.e2.arp(ArpPacket.REQUEST, address, OvnLab.E1, MacAddress.BROADCAST));
            }
            lab.pingAt(50, OvnLab.E1, 1);
            lab.runUntil(10_000);
        }

        assertThat(all.ovn.bindings().size()).isEqualTo(101);
        assertThat(own.ovn.bindings().size()).isEqualTo(1);
    }

    private static Map<Integer, Integer> countsPerSecond(List<Double> times) {
        Map<Integer, Integer> counts = new TreeMap<>();
        times.forEach(t -> counts.merge(t.intValue(), 1, Integer::sum));
        return counts;
    }
}
