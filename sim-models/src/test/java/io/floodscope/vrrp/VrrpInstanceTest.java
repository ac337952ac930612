package io.floodscope.vrrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.floodscope.engine.Phase;
import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.net.frame.VrrpAdvert;
import io.floodscope.net.link.Link;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import io.floodscope.rules.Covers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VrrpInstanceTest {

    private static final IpAddress VIP = IpAddress.parse("10.9.0.100");
    private static final IpAddress VIP2 = IpAddress.parse("10.9.0.101");
    private static final IpAddress VIP6 = IpAddress.parse("fd00::100");
    private static final long SECOND = 1_000_000_000L;

    private final Simulation simulation = new Simulation(1);
    private final Network network = new Network(simulation);
    private final RedundantNode b = network.add(new RedundantNode(simulation, "b", 2));
    private final RedundantNode c = network.add(new RedundantNode(simulation, "c", 3));
    private final Link link = network.connect(b.port, c.port, LinkParams.INSTANT);

    private VrrpInstance member(RedundantNode node, VrrpConfig config) {
        VrrpInstance instance = new VrrpInstance(simulation, simulation.probes(), config, node);
        node.vrrp = instance;
        simulation.at(0, Phase.SAMPLE, instance::start);
        return instance;
    }

    private void at(double seconds, Runnable action) {
        simulation.at(Math.round(seconds * 1e9), Phase.SAMPLE, action::run);
    }

    private void runUntil(double seconds) {
        simulation.runUntil(Math.round(seconds * 1e9), RunLimits.NONE);
    }

    @ParameterizedTest(name = "version {0}, priority {1}, advert {2} ms: master-down {3} ms")
    @CsvSource({
        "2, 100, 1000, 3609.375",
        "2, 150, 1000, 3414.0625",
        "2, 254, 1000, 3007.8125",
        "2, 100, 3000, 9609.375",
        "3, 100, 1000, 3609.375",
        "3, 100, 100, 360.9375",
        "3, 100, 3000, 10828.125",
        "3, 1, 1000, 3996.09375"
    })
    @Covers("vrrp.master-down")
    void masterDownTimeFollowsTheFormulaOfTheVersion(int version, int priority, long advert, double expected) {
        VrrpConfig config = version == 2
                ? new VrrpConfig(
                        2, 9, priority, advert, List.of(VIP), false, false, true, 0, false, 3, GarpSchedule.DEFAULT)
                : VrrpConfig.of(9, priority, VIP).withVersion3(advert);

        assertThat(config.masterDownNanos(advert) / 1e6).isEqualTo(expected);
    }

    @Test
    @Covers({"vrrp.master-down", "vrrp.garp-burst", "vrrp.garp-second-burst"})
    void backupTakesOverAndAnnouncesFiveTimesAndFiveTimesFiveSecondsLater() {
        VrrpInstance master = member(b, VrrpConfig.of(9, 150, VIP));
        VrrpInstance backup = member(c, VrrpConfig.of(9, 100, VIP));

        runUntil(14.5);
        assertThat(master.state()).isEqualTo(VrrpState.MASTER);
        assertThat(b.owned).containsOnlyKeys(VIP);
        assertThat(b.sentMillis(ArpPacket.class))
                .hasSize(10)
                .startsWith(3414.0625)
                .endsWith(8414.0625);
        double lastAdvert = b.sentMillis(VrrpAdvert.class)
                .get(b.sentMillis(VrrpAdvert.class).size() - 1);
        at(14.9, master::kill);
        runUntil(40);

        assertThat(backup.state()).isEqualTo(VrrpState.MASTER);
        double takeOver = lastAdvert + 3609.375;
        assertThat(c.sentMillis(ArpPacket.class))
                .containsExactly(
                        takeOver,
                        takeOver,
                        takeOver,
                        takeOver,
                        takeOver,
                        takeOver + 5000,
                        takeOver + 5000,
                        takeOver + 5000,
                        takeOver + 5000,
                        takeOver + 5000);
        ArpPacket garp = (ArpPacket) c.sent.stream()
                .filter(s -> s.frame().payload() instanceof ArpPacket)
                .findFirst()
                .orElseThrow()
                .frame()
                .payload();
        assertThat(garp).isEqualTo(new ArpPacket(ArpPacket.REQUEST, c.mac, VIP, MacAddress.BROADCAST, VIP));
        assertThat(backup.lastCause()).contains("no advert");
    }

    @Test
    @Covers("vrrp.resigned-master")
    void politeStopLeavesOnlyTheSkewTime() {
        VrrpInstance master = member(b, VrrpConfig.of(9, 150, VIP));
        member(c, VrrpConfig.of(9, 100, VIP));
        at(10, master::stop);

        runUntil(20);

        assertThat(b.owned).isEmpty();
        assertThat(c.sentMillis(ArpPacket.class).get(0)).isEqualTo(10_609.375);
    }

    @Test
    @Covers({"vrrp.preempts", "vrrp.yields-to-higher"})
    void higherPriorityPreemptsUnlessToldNotTo() {
        VrrpInstance low = member(c, VrrpConfig.of(9, 100, VIP));
        VrrpInstance high = new VrrpInstance(simulation, simulation.probes(), VrrpConfig.of(9, 150, VIP), b);
        VrrpInstance modest = new VrrpInstance(
                simulation, simulation.probes(), VrrpConfig.of(9, 150, VIP).withoutPreemption(), b);
        b.vrrp = modest;
        at(10, modest::start);
        runUntil(30);
        assertThat(modest.state()).isEqualTo(VrrpState.BACKUP);

        modest.kill();
        b.vrrp = high;
        at(30, high::start);
        runUntil(40);

        assertThat(high.state()).isEqualTo(VrrpState.MASTER);
        assertThat(low.state()).isEqualTo(VrrpState.BACKUP);
        assertThat(c.owned).isEmpty();
        assertThat(high.takeOvers()).isEqualTo(1);
    }

    @Test
    @Covers("vrrp.garp-refresh")
    void refreshStartsAnIntervalAfterTheTakeOver() {
        member(b, VrrpConfig.of(9, 255, VIP, VIP2).withGarp(GarpSchedule.DEFAULT.withRefreshMillis(60_000)));

        runUntil(200);

        List<Double> times = b.sentMillis(ArpPacket.class);
        assertThat(times.subList(0, 20)).containsOnly(0.0, 5_000.0);
        assertThat(times.subList(20, times.size()))
                .containsExactly(60_000.0, 60_000.0, 120_000.0, 120_000.0, 180_000.0, 180_000.0);
        assertThat(b.sent.stream()
                        .filter(s -> s.frame().payload() instanceof ArpPacket)
                        .limit(4)
                        .map(s -> ((ArpPacket) s.frame().payload()).spa()))
                .as("every address once, then again")
                .containsExactly(VIP, VIP2, VIP, VIP2);
    }

    @Test
    void minimalAnnouncementSendsOneFrameAndNoSecondBurst() {
        member(b, VrrpConfig.of(9, 255, VIP).withGarp(GarpSchedule.MIN_GARP));

        runUntil(100);

        assertThat(b.sentMillis(ArpPacket.class)).containsExactly(0.0);
    }

    @Test
    @Covers({"vrrp.lower-priority-heard", "vrrp.yields-to-higher"})
    void healedSplitWhereTheWinnerHearsTheLoserAnnouncesAgain() {
        VrrpInstance high = member(b, VrrpConfig.of(9, 150, VIP));
        VrrpInstance low = member(c, VrrpConfig.of(9, 100, VIP));
        at(10, () -> link.setPartition(b.port, true));
        runUntil(15);
        assertThat(high.state()).isEqualTo(VrrpState.MASTER);
        assertThat(low.state()).as("two masters").isEqualTo(VrrpState.MASTER);
        long announced = high.announcementsSent();

        runUntil(16);
        assertThat(high.announcementsSent())
                .as("every advert of the loser is heard and answered by a burst")
                .isGreaterThan(announced);

        at(20, () -> link.setPartition(b.port, false));
        runUntil(30);
        assertThat(low.state()).isEqualTo(VrrpState.BACKUP);
        assertThat(c.owned).isEmpty();
    }

    @Test
    @Covers("vrrp.yields-to-higher")
    void healedSplitWhereTheLoserHearsFirstBringsNoAnnouncement() {
        VrrpInstance high = member(b, VrrpConfig.of(9, 150, VIP));
        VrrpInstance low = member(c, VrrpConfig.of(9, 100, VIP));
        at(10, () -> {
            link.setPartition(b.port, true);
            link.setPartition(c.port, true);
        });
        runUntil(25);
        assertThat(low.state()).isEqualTo(VrrpState.MASTER);
        long announced = high.announcementsSent();

        at(25.2, () -> {
            link.setPartition(b.port, false);
            link.setPartition(c.port, false);
        });
        runUntil(60);

        assertThat(low.state()).isEqualTo(VrrpState.BACKUP);
        assertThat(high.announcementsSent())
                .as("incident 13: nobody tells the neighbours")
                .isEqualTo(announced);
    }

    @Test
    void higherPrioSendAdvertMakesTheWinnerAnnounceAfterAll() {
        VrrpInstance high = member(b, VrrpConfig.of(9, 150, VIP));
        member(c, VrrpConfig.of(9, 100, VIP).withHigherPrioSendAdvert());
        at(10, () -> {
            link.setPartition(b.port, true);
            link.setPartition(c.port, true);
        });
        runUntil(25.2);
        long announced = high.announcementsSent();
        link.setPartition(b.port, false);
        link.setPartition(c.port, false);

        runUntil(60);

        assertThat(high.announcementsSent() - announced).isEqualTo(10);
    }

    @Test
    @Covers("vrrp.virtual-mac")
    void virtualMacModeSendsAdvertsAndAnnouncementsFromTheVirtualMac() {
        member(b, VrrpConfig.of(9, 255, VIP).withVirtualMac());

        runUntil(3);

        assertThat(b.owned).containsEntry(VIP, 0x0000_5E00_0109L);
        assertThat(b.sent).allSatisfy(s -> assertThat(s.frame().src()).isEqualTo(0x0000_5E00_0109L));
        assertThat(b.sentMillis(VrrpAdvert.class)).containsExactly(0.0, 1_000.0, 2_000.0, 3_000.0);
        assertThat(b.sent.get(0).frame().dst()).isEqualTo(VirtualMac.VRRP_GROUP4);
    }

    @Test
    @Covers("vrrp.unsolicited-na")
    void ipv6AddressesAreAnnouncedByUnsolicitedAdvertisements() {
        member(b, VrrpConfig.of(9, 255, VIP6).withVirtualMac());

        runUntil(1);

        NdPacket na = (NdPacket) b.sent.stream()
                .filter(s -> s.frame().payload() instanceof NdPacket)
                .findFirst()
                .orElseThrow()
                .frame()
                .payload();
        assertThat(b.sentMillis(NdPacket.class)).hasSize(5);
        assertThat(na.type()).isEqualTo(NdPacket.Type.NA);
        assertThat(na.override()).isTrue();
        assertThat(na.solicited()).isFalse();
        assertThat(na.linkLayer()).isEqualTo(0x0000_5E00_0209L);
        assertThat(na.dst()).isEqualTo(IpAddress.ALL_NODES6);
        assertThat(b.sent.get(0).frame().dst()).isEqualTo(VirtualMac.VRRP_GROUP6);
    }

    @Test
    @Covers("vrrp.interval-mismatch")
    void version2DiscardsOtherIntervalsAndVersion3LearnsThem() {
        VrrpConfig three =
                new VrrpConfig(2, 9, 150, 3_000, List.of(VIP), false, false, true, 0, false, 3, GarpSchedule.DEFAULT);
        member(b, three);
        VrrpInstance deaf = member(c, VrrpConfig.of(9, 100, VIP));
        runUntil(30);
        assertThat(deaf.state()).isEqualTo(VrrpState.MASTER);
        assertThat(deaf.discarded()).isPositive();

        Simulation other = new Simulation(1);
        RedundantNode x = new RedundantNode(other, "x", 2);
        RedundantNode y = new RedundantNode(other, "y", 3);
        new Network(other).connect(x.port, y.port, LinkParams.INSTANT);
        VrrpInstance fast = new VrrpInstance(
                other, other.probes(), VrrpConfig.of(9, 100, VIP).withVersion3(100), y);
        VrrpInstance slow = new VrrpInstance(
                other, other.probes(), VrrpConfig.of(9, 150, VIP).withVersion3(3_000), x);
        x.vrrp = slow;
        y.vrrp = fast;
        slow.start();
        other.runUntil(12 * SECOND, RunLimits.NONE);
        fast.receive((VrrpAdvert) x.sent.get(0).frame().payload());
        fast.start();
        other.runUntil(12 * SECOND + 400_000_000L, RunLimits.NONE);
        assertThat(fast.takeOvers())
                .as("its own interval until it hears the master")
                .isEqualTo(1);
        other.runUntil(60 * SECOND, RunLimits.NONE);
        assertThat(fast.state()).isEqualTo(VrrpState.BACKUP);
        assertThat(fast.takeOvers()).isEqualTo(1);
    }

    @Test
    void equalPrioritiesAreDecidedByTheHigherAddress() {
        VrrpInstance first = member(b, VrrpConfig.of(9, 100, VIP));
        VrrpInstance second = member(c, VrrpConfig.of(9, 100, VIP));
        link.setPartition(b.port, true);
        link.setPartition(c.port, true);
        at(10, () -> {
            link.setPartition(b.port, false);
            link.setPartition(c.port, false);
        });

        runUntil(20);

        assertThat(first.state()).isEqualTo(VrrpState.BACKUP);
        assertThat(second.state()).isEqualTo(VrrpState.MASTER);
    }

    @Test
    void carrierLossIsAFaultAndItsReturnStartsAnew() {
        VrrpInstance master = member(b, VrrpConfig.of(9, 150, VIP));
        at(10, () -> link.setUp(false));
        at(20, () -> link.setUp(true));

        runUntil(19);
        assertThat(master.state()).isEqualTo(VrrpState.FAULT);
        assertThat(b.owned).isEmpty();
        runUntil(24);

        assertThat(master.state()).isEqualTo(VrrpState.MASTER);
        assertThat(simulation.probes().band("vrrp/b/9").changes())
                .extracting(s -> s.state() + "@" + s.timeNanos() / 1_000_000)
                .containsExactly("BACKUP@0", "MASTER@3414", "FAULT@10000", "BACKUP@20000", "MASTER@23414");
    }

    @Test
    void pausedMasterWakesUpAsASecondMasterAndYieldsOrWins() {
        VrrpInstance master = member(b, VrrpConfig.of(9, 150, VIP));
        VrrpInstance backup = member(c, VrrpConfig.of(9, 100, VIP));
        at(10, master::pause);
        at(20, master::resume);

        runUntil(19.9);
        assertThat(backup.state()).isEqualTo(VrrpState.MASTER);
        assertThat(b.owned).as("it still thinks that it owns the address").containsOnlyKeys(VIP);
        runUntil(21);

        assertThat(backup.state()).isEqualTo(VrrpState.BACKUP);
        assertThat(master.state()).isEqualTo(VrrpState.MASTER);
    }

    @Test
    void detectionLastsBetweenTwoAdvertsAndThree() {
        double shortest = Double.MAX_VALUE;
        double longest = 0;
        for (int phase = 0; phase < 100; phase++) {
            double failure = 20 + phase / 100.0;
            Simulation run = new Simulation(1);
            RedundantNode x = new RedundantNode(run, "x", 2);
            RedundantNode y = new RedundantNode(run, "y", 3);
            Link wire = new Network(run).connect(x.port, y.port, LinkParams.INSTANT);
            VrrpInstance master = new VrrpInstance(run, run.probes(), VrrpConfig.of(9, 150, VIP), x);
            VrrpInstance backup = new VrrpInstance(run, run.probes(), VrrpConfig.of(9, 100, VIP), y);
            x.vrrp = master;
            y.vrrp = backup;
            master.start();
            backup.start();
            run.at(Math.round(failure * 1e9), Phase.SAMPLE, () -> wire.setPartition(x.port, true));
            run.runUntil(30 * SECOND, RunLimits.NONE);
            double detection = y.sentMillis(ArpPacket.class).get(0) / 1e3 - failure;
            shortest = Math.min(shortest, detection);
            longest = Math.max(longest, detection);
        }

        assertThat(shortest).isCloseTo(2.609, within(0.011));
        assertThat(longest).isCloseTo(3.609, within(0.011));
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> VrrpConfig.of(0, 100, VIP)).hasMessageContaining("virtual router id");
        assertThatThrownBy(() -> VrrpConfig.of(9, 256, VIP)).hasMessageContaining("priority");
        assertThatThrownBy(() -> VrrpConfig.of(9, 100)).hasMessageContaining("virtual address");
        assertThatThrownBy(() -> new VrrpConfig(
                        2, 9, 100, 1_500, List.of(VIP), false, false, true, 0, false, 3, GarpSchedule.DEFAULT))
                .hasMessageContaining("whole second");
    }
}
