package io.floodscope.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.bridge.core.BridgePort;
import io.floodscope.bridge.core.Expiry;
import io.floodscope.bridge.core.LearningBridge;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.core.UnknownUnicastPolicy;
import io.floodscope.bridge.generic.Switch;
import io.floodscope.bridge.generic.SwitchParams;
import io.floodscope.bridge.linux.BridgeFdbPrinter;
import io.floodscope.bridge.linux.LinuxBridge;
import io.floodscope.engine.Phase;
import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.EtherType;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.RawPayload;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import io.floodscope.rules.Covers;
import io.floodscope.text.Durations;
import org.junit.jupiter.api.Test;

/** The Linux bridge and the generic switch. */
class LearningBridgesTest {

    private static final long SILENT = 0x001122334455L;
    private static final long SECOND = 1_000_000_000L;

    private final Simulation simulation = new Simulation(1);
    private final Network network = new Network(simulation);
    private int stations;

    private Station station(LearningBridge bridge, String name, PortVlans vlans) {
        Station station = new Station(name, 0xFA163E000001L + stations++, simulation::nowNanos);
        network.add(station);
        BridgePort port = bridge.addPort(name, vlans);
        network.connect(station.port(), port.port(), LinkParams.INSTANT);
        return station;
    }

    private void at(String time, Station from, Frame frame) {
        simulation.at(Durations.parse(time), Phase.TRAFFIC, () -> from.port().send(frame, 0));
    }

    private void run(String until) {
        simulation.runUntil(Durations.parse(until), RunLimits.NONE);
    }

    private static Frame raw(long dst, long src) {
        return Frame.of(dst, src, new RawPayload(EtherType.EXPERIMENTAL, 50));
    }

    @Test
    @Covers("bridge.carrier-flush")
    void carrierLossForgetsWhatWasBehindThePort() {
        LinuxBridge bridge = network.add(new LinuxBridge(simulation, "br0", false, 300 * SECOND));
        Station a = station(bridge, "a", PortVlans.trunk());
        Station b = station(bridge, "b", PortVlans.trunk());
        Station c = station(bridge, "c", PortVlans.trunk());
        at("1s", a, raw(MacAddress.BROADCAST, a.mac()));
        simulation.at(2 * SECOND, Phase.TRAFFIC, () -> network.links().get(0).setUp(false));
        at("3s", b, raw(a.mac(), b.mac()));
        run("4s");

        assertThat(bridge.fdbEntry(0, a.mac())).isNull();
        assertThat(c.unwanted()).isEqualTo(1);
        assertThat(bridge.floodWindows())
                .singleElement()
                .satisfies(w -> assertThat(w.cause().text()).contains("lost carrier at 2s"));
    }

    @Test
    @Covers("bridge.invalid-source")
    void framesFromImpossibleSourcesGoNowhere() {
        LinuxBridge bridge = network.add(new LinuxBridge(simulation, "br0", false, 15 * SECOND));
        Station a = station(bridge, "a", PortVlans.trunk());
        Station b = station(bridge, "b", PortVlans.trunk());
        at("1s", a, raw(b.mac(), MacAddress.BROADCAST));
        at("2s", a, raw(b.mac(), 0));
        at("3s", a, raw(b.mac(), a.mac()));
        run("4s");

        assertThat(b.port().rxFrames()).isEqualTo(1);
        assertThat(bridge.fdb()).hasSize(1);
    }

    @Test
    @Covers({"bridge.learns-from-every-frame", "bridge.exact-aging", "bridge.floods-unknown"})
    void linuxBridgeForgetsExactlyAfterItsAgeingTime() {
        LinuxBridge bridge = network.add(new LinuxBridge(simulation, "br0", false, 15 * SECOND));
        Station a = station(bridge, "a", PortVlans.trunk());
        Station b = station(bridge, "b", PortVlans.trunk());
        Station c = station(bridge, "c", PortVlans.trunk());
        at("1s", a, raw(MacAddress.BROADCAST, SILENT));
        at("5.25s", a, raw(MacAddress.BROADCAST, SILENT));
        at("20.249999s", b, raw(SILENT, b.mac()));
        at("20.25s", b, raw(SILENT, b.mac()));
        run("21s");

        assertThat(c.unwanted()).isEqualTo(1);
        assertThat(bridge.floodWindows())
                .singleElement()
                .satisfies(w -> assertThat(w.cause().text()).contains("silent since 5.25s"));
    }

    @Test
    void linuxBridgePrintsItsTable() {
        LinuxBridge bridge = network.add(new LinuxBridge(simulation, "br0", true, 300 * SECOND));
        Station a = station(bridge, "eth1", PortVlans.nativeUntagged(4));
        at("1s", a, raw(MacAddress.BROADCAST, a.mac()));
        run("13.5s");
        bridge.addStatic(bridge.ports().get(0), 4, SILENT);

        assertThat(BridgeFdbPrinter.show(bridge))
                .containsExactly(
                        "fa:16:3e:00:00:01 dev eth1 vlan 4 master br0 ",
                        "00:11:22:33:44:55 dev eth1 vlan 4 master br0 static");
        assertThat(BridgeFdbPrinter.showStatistics(bridge, simulation.nowNanos())
                        .get(0))
                .isEqualTo("fa:16:3e:00:00:01 dev eth1 vlan 4 used 12/12 master br0 ");
    }

