package io.floodscope.gateway;

import static io.floodscope.gateway.IncidentLab.MILLI;
import static io.floodscope.gateway.IncidentLab.SECOND;
import static io.floodscope.gateway.IncidentLab.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.floodscope.host.app.Applications;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.result.FloodWindow;
import io.floodscope.traffic.FlowSchedule;
import io.floodscope.traffic.TrafficSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbered test vectors of gateways-and-fabric, section 9, with Linux hosts and Open vSwitch bridges. */
class GatewayVectorsTest {

    /** One sending interval: the first flooded frame may come that much after the entry has gone. */
    private static final double INTERVAL = 0.11;

    private static final GatewayProfile SILENT =
            Profiles.NXOS.withRefresh(RefreshPolicy.never(SourceMac.VIRTUAL)).withArpTimeoutNanos(1_000_000 * SECOND);

    private static double start(FloodWindow window) {
        return (double) window.startNanos() / SECOND;
    }

    private static double end(FloodWindow window) {
        return (double) window.endNanos() / SECOND;
    }

    private static void assertWindows(List<FloodWindow> windows, double... startsAndEnds) {
        assertThat(windows).hasSize(startsAndEnds.length / 2);
        for (int i = 0; i < windows.size(); i++) {
            assertThat(start(windows.get(i))).isCloseTo(startsAndEnds[2 * i], within(INTERVAL));
            assertThat(end(windows.get(i))).isCloseTo(startsAndEnds[2 * i + 1], within(INTERVAL));
        }
    }

    @Test
    void vector1OneTcpSender() {
        IncidentLab lab = new IncidentLab(Profiles.NXOS, 300, 0);
        lab.tcpSender("h1", "br", 4, 0);
        lab.host("idle", "br", 4);
        lab.runTo(3_000);

        assertWindows(lab.floods("br", 4), 300, 1_125, 1_425, 2_250, 2_550, 3_000);
        assertThat(lab.floods("br", 4).get(0).unwantedCopies()).isCloseTo(8_250, within(10L));
    }

