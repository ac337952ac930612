package io.floodscope.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.engine.Phase;
import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.net.frame.VrrpAdvert;
import io.floodscope.rules.Covers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Schedules as keepalived 2.2.7 was seen to keep them on a wire with a scripted second router at 10.9.0.2. */
class KeepalivedScheduleTest {

    private static final IpAddress VIP = IpAddress.parse("10.9.0.100");
    private static final IpAddress VIP2 = IpAddress.parse("10.9.0.101");
    private static final IpAddress VIP6 = IpAddress.parse("fd00::100");
    private static final IpAddress PEER = IpAddress.parse("10.9.0.1");

    private final Simulation simulation = new Simulation(1);
    private final RedundantNode node = new RedundantNode(simulation, "b", 2);

    private VrrpInstance member(VrrpConfig config) {
        VrrpInstance instance = new VrrpInstance(simulation, simulation.probes(), config, node);
        simulation.at(0, Phase.SAMPLE, instance::start);
        return instance;
    }

    private void hear(VrrpInstance member, double seconds, int priority, int intervalMillis) {
        VrrpAdvert advert = new VrrpAdvert(VrrpAdvert.Protocol.VRRP2, 9, priority, intervalMillis, PEER);
        at(seconds, () -> member.receive(advert));
    }

    private void at(double seconds, Runnable action) {
        simulation.at(Math.round(seconds * 1e9), Phase.SAMPLE, action::run);
    }

    private void runUntil(double seconds) {
        simulation.runUntil(Math.round(seconds * 1e9), RunLimits.NONE);
    }

    private List<Double> advertSeconds() {
        return node.sentMillis(VrrpAdvert.class).stream().map(t -> t / 1_000).toList();
    }

    private List<Double> announcedSeconds() {
        return node.sentMillis(ArpPacket.class).stream().map(t -> t / 1_000).toList();
    }

    @Test
    @Covers("vrrp.heard-advert-puts-off")
    void everyAdvertAMasterHearsPutsItsOwnNextOneOff() {
        VrrpInstance master = member(VrrpConfig.of(9, 250, VIP).withPriority(255));
        hear(master, 2.7, 100, 1_000);
        hear(master, 4.1, 0, 1_000);
        hear(master, 5.6, 100, 3_000);

        runUntil(8);

        assertThat(advertSeconds())
                .as("the one of another interval is discarded and puts off all the same")
                .containsExactly(0.0, 1.0, 2.0, 2.7, 3.7, 4.1, 5.1, 6.6, 7.6);
    }

    @Test
    @Covers("vrrp.garp-refresh")
    void refreshesGoWithAdvertsOfTheTimerOnly() {
        GarpSchedule refreshing = new GarpSchedule(1, 0, 2_500, 1, 0, 0, 0, 0);
        VrrpInstance master = member(VrrpConfig.of(9, 255, VIP).withGarp(refreshing));
        for (int i = 0; i < 5; i++) {
            hear(master, 3.5 + 0.9 * i, 100, 1_000);
        }

        runUntil(9);

        assertThat(announcedSeconds())
                .as("2.5 s are over at 3 s; no advert of its own timer leaves from then to 8.1 s")
                .containsExactly(0.0, 3.0, 8.1);
    }

    @Test
    @Covers({"vrrp.lower-priority-heard", "vrrp.garp-second-burst"})
    void everyLowerPriorityHeardHasALaterBurstOfItsOwn() {
        VrrpInstance master = member(VrrpConfig.of(9, 255, VIP).withGarp(new GarpSchedule(1, 0, 0, 1, 1, 5_000, 0, 0)));
        hear(master, 1.5, 100, 1_000);
        hear(master, 2.5, 100, 1_000);
        hear(master, 3.5, 100, 1_000);

        runUntil(20);

        assertThat(announcedSeconds()).containsExactly(0.0, 1.5, 2.5, 3.5, 6.5, 7.5, 8.5);
    }

    @Test
    @Covers("vrrp.garp-second-burst")
    void aLaterBurstSurvivesAShortTimeAsBackup() {
        VrrpInstance master = member(VrrpConfig.of(9, 200, VIP).withGarp(new GarpSchedule(1, 6_000, 0, 1, 0, 0, 0, 0)));
        hear(master, 4.0, 250, 1_000);

        runUntil(20);

        assertThat(announcedSeconds())
                .as("master at 3.219 s and again at 7.219 s; the first one's burst still comes")
                .containsExactly(3.21875, 7.21875, 9.21875, 13.21875);
    }

