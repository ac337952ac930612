package io.floodscope.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.ovs.DatapathType;
import io.floodscope.bridge.ovs.OvsBridge;
import io.floodscope.bridge.ovs.OvsBridgeParams;
import io.floodscope.bridge.ovs.OvsProfile;
import io.floodscope.bridge.ovs.Vswitchd;
import io.floodscope.engine.Phase;
import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.gateway.FailoverOracle.Probing;
import io.floodscope.host.HostInterface;
import io.floodscope.host.LinuxHost;
import io.floodscope.host.Machine;
import io.floodscope.host.app.Applications;
import io.floodscope.host.app.DatagramFlow;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.VrrpAdvert;
import io.floodscope.net.link.Link;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import io.floodscope.traffic.DeliveryLog;
import io.floodscope.traffic.FlowSchedule;
import io.floodscope.traffic.TrafficSource;
import io.floodscope.vrrp.GarpSchedule;
import io.floodscope.vrrp.VirtualAddressHolder;
import io.floodscope.vrrp.VrrpConfig;
import io.floodscope.vrrp.VrrpInstance;
import io.floodscope.vrrp.VrrpState;
import org.junit.jupiter.api.Test;

/** Vectors 12 and 13 of gateways-and-fabric, section 9: a Linux client, two keepalived routers in real-MAC mode. */
class FailoverVectorsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final IpAddress VIP = IpAddress.parse("10.0.4.1");

    private final Simulation simulation = new Simulation(1);
    private final Network network = new Network(simulation);
    private final OvsBridge bridge =
            network.add(new Vswitchd(simulation, "node", OvsProfile.OVS_3, DatapathType.USERSPACE, 0)
                    .addBridge("br", "br", OvsBridgeParams.DEFAULTS));

    /** A Linux machine as keepalived uses it. */
    private record Router(LinuxHost host, HostInterface itf, Link link) implements VirtualAddressHolder {

        @Override
        public String name() {
            return host.name();
        }

        @Override
        public long mac() {
            return itf.mac();
        }

        @Override
        public IpAddress primaryAddress(boolean v6) {
            return itf.addresses().get(0).address();
        }

        @Override
        public void addAddress(IpAddress address, long mac) {
            itf.addAddress(new Prefix(address, 32));
        }

        @Override
        public void removeAddress(IpAddress address) {
            itf.removeAddress(address);
        }

        @Override
        public void send(Frame frame) {
            itf.send(frame, 0);
        }
    }

    private Router machine(String name, int number) {
        LinuxHost host = network.add(new LinuxHost(new Machine(simulation, name), name));
        HostInterface itf = host.addInterface("eth0", 0x02_00_00_00_04_00L + number);
        itf.addAddress(Prefix.parse("10.0.4." + number + "/24"));
        Link link = network.connect(
                itf.port(), bridge.addPort(name, PortVlans.access(0)).port(), new LinkParams(1_000, 0, 1 << 20));
        return new Router(host, itf, link);
    }

    private VrrpInstance keepalived(Router router, int priority, GarpSchedule garp) {
        VrrpInstance instance = new VrrpInstance(
                simulation,
                simulation.probes(),
                VrrpConfig.of(51, priority, VIP).withGarp(garp),
                router);
        router.itf().setListener((in, frame, word) -> {
            if (frame.payload() instanceof VrrpAdvert advert) {
                instance.receive(advert);
            }
        });
        instance.start();
        return instance;
    }

    /**
     * Outage of a dense sender when the master dies 0.25 s after an advert, 18 s after the client resolved it.
     *
     * @return outage in s
     */
    private double outage(GarpSchedule garp) {
        Router one = machine("r1", 2);
        Router two = machine("r2", 3);
        Router client = machine("client", 10);
        client.itf().neighbors(false).pinReachableTime(30 * SECOND);
        VrrpInstance first = keepalived(one, 200, garp);
        VrrpInstance second = keepalived(two, 100, garp);
        simulation.runUntil(10 * SECOND, RunLimits.NONE);
        assertThat(first.state()).isEqualTo(VrrpState.MASTER);
        long tookOver = (3 * SECOND) + 56 * SECOND / 256;
        long failure = tookOver + 40 * SECOND + 250 * MILLI;
        new Applications(one.host()).serveUdpSink(5000);
        Applications survivor = new Applications(two.host());
        DatagramFlow flow = (DatagramFlow) new Applications(client.host())
                .start(
                        "probe",
                        new TrafficSource.OneWayUdp(
                                VIP, 5000, FlowSchedule.every(failure - 18 * SECOND, 10 * MILLI), 100, 1, false));
        DeliveryLog log = survivor.serveUdpSink(5000).log(flow);
        simulation.at(failure, Phase.SAMPLE, () -> one.link().setUp(false));

        simulation.runUntil(failure + 120 * SECOND, RunLimits.NONE);

        assertThat(second.state()).isEqualTo(VrrpState.MASTER);
        long firstAtSurvivor = flow.times()
                .timeOf(log.outages(flow.sent(), simulation.nowNanos()).get(0).lost());
        return (double) (firstAtSurvivor - failure) / SECOND;
    }

    @Test
    void vector12AnnouncedTakeOver() {
        double expected = (double) FailoverOracle.detectionNanos(2, SECOND, 100, 250 * MILLI) / SECOND;

        assertThat(expected).isCloseTo(3.359, within(0.001));
        assertThat(outage(GarpSchedule.DEFAULT)).isCloseTo(expected, within(0.02));
    }

    @Test
    void vector13UnannouncedTakeOver() {
        double expected =
                (double) FailoverOracle.unannouncedReachableNanos(3 * SECOND, 12 * SECOND, Probing.DEFAULT) / SECOND;

        assertThat(expected).isEqualTo(20);
        assertThat(outage(GarpSchedule.NONE)).isCloseTo(expected, within(0.02));
    }
}