    @Test
    void vector2AgingOf1800() {
        IncidentLab lab = new IncidentLab(Profiles.NXOS, 1_800, 0);
        lab.tcpSender("h1", "br", 4, 0);
        lab.runTo(5_000);

        assertThat(lab.floods("br", 4)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1124, 1.5", "1125, 0.5", "1126, 0"})
    void vector3TheBorder(long aging, double expected) {
        IncidentLab lab = new IncidentLab(Profiles.NXOS, aging, SECOND / 2);
        lab.tcpSender("h1", "br", 4, 0);
        lab.runTo(5_000);

        List<FloodWindow> floods = lab.floods("br", 4);
        assertThat(floods).hasSize(expected == 0 ? 0 : 4);
        assertThat(floods)
                .allSatisfy(window ->
                        assertThat((double) window.lengthNanos() / SECOND).isCloseTo(expected, within(INTERVAL)));
    }

    @Test
    void vector4OneUdpSenderInTheVlanHealsIt() {
        IncidentLab lab = new IncidentLab(Profiles.NXOS, 300, 0);
        lab.tcpSender("h1", "br", 4, 0);
        lab.udpSender("h2", "br", 4, 0);
        lab.runTo(3_000);

        assertThat(lab.floods("br", 4)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"br, 9", "other, 4"})
    void vector5AnotherVlanOrHostDoesNot(String bridge, int vlan) {
        IncidentLab lab = new IncidentLab(Profiles.NXOS, 300, 0);
        lab.tcpSender("h1", "br", 4, 0);
        lab.udpSender("h2", bridge, vlan, 0);
        lab.runTo(2_000);

        assertWindows(lab.floods("br", 4), 300, 1_125, 1_425, 2_000);
    }

    @Test
    void vector6TwoTcpSenders() {
        IncidentLab lab = new IncidentLab(Profiles.NXOS, 300, 0);
        lab.tcpSender("h1", "br", 4, 0);
        lab.tcpSender("h2", "br", 4, 276 * SECOND);
        lab.runTo(3_000);

        assertWindows(lab.floods("br", 4), 576, 1_125, 1_701, 2_250, 2_826, 3_000);
    }

    @Test
    void vector7ThreeTcpSenders() {
        IncidentLab lab = new IncidentLab(Profiles.NXOS, 300, 0);
        lab.tcpSender("h1", "br", 4, 0);
        lab.tcpSender("h2", "br", 4, 276 * SECOND);
        lab.tcpSender("h3", "br", 4, 492 * SECOND);
        lab.runTo(3_000);

        assertWindows(lab.floods("br", 4), 792, 1_125, 1_917, 2_250);
    }

    private static IncidentLab udpJobs(long seconds) {
        IncidentLab lab = new IncidentLab(SILENT, 300, 0);
        FlowSchedule jobs = FlowSchedule.every(0, 1_200 * SECOND);
        lab.host("h1", "br", 4)
                .start("job", new TrafficSource.UdpJob(SERVER, 53, jobs, seconds * SECOND, 100 * MILLI, 1_000, 1));
        lab.runTo(3_000);
        return lab;
    }

    @Test
    void vector8UdpJobsOfAMinute() {
        assertWindows(udpJobs(60).floods("br", 4), 1_200, 1_205, 2_400, 2_405);
    }

    /** The probe that comes five seconds after the first packet finds the job over and is flooded itself. */
    @Test
    void vector10UdpJobsThatEndBeforeTheProbe() {
        List<FloodWindow> floods = udpJobs(3).floods("br", 4);

        assertWindows(floods, 1_200, 1_203, 1_205, 1_205, 2_400, 2_403, 2_405, 2_405);
        assertThat(floods).extracting(FloodWindow::frames).containsExactly(30L, 1L, 30L, 1L);
    }

    @Test
    void vector9TcpJobs() {
        IncidentLab lab = new IncidentLab(SILENT, 300, 0);
        lab.host("h1", "br", 4)
                .start(
                        "job",
                        new TrafficSource.TcpJob(
                                SERVER, 80, FlowSchedule.every(0, 1_200 * SECOND), 60 * SECOND, 100 * MILLI, 1_000, 1));
        lab.runTo(4_900);

        assertWindows(lab.floods("br", 4), 1_200, 1_260, 2_400, 2_460, 3_600, 3_660, 4_800, 4_860);
    }

    @Test
    void vector11NothingEverComesFromTheVirtualMac() {
        IncidentLab lab = new IncidentLab(Profiles.VGA_AUTO, 300, 0);
        Applications apps = lab.tcpSender("h1", "br", 4, 0);
        lab.runTo(2_000);

        FloodWindow window = lab.floods("br", 4).get(0);
        assertThat(lab.floods("br", 4)).hasSize(1);
        assertThat(start(window)).isCloseTo(0, within(0.001));
        assertThat(window.openEnd()).isTrue();
        assertThat(window.frames()).isGreaterThanOrEqualTo(apps.flows().get(0).sent());
    }

    @Test
    void vector14SilentLogSinkBelowARouterWithFourHours() {
        IncidentLab lab = new IncidentLab(Profiles.IOS, 300, 0);
        Applications sink = lab.host("log", "br", 4);
        sink.serveUdpSink(514);
        lab.host("idle", "br", 4);
        sink.start("hello", new TrafficSource.OneWayUdp(SERVER, 53, FlowSchedule.once(0), 100, 1, false));
        IpAddress log = sink.host().interfaces().get(0).addresses().get(0).address();
        lab.server.start(
                "syslog", new TrafficSource.OneWayUdp(log, 514, FlowSchedule.every(SECOND, SECOND), 500, 1, false));
        lab.runTo(28_700);

        List<FloodWindow> windows = lab.bridge("br").floodWindows().stream()
                .filter(window -> window.vlan() == 4)
                .toList();
        assertThat(windows).hasSize(2);
        assertThat(windows)
                .allSatisfy(window ->
                        assertThat((double) window.lengthNanos() / SECOND).isCloseTo(14_040, within(1.1)));
        assertThat(end(windows.get(0))).isCloseTo(14_340, within(1.1));
        assertThat(end(windows.get(1))).isCloseTo(28_680, within(1.1));
    }
}