    @Test
    @Covers("vrrp.garp-burst")
    void withAPauseAnAddressWaitsOnceHoweverManyFramesWereAskedFor() {
        member(VrrpConfig.of(9, 255, VIP, VIP2).withGarp(new GarpSchedule(5, 0, 0, 1, 5, 0, 200_000, 0)));

        runUntil(10);

        assertThat(announcedSeconds()).containsExactly(0.0, 0.2, 0.4);
        assertThat(node.sent.stream()
                        .filter(s -> s.frame().payload() instanceof ArpPacket)
                        .map(s -> ((ArpPacket) s.frame().payload()).spa()))
                .containsExactly(VIP, VIP, VIP2);
    }

    @Test
    @Covers("vrrp.unsolicited-na")
    void eachFamilyHasAPauseOfItsOwn() {
        member(VrrpConfig.of(9, 255, VIP, VIP6).withGarp(new GarpSchedule(3, 0, 0, 1, 0, 0, 0, 500_000)));

        runUntil(10);

        assertThat(announcedSeconds()).containsExactly(0.0, 0.0, 0.0);
        assertThat(node.sentMillis(NdPacket.class)).containsExactly(0.0, 500.0);
    }

    @Test
    @Covers("vrrp.owner-conflict")
    void anOwnerThatHearsAnotherOwnerYieldsAndGoesOnWith254() {
        VrrpInstance owner = member(VrrpConfig.of(9, 255, VIP));
        hear(owner, 2.5, 255, 1_000);

        runUntil(4);
        assertThat(owner.state()).isEqualTo(VrrpState.BACKUP);
        assertThat(node.owned).isEmpty();

        runUntil(10);
        assertThat(owner.state()).isEqualTo(VrrpState.MASTER);
        assertThat(owner.config().priority()).isEqualTo(254);
        assertThat(advertSeconds()).containsSubsequence(2.0, 5.5078125);
    }

    @Test
    @Covers("vrrp.preempt-delay")
    void preemptDelayHeedsALowerPriorityForThatTime() {
        VrrpInstance patient = member(VrrpConfig.of(9, 150, VIP).withPreemptDelayMillis(2_500));
        for (int i = 0; i < 12; i++) {
            hear(patient, 0.5 + i, 100, 1_000);
        }

        runUntil(12);

        assertThat(advertSeconds().get(0))
                .as("adverts count to 2.5 s (0.5 + 2.5 = 3 s), then the master-down time of 3.4140625 s runs out")
                .isEqualTo(2.5 + 3.4140625);
    }

    @Test
    @Covers("vrrp.preempt-delay")
    void preemptDelayDoesNotHoldBackWhenTheMasterFallsSilent() {
        VrrpInstance patient = member(VrrpConfig.of(9, 150, VIP).withPreemptDelayMillis(100_000));
        hear(patient, 0.5, 100, 1_000);

        runUntil(12);

        assertThat(advertSeconds().get(0)).isEqualTo(0.5 + 3.4140625);
    }

    @Test
    @Covers("vrrp.virtual-mac")
    void advertsFromTheBaseInterfaceKeepItsMac() {
        member(VrrpConfig.of(9, 255, VIP).withVirtualMac().withAdvertsFromBase());

        runUntil(0.5);

        assertThat(node.sent.get(0).frame().payload()).isInstanceOf(VrrpAdvert.class);
        assertThat(node.sent.get(0).frame().src()).isEqualTo(node.mac());
        assertThat(MacAddress.format(node.sent.get(1).frame().src())).isEqualTo("00:00:5e:00:01:09");
    }

    @Test
    @Covers("vrrp.garp-second-burst")
    void aFrozenMasterSendsItsLaterBurstWhenItGoesOn() {
        VrrpInstance master = member(VrrpConfig.of(9, 255, VIP).withGarp(new GarpSchedule(1, 5_000, 0, 1, 0, 0, 0, 0)));
        at(3, master::pause);
        at(8, master::resume);

        runUntil(20);

        assertThat(announcedSeconds()).containsExactly(0.0, 8.0);
    }
}
