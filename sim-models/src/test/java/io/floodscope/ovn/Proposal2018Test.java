package io.floodscope.ovn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.ovn.AgingController.Proposal2018;
import io.floodscope.rules.Covers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 1 of the specification: the 2018 proposal, its timeline, and each odd behaviour on and off. */
class Proposal2018Test {

    private static final double T = 1_200;

    private static OvnLab lab(Proposal2018 controller, String pipeline) {
        OvnRelease release = OvnReleases.named(pipeline).orElseThrow().withController(controller);
        return new OvnLab(OvnConfig.of(release).withLatencies(OvnLatencies.NONE), 1);
    }

    private static OvnLab asWritten() {
        return lab(Proposal2018.asWritten(), "ovn-2018");
    }

    private static OvnLab without(Proposal2018Quirk quirk) {
        return lab(Proposal2018.asWritten().without(quirk), "ovn-2018");
    }

    private static void rowAt(OvnLab lab, double seconds, IpAddress ip) {
        lab.at(seconds, () -> lab.ovn.bindings().insert(lab.port, ip, OvnLab.E1_MAC, "given"));
    }

    @Test
    @Covers({"ovn.p18-cache-insert", "ovn.p18-probe", "ovn.p18-delete"})
    void timelineOfADeadHost() {
        OvnLab lab = asWritten();
        lab.e1.arpSilent = true;
        rowAt(lab, 0, OvnLab.E1);

        lab.runUntil(3_000);

        assertThat(lab.probes).as("10:00, 13:20 and 15:00").containsExactly(600.0, 800.0, 900.0);
        assertThat(lab.times("delete", OvnLab.E1)).containsExactly(1_200.0);
    }

    @Test
    @Covers("ovn.p18-reset")
    void timelineOfALiveHost() {
        OvnLab lab = asWritten();
        rowAt(lab, 0, OvnLab.E1);

        lab.runUntil(3_650);

        assertThat(lab.probes).as("one broadcast per T/2 for ever").hasSize(6);
        assertThat(lab.probes.get(5)).isCloseTo(3_600, offset(0.01));
        assertThat(lab.row(OvnLab.E1)).isNotNull();
    }

    @Test
    void aDeathIsNoticedBetweenHalfOfTAndT() {
        for (double death : List.of(599.9, 600.1)) {
            OvnLab lab = asWritten();
            rowAt(lab, 0, OvnLab.E1);
            lab.at(death, () -> lab.e1.arpSilent = true);
            lab.runUntil(4_000);
            double noticed = lab.times("delete", OvnLab.E1).get(0) - death;
            assertThat(noticed).isBetween(T / 2, T + 0.01);
        }
    }

    @Test
    @Covers("ovn.p18-failover")
    void whenTheRedirectPortLeavesTheEntryGoesAndTheRowStays() {
        OvnLab lab = new OvnLab(
                OvnConfig.of(OvnReleases.named("ovn-2018").orElseThrow()).withLatencies(OvnLatencies.NONE),
                1,
                List.of("ch1", "ch2"));
        lab.e1.arpSilent = true;
        rowAt(lab, 0, OvnLab.E1);
        lab.at(540, () -> lab.port.bindTo(null, false));
        lab.at(720, () -> lab.port.bindTo(lab.ovn.chassis().get(1), false));

        lab.runUntil(3_000);

        assertThat(lab.probes).containsExactly(1_320.0, 1_520.0, 1_620.0);
        assertThat(lab.times("delete", OvnLab.E1)).containsExactly(1_920.0);
    }

    @Test
    void rowsOfPortsWithoutRedirectPortNeverAge() {
        OvnLab lab = asWritten();
        LogicalRouterPort distributed = lab.ovn
                .router("lr2")
                .addPort("lrp-d", 0x02_00_00_00_00_09L, List.of(Prefix.parse("172.16.0.9/24")), lab.ext);
        lab.at(0, () -> lab.ovn.bindings().insert(distributed, OvnLab.E1, OvnLab.E1_MAC, "given"));

        lab.runUntil(10_000);

        assertThat(lab.ovn.bindings().size()).isEqualTo(1);
        assertThat(lab.probes).isEmpty();
    }