    @Test
    @Covers("bridge.topology-change")
    void topologyChangeAgesByTheForwardDelayForAWhile() {
        LinuxBridge bridge = network.add(new LinuxBridge(simulation, "br0", false, 300 * SECOND));
        Station a = station(bridge, "a", PortVlans.trunk());
        station(bridge, "b", PortVlans.trunk());
        at("1s", a, raw(MacAddress.BROADCAST, SILENT));
        at("10s", a, raw(MacAddress.BROADCAST, a.mac()));
        run("20s");
        bridge.topologyChange(LinuxBridge.DEFAULT_TOPOLOGY_CHANGE_NANOS);
        run("20.001s");
        assertThat(bridge.fdbEntry(0, SILENT)).isNull();
        assertThat(bridge.fdbEntry(0, a.mac())).isNotNull();

        at("54s", a, raw(MacAddress.BROADCAST, a.mac()));
        run("100s");

        assertThat(bridge.fdbEntry(0, a.mac()))
                .as("the flag was cleared at 55 s")
                .isNotNull();
    }

    @Test
    @Covers("bridge.swept-aging")
    void sweepRemovesAnEntryAfterOneToTwoAgingTimes() {
        SwitchParams params = SwitchParams.ofAging(100 * SECOND).withSweep(SwitchParams.Sweep.UP_TO_2X);
        Switch bridge = network.add(new Switch(simulation, "sw", params, 30 * SECOND));
        Station a = station(bridge, "a", PortVlans.access(4));
        at("31s", a, raw(MacAddress.BROADCAST, SILENT));
        run("229s");
        assertThat(bridge.fdbEntry(4, SILENT)).isNotNull();
        run("230s");

        assertThat(bridge.fdbEntry(4, SILENT)).isNull();
    }

    @Test
    @Covers("bridge.idle-on-use")
    void trafficTowardsADeadAddressKeepsItWhereUseCounts() {
        for (Expiry expiry : Expiry.values()) {
            Switch bridge = network.add(new Switch(
                    simulation,
                    "sw-" + expiry,
                    SwitchParams.ofAging(10 * SECOND).withExpiry(expiry)));
            Station a = station(bridge, "a" + expiry, PortVlans.access(4));
            Station b = station(bridge, "b" + expiry, PortVlans.access(4));
            at("1s", a, raw(MacAddress.BROADCAST, SILENT));
            for (int second = 2; second < 40; second++) {
                at(second + "s", b, raw(SILENT, b.mac()));
            }
            simulation.at(
                    Durations.parse("39.5s"),
                    Phase.SAMPLE,
                    () -> assertThat(bridge.fdbEntry(4, SILENT) != null).isEqualTo(expiry == Expiry.IDLE_ON_USE));
        }
        run("40s");
    }

    @Test
    @Covers("bridge.unknown-unicast-policy")
    void switchMayKeepUnknownUnicastBack() {
        Switch bridge = network.add(
                new Switch(simulation, "sw", SwitchParams.DEFAULTS.withUnknownUnicast(UnknownUnicastPolicy.DROP)));
        Station a = station(bridge, "a", PortVlans.access(4));
        Station b = station(bridge, "b", PortVlans.access(4));
        at("1s", a, raw(SILENT, a.mac()));
        run("2s");

        assertThat(b.arrivals()).isEmpty();
        assertThat(bridge.fdbEntry(4, a.mac())).isNotNull();
    }

    @Test
    @Covers("bridge.arp-suppression")
    void switchAnswersForAddressesItKnows() {
        Switch bridge = network.add(new Switch(simulation, "sw", SwitchParams.DEFAULTS.withArpSuppression(true)));
        Station a = station(bridge, "a", PortVlans.access(4));
        Station b = station(bridge, "b", PortVlans.access(4));
        IpAddress ipA = IpAddress.parse("10.0.4.1");
        IpAddress ipB = IpAddress.parse("10.0.4.2");
        bridge.addBinding(4, ipB, b.mac());
        at("1s", a, Frame.of(MacAddress.BROADCAST, a.mac(), ArpPacket.request(a.mac(), ipA, ipB)));
        run("2s");

        assertThat(b.arrivals()).isEmpty();
        assertThat(a.arrivals())
                .singleElement()
                .satisfies(r -> assertThat(r.frame().payload())
                        .isEqualTo(new ArpPacket(ArpPacket.REPLY, b.mac(), ipB, a.mac(), ipA)));
    }

    @Test
    @Covers("bridge.arp-suppression")
    void suppressionLearnsFromGratuitousArpAndKeepsItToItself() {
        Switch bridge = network.add(new Switch(simulation, "sw", SwitchParams.DEFAULTS.withArpSuppression(true)));
        Station a = station(bridge, "a", PortVlans.access(4));
        Station b = station(bridge, "b", PortVlans.access(4));
        IpAddress ipA = IpAddress.parse("10.0.4.1");
        IpAddress ipB = IpAddress.parse("10.0.4.2");
        at("1s", a, Frame.of(MacAddress.BROADCAST, a.mac(), ArpPacket.request(a.mac(), ipA, ipA)));
        at("2s", b, Frame.of(MacAddress.BROADCAST, b.mac(), ArpPacket.request(b.mac(), ipB, ipA)));
        run("3s");

        assertThat(a.arrivals()).isEmpty();
        assertThat(b.arrivals())
                .singleElement()
                .satisfies(r -> assertThat(r.frame().payload())
                        .isEqualTo(new ArpPacket(ArpPacket.REPLY, a.mac(), ipA, b.mac(), ipB)));
    }

    @Test
    void switchWarnsWhenItAgesByAnotherTimeThanConfigured() {
        Switch bridge = new Switch(
                simulation, "sw", SwitchParams.ofAging(1_800 * SECOND).withEffectiveAgingNanos(300 * SECOND));

        assertThat(bridge.warnings()).containsExactly("sw: MAC aging time 1800s is configured, the switch uses 300s");
    }
}