    // 1.4.1
    @Test
    void odd1HeldUpPastSeveralThresholdsTheMissedProbesLeaveBackToBack() {
        OvnLab lab = asWritten();
        lab.e1.arpSilent = true;
        rowAt(lab, 0, OvnLab.E1);
        lab.at(540, () -> lab.ch1.controller().holdUntil(960_000_000_000L));
        lab.runUntil(3_000);
        assertThat(lab.probes).containsExactly(960.0, 960.0, 960.0);
        assertThat(lab.times("delete", OvnLab.E1)).containsExactly(1_200.0);

        OvnLab pastT = asWritten();
        rowAt(pastT, 0, OvnLab.E1);
        pastT.at(540, () -> pastT.ch1.controller().holdUntil(1_300_000_000_000L));
        pastT.runUntil(3_000);
        assertThat(pastT.probes).as("deleted unasked").isEmpty();
        assertThat(pastT.times("delete", OvnLab.E1)).containsExactly(1_300.0);
    }

    @Test
    void odd1RepairedOneProbeStandsForTheMissedOnesAndGetsTimeForItsAnswer() {
        OvnLab lab = without(Proposal2018Quirk.ONE_PROBE_PER_PASS);
        rowAt(lab, 0, OvnLab.E1);
        lab.at(540, () -> lab.ch1.controller().holdUntil(1_300_000_000_000L));
        lab.runUntil(1_400);
        assertThat(lab.probes).containsExactly(1_300.0);
        assertThat(lab.row(OvnLab.E1)).as("it answered").isNotNull();

        OvnLab dead = without(Proposal2018Quirk.ONE_PROBE_PER_PASS);
        dead.e1.arpSilent = true;
        rowAt(dead, 0, OvnLab.E1);
        dead.at(540, () -> dead.ch1.controller().holdUntil(1_300_000_000_000L));
        dead.runUntil(3_000);
        assertThat(dead.times("delete", OvnLab.E1)).as("T/4 after the probe").containsExactly(1_600.0);
    }

    // 1.4.2
    @Test
    @Covers("ovn.p18-lost-wake-up")
    void odd2AWarningLosesTheWakeUpAndTheRowStays() {
        OvnLab lab = asWritten();
        lab.ext.removeLocalnet();
        rowAt(lab, 0, OvnLab.E1);
        lab.runUntil(10_000);
        assertThat(lab.row(OvnLab.E1)).isNotNull();

        OvnLab woken = asWritten();
        woken.ext.removeLocalnet();
        rowAt(woken, 0, OvnLab.E1);
        for (double t = 90; t < 2_000; t += 90) {
            woken.at(t, () -> woken.ch1.controller().wake());
        }
        woken.runUntil(2_000);
        assertThat(woken.times("delete", OvnLab.E1))
                .as("though nobody was asked")
                .containsExactly(1_200.0);
    }

    @Test
    void odd2RepairedTheWakeUpIsSetAndARowNobodyWasAskedForStays() {
        OvnLab lab = without(Proposal2018Quirk.LOST_WAKE_UP);
        lab.ext.removeLocalnet();
        rowAt(lab, 0, OvnLab.E1);
        lab.runUntil(1_300);
        assertThat(lab.row(OvnLab.E1)).isNotNull();
        assertThat(lab.simulation.probes().counter("ovn/ch1/warnings").value()).isEqualTo(3);
    }

    // 1.4.3
    @Test
    void odd3IPv6RowsAreAskedForByArpAndDeletedAlthoughTheHostIsAlive() {
        OvnLab lab = asWritten();
        rowAt(lab, 0, OvnLab.E1_V6);

        lab.runUntil(1_500);

        assertThat(lab.e1.requestsFor(IpAddress.BROADCAST4)).hasSize(3);
        assertThat(lab.times("delete", OvnLab.E1_V6)).containsExactly(1_200.0);
    }

    @Test
    void odd3RepairedIPv6RowsAreSolicitedAndTheAnswerRenews() {
        OvnLab lab = without(Proposal2018Quirk.IPV6_AS_IPV4);
        rowAt(lab, 0, OvnLab.E1_V6);

        lab.runUntil(1_500);

        assertThat(lab.e1.heard)
                .anyMatch(h -> h.frame().payload() instanceof NdPacket nd
                        && nd.type() == NdPacket.Type.NS
                        && nd.target().equals(OvnLab.E1_V6));
        assertThat(lab.row(OvnLab.E1_V6)).isNotNull();
    }

    // 1.4.4
    @Test
    void odd4ThePortsFirstAddressIsTheSenderForEverySubnet() {
        assertThat(senderFor(asWritten())).isEqualTo(IpAddress.parse("172.16.9.1"));
        assertThat(senderFor(without(Proposal2018Quirk.FIRST_ADDRESS_ONLY))).isEqualTo(IpAddress.parse("172.17.9.1"));
    }

    private static IpAddress senderFor(OvnLab lab) {
        LogicalRouterPort two = lab.ovn
                .router("lr2")
                .addPort(
                        "lrp-two",
                        0x02_00_00_00_00_09L,
                        List.of(Prefix.parse("172.16.9.1/24"), Prefix.parse("172.17.9.1/24")),
                        lab.ext);
        two.bindTo(lab.ch1, false);
        lab.at(0, () -> lab.ovn.bindings().insert(two, IpAddress.parse("172.17.9.5"), OvnLab.E1_MAC, "given"));
        lab.runUntil(700);
        Frame probe = lab.e1.heard.get(0).frame();
        return ((ArpPacket) probe.payload()).spa();
    }

    // 1.4.5
    @Test
    void odd5APortThatIsGoneCrashesTheController() {
        OvnLab lab = asWritten();
        rowAt(lab, 0, OvnLab.E1);
        lab.at(10, () -> lab.lr0.deletePort(lab.port));
        lab.runUntil(10.5);
        assertThat(lab.ch1.controller().isRunning()).isFalse();
        lab.runUntil(12);
        assertThat(lab.ch1.controller().isRunning())
                .as("a supervisor starts it again")
                .isTrue();

        OvnLab repaired = without(Proposal2018Quirk.PORT_GONE_CRASHES);
        rowAt(repaired, 0, OvnLab.E1);
        repaired.at(10, () -> repaired.lr0.deletePort(repaired.port));
        repaired.runUntil(3_000);
        assertThat(repaired.simulation.probes().counter("ovn/ch1/crashes").value())
                .isZero();
    }

    // 1.4.6
    @Test
    void odd6RowsDeletedByOthersGoOnBeingProbedAndTheAnswerWritesThemAgain() {
        OvnLab lab = asWritten();
        rowAt(lab, 0, OvnLab.E1);
        lab.at(300, () -> lab.ovn.bindings().delete(lab.row(OvnLab.E1), "by operator"));
        lab.runUntil(700);
        assertThat(lab.probes).containsExactly(600.0);
        assertThat(lab.row(OvnLab.E1)).isNotNull();

        OvnLab repaired = without(Proposal2018Quirk.KEEPS_DELETED_ROWS);
        rowAt(repaired, 0, OvnLab.E1);
        repaired.at(300, () -> repaired.ovn.bindings().delete(repaired.row(OvnLab.E1), "by operator"));
        repaired.runUntil(3_000);
        assertThat(repaired.probes).isEmpty();
        assertThat(repaired.row(OvnLab.E1)).isNull();
    }

    // 1.4.7
    @Test
    void odd7ADeleteDuringAnOpenTransactionIsLostUnlessItWaits() {
        assertThat(deletedWithOpenTransaction(Proposal2018.asWritten())).isEqualTo(2_400);
        assertThat(deletedWithOpenTransaction(Proposal2018.asWritten().without(Proposal2018Quirk.NO_TRANSACTION_CHECK)))
                .isBetween(1_200.0, 1_200.1);
    }

    private static double deletedWithOpenTransaction(Proposal2018 controller) {
        OvnRelease release = OvnReleases.named("ovn-2018").orElseThrow().withController(controller);
        OvnLatencies.Range zero = new OvnLatencies.Range(0, 0);
        OvnLatencies slowWrites = new OvnLatencies(
                zero, 0, 0, new OvnLatencies.Range(50_000, 50_000), zero, zero, zero, zero, zero, 0, zero, zero, 0, 0);
        OvnLab lab = new OvnLab(OvnConfig.of(release).withLatencies(slowWrites), 1);
        lab.e1.arpSilent = true;
        rowAt(lab, 0, OvnLab.E1);
        lab.at(1_199.98, () -> lab.e2.arp(ArpPacket.REPLY, OvnLab.E2, OvnLab.ROUTER, OvnLab.ROUTER_MAC));
        lab.runUntil(5_000);
        return Math.round(lab.times("delete", OvnLab.E1).get(0) * 10) / 10.0;
    }

    // 1.4.8
    @Test
    void odd8ARestartOfTheControllerRestartsEveryClock() {
        assertThat(deletedAfterRestart(asWritten())).isCloseTo(2_001, offset(0.1));
        assertThat(deletedAfterRestart(without(Proposal2018Quirk.RESTART_RESETS_CLOCKS)))
                .isCloseTo(1_200, offset(0.1));
    }

    private static double deletedAfterRestart(OvnLab lab) {
        lab.e1.arpSilent = true;
        rowAt(lab, 0, OvnLab.E1);
        lab.at(800, () -> lab.ch1.controller().stop());
        lab.at(801, () -> lab.ch1.controller().start());
        lab.runUntil(5_000);
        return lab.times("delete", OvnLab.E1).get(0);
    }

    // 1.4.9
    @Test
    void odd9WithoutASwitchConnectionPassesAreSkippedAndTheLoopSpins() {
        OvnLab lab = asWritten();
        lab.e1.arpSilent = true;
        rowAt(lab, 0, OvnLab.E1);
        lab.at(500, () -> lab.ch1.controller().setSwitchConnection(false));
        lab.at(700, () -> lab.ch1.controller().setSwitchConnection(true));
        lab.runUntil(3_000);
        assertThat(lab.probes).containsExactly(700.0, 800.0, 900.0);
        assertThat(lab.simulation
                        .probes()
                        .counter("ovn/ch1/loop-spins-without-switch")
                        .value())
                .isPositive();
    }

    // 1.4.10
    @Test
    void odd10AMissingOpenFlowPortLosesTheProbeSilently() {
        OvnLab lab = asWritten();
        lab.ext.setOpenFlowPort(false);
        rowAt(lab, 0, OvnLab.E1);
        lab.runUntil(1_300);
        assertThat(lab.e1.heard).isEmpty();
        assertThat(lab.simulation
                        .probes()
                        .counter("ovn/ch1/probes-lost-silently")
                        .value())
                .isEqualTo(3);
        assertThat(lab.simulation.probes().counter("ovn/ch1/warnings").value()).isZero();

        OvnLab repaired = without(Proposal2018Quirk.SILENT_OFPORT_MISS);
        repaired.ext.setOpenFlowPort(false);
        rowAt(repaired, 0, OvnLab.E1);
        repaired.runUntil(700);
        assertThat(repaired.simulation.probes().counter("ovn/ch1/warnings").value())
                .isEqualTo(1);
    }

    // 1.4.11
    @Test
    void odd11OnFlowTablesSince2019EveryRowIsDeletedAtTAliveOrNot() {
        OvnLab lab = lab(Proposal2018.asWritten(), "ovn-20.03");
        rowAt(lab, 0, OvnLab.E1);
        lab.runUntil(1_300);
        assertThat(lab.times("delete", OvnLab.E1)).containsExactly(1_200.0);

        OvnLab repaired =
                lab(Proposal2018.asWritten().without(Proposal2018Quirk.NEEDS_UNFILTERED_LEARNING), "ovn-20.03");
        rowAt(repaired, 0, OvnLab.E1);
        repaired.runUntil(5_000);
        assertThat(repaired.row(OvnLab.E1)).isNotNull();
    }

    // 1.4.12
    @Test
    void odd12EachPassWalksAllRows() {
        OvnLab lab = asWritten();
        for (int i = 0; i < 10; i++) {
            rowAt(lab, 0, OvnLab.address(i));
        }
        lab.runUntil(1_300);
        long passes = lab.simulation.probes().counter("ovn/ch1/passes").value();
        assertThat(lab.simulation.probes().counter("ovn/ch1/rows-walked").value())
                .isBetween(10 * (passes - 12), 10 * passes);
    }

    @Test
    void repairedProposalKeepsLiveAndDeletesDeadHostsOfBothFamiliesOnTodaysPipeline() {
        OvnRelease release = OvnReleases.named("ovn-26.03").orElseThrow().withController(Proposal2018.repaired());
        OvnLab lab = new OvnLab(OvnConfig.of(release), 1);
        lab.pingAt(1, OvnLab.E1, 1);
        lab.pingAt(1, OvnLab.E1_V6, 2);
        lab.pingAt(1, OvnLab.E2, 3);
        lab.at(2, () -> lab.e2.dead = true);

        lab.runUntil(10_000);

        assertThat(lab.row(OvnLab.E1)).isNotNull();
        assertThat(lab.row(OvnLab.E1_V6)).isNotNull();
        assertThat(lab.times("delete", OvnLab.E2))
                .singleElement()
                .satisfies(t -> assertThat(t).isCloseTo(1_201, offset(0.1)));
    }

    @Test
    void aRequestDoesNotResetTheClockOnThePipelineOf2018() {
        OvnLab lab = asWritten();
        lab.e1.arpSilent = true;
        rowAt(lab, 0, OvnLab.E1);
        lab.at(300, () -> lab.e1.arp(ArpPacket.REPLY, OvnLab.E1, OvnLab.ROUTER, OvnLab.ROUTER_MAC));
        lab.at(480, () -> lab.e1.arp(ArpPacket.REQUEST, OvnLab.E1, OvnLab.ROUTER, MacAddress.BROADCAST));

        lab.runUntil(3_000);

        assertThat(lab.probes.get(0)).isCloseTo(900, offset(0.01));
    }
}
