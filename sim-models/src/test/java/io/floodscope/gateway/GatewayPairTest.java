package io.floodscope.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import io.floodscope.rules.Covers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two gateways that act as one: who refreshes, what crosses the peer link, and the peer's own MAC (incident 23). */
class GatewayPairTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long V = MacAddress.parse("00:11:22:33:44:55").value();
    private static final long R1 = 0x70_00_00_00_00_01L;
    private static final long R2 = 0x70_00_00_00_00_02L;
    private static final IpAddress GATEWAY = IpAddress.parse("10.0.4.1");

    private final Simulation simulation = new Simulation(1);
    private final Network network = new Network(simulation);
    private final Station left = network.add(new Station(simulation, "left", 0xF1, "10.0.4.11", Station.untagged()));
    private final Station right = network.add(new Station(simulation, "right", 0xF2, "10.0.4.12", Station.untagged()));

    /** One member with a port for a station, in a port channel if the number is not 0. */
    private DistributedGateway member(String name, long mac, GatewayGroup group, GatewayProfile profile) {
        return network.add(new DistributedGateway(
                simulation,
                GatewayConfig.of(
                        name,
                        profile,
                        mac,
                        List.of(
                                new VlanInterface(4, V, List.of(Prefix.parse("10.0.4.1/24"))),
                                new VlanInterface(9, V, List.of(Prefix.parse("10.0.9.1/24"))))),
                group));
    }

    private DistributedGateway[] pair(int refreshers, boolean peerGateway, GatewayProfile profile) {
        GatewayGroup group = new GatewayGroup(simulation, "pair", profile.macAging(), refreshers, peerGateway);
        DistributedGateway one = member("leaf1", R1, group, profile);
        DistributedGateway two = member("leaf2", R2, group, profile);
        network.connect(one.addPeerLink("peer"), two.addPeerLink("peer"), LinkParams.INSTANT);
        return new DistributedGateway[] {one, two};
    }

    private DistributedGateway[] pairWithStations(int refreshers, GatewayProfile profile) {
        DistributedGateway[] members = pair(refreshers, false, profile);
        network.connect(left.port, members[0].addDownlink(Downlink.access("e1", 4)), LinkParams.INSTANT);
        network.connect(right.port, members[1].addDownlink(Downlink.access("e1", 4)), LinkParams.INSTANT);
        members[0].start();
        members[1].start();
        return members;
    }

    private void runTo(long seconds) {
        simulation.runUntil(seconds * SECOND, RunLimits.NONE);
    }

    private long count(String counter) {
        return simulation.probes().counter(counter).value();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2"})
    @Covers("gw.refreshers-per-host")
    void oneOrBothMembersAskAHostAgain(int refreshers, int requests) {
        pairWithStations(refreshers, Profiles.NXOS);
        left.asks(GATEWAY);
        runTo(1_200);

        assertThat(left.frames(Station::isArpRequest))
                .hasSize(requests)
                .allSatisfy(frame -> assertThat(frame.src()).isEqualTo(V));
        assertThat(count("leaf1/arp/refreshes")).isEqualTo(1);
        assertThat(count("leaf2/arp/refreshes")).isEqualTo(requests - 1);
    }

    @Test
    @Covers("gw.refreshers-per-host")
    void theOtherMemberTakesOverTheHostsOfOneThatIsCutOff() {
        pairWithStations(1, Profiles.NXOS);
        right.asks(GATEWAY);
        runTo(1_000);
        network.links().stream()
                .filter(link -> link.a().node().name().equals("leaf2")
                        || link.b().node().name().equals("leaf2"))
                .forEach(link -> link.setUp(false));
        runTo(1_200);

        assertThat(count("leaf1/arp/refreshes")).isEqualTo(1);
        assertThat(count("leaf2/arp/refreshes")).isZero();
    }

    @Test
    void aRequestIsAnsweredOnceAndBothMembersKnowTheHost() {
        DistributedGateway[] members = pairWithStations(1, Profiles.NXOS.withArpSuppression(false));
        left.asks(GATEWAY);
        runTo(1);

        assertThat(left.frames(Station::isArpReply)).hasSize(1);
        assertThat(right.frames(Station::isArpRequest))
                .as("flooded on over the peer link")
                .hasSize(1);
        assertThat(members[1].hostMac(left.ip)).isEqualTo(left.mac);
    }

    @Test
    @Covers("gw.data-source")
    void whatTheOtherMemberRoutesCrossesThePeerLinkFromItsOwnMac() {
        DistributedGateway[] members = pairWithStations(1, Profiles.NXOS);
        Station remote = network.add(new Station(simulation, "far", 0xA0, "192.0.2.1", Station.untagged()));
        network.connect(remote.port, members[1].addNorth("up", NorthRoute.defaultTo(0xA0)), LinkParams.INSTANT);
        left.asks(GATEWAY);
        runTo(1);

        remote.sendsUdp(R2, left.ip);
        left.sendsUdp(V, remote.ip);
        runTo(2);

        assertThat(left.frames(Station::isIp))
                .singleElement()
                .satisfies(frame -> assertThat(frame.src()).isEqualTo(R2));
        assertThat(remote.frames(Station::isIp)).hasSize(1);
    }

    @Test
    void aStandbyHandsFramesToTheVirtualMacToTheActiveMember() {
        DistributedGateway[] members = pairWithStations(1, Profiles.NXOS.withArpSuppression(false));
        members[1].setActive(false);
        left.asks(GATEWAY);
        right.asks(GATEWAY);
        runTo(1);

        right.sendsUdp(V, left.ip);
        runTo(2);

        assertThat(right.frames(Station::isArpReply))
                .singleElement()
                .satisfies(
                        reply -> assertThat(((ArpPacket) reply.payload()).sha()).isEqualTo(V));
        assertThat(left.frames(Station::isIp))
                .singleElement()
                .satisfies(frame -> assertThat(frame.src()).isEqualTo(R1));
    }

    /** A filer in a port channel answers to the MAC the request came from; the hash may pick the other member. */
    @ParameterizedTest
    @CsvSource({"false, 0", "true, 1"})
    @Covers({"gw.peer-gateway", "gw.peer-link-loop-avoidance"})
    void answersToThePeersOwnMacAreLostWithoutPeerGateway(boolean peerGateway, int delivered) {
        DistributedGateway[] members = pair(1, peerGateway, Profiles.NXOS);
        Station filer = network.add(new Station(simulation, "filer", 0xF9, "10.0.9.11", Station.untagged()));
        Station filerOther = network.add(new Station(simulation, "filer-b", 0xF8, "10.0.9.12", Station.untagged()));
        Station client = network.add(new Station(simulation, "client", 0xC1, "10.0.4.21", Station.untagged()));
        Station clientOther = network.add(new Station(simulation, "client-b", 0xC2, "10.0.4.22", Station.untagged()));
        network.connect(
                filer.port, members[0].addDownlink(Downlink.access("f", 9).inPortChannel(1)), LinkParams.INSTANT);
        network.connect(
                filerOther.port, members[1].addDownlink(Downlink.access("f", 9).inPortChannel(1)), LinkParams.INSTANT);
        network.connect(
                client.port, members[0].addDownlink(Downlink.access("c", 4).inPortChannel(2)), LinkParams.INSTANT);
        network.connect(
                clientOther.port, members[1].addDownlink(Downlink.access("c", 4).inPortChannel(2)), LinkParams.INSTANT);
        client.asks(GATEWAY);
        runTo(1);

        filer.sendsUdp(R2, client.ip);
        runTo(2);

        assertThat(client.frames(Station::isIp).size()
                        + clientOther.frames(Station::isIp).size())
                .isEqualTo(delivered);
        assertThat(count("leaf2/bridge/drop-peer-link")).isEqualTo(1 - delivered);
    }

    /** Incident 14: receives on one MAC, sends from another; only announcements teach it, and they back off. */
    @ParameterizedTest
    @CsvSource({"600, 0.5", "1200, 0.75", "300, 0"})
    @Covers("gw.announces")
    void aMacThatOnlyAnnouncesIsForgottenBetweenTwoAnnouncements(long maxSeconds, double share) {
        GatewayProfile ovn = Profiles.NXOS
                .withRefresh(RefreshPolicy.never(SourceMac.REAL))
                .withSources(SourceMac.REAL, SourceMac.VIRTUAL, SourceMac.REAL)
                .withAnnouncements(Announcements.doubling(2 * SECOND, maxSeconds * SECOND, 0));
        pairWithStations(1, ovn);
        runTo(200_000);

        long[] learned = left.heard.stream()
                .filter(heard -> heard.frame().src() == V)
                .mapToLong(Station.Heard::nanos)
                .toArray();
        long settled = 150_000 * SECOND;
        long flooded = FloodOracle.floods(learned, 300, 0, 200_000 * SECOND).stream()
                .mapToLong(w -> Math.max(0, w.endNanos() - Math.max(settled, w.startNanos())))
                .sum();
        assertThat((double) flooded / (50_000 * SECOND)).isCloseTo(share, org.assertj.core.api.Assertions.within(0.02));
    }

    @Test
    void routingASteadyFlowAllocatesNothing() {
        DistributedGateway gateway = network.add(new DistributedGateway(
                simulation,
                GatewayConfig.of(
                        "solo",
                        Profiles.NXOS,
                        R1,
                        List.of(
                                new VlanInterface(4, V, List.of(Prefix.parse("10.0.4.1/24"))),
                                new VlanInterface(9, V, List.of(Prefix.parse("10.0.9.1/24")))))));
        Silent from = network.add(new Silent("from"));
        Silent to = network.add(new Silent("to"));
        var in = gateway.addDownlink(Downlink.trunk("e1"));
        network.connect(from.port, in, LinkParams.INSTANT);
        network.connect(to.port, gateway.addDownlink(Downlink.trunk("e2")), LinkParams.INSTANT);
        IpAddress target = IpAddress.parse("10.0.9.11");
        to.port.send(
                Frame.of(MacAddress.BROADCAST, 0xB1, ArpPacket.request(0xB1, target, IpAddress.parse("10.0.9.1")))
                        .withVlan(9),
                0);
        runTo(1);
        Frame data = Frame.of(
                        V, 0xA1, new IpPacket(left.ip, target, IpPacket.Protocol.UDP, 1, 2, IpPacket.Kind.DATA, 1_000))
                .withVlan(4);
        for (int i = 0; i < 50_000; i++) {
            gateway.receive(in, data, i);
            simulation.runUntil(simulation.nowNanos() + 1, RunLimits.NONE);
        }
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 50_000; i++) {
            gateway.receive(in, data, i);
            simulation.runUntil(simulation.nowNanos() + 1, RunLimits.NONE);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(to.received).isGreaterThanOrEqualTo(100_000);
        assertThat(allocated).as("bytes for 50,000 packets").isLessThan(50_000);
    }

    /** A node that keeps nothing. */
    private static final class Silent implements io.floodscope.net.link.Node {
        private final String name;
        private final io.floodscope.net.link.Port port;
        private long received;

        Silent(String name) {
            this.name = name;
            this.port = new io.floodscope.net.link.Port(this, "eth0", 0);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void receive(io.floodscope.net.link.Port in, Frame frame, long word) {
            received++;
        }

        @Override
        public boolean isStation() {
            return true;
        }
    }

    @Test
    void refusesAThirdMemberAndSenselessNumbers() {
        GatewayGroup group = new GatewayGroup(simulation, "pair", Profiles.NXOS.macAging(), 1, false);
        member("a", R1, group, Profiles.NXOS);
        member("b", R2, group, Profiles.NXOS);

        assertThatThrownBy(() -> member("c", 0x70_00_00_00_00_03L, group, Profiles.NXOS))
                .hasMessageContaining("at most two members");
        assertThatThrownBy(() -> new GatewayGroup(simulation, "g", Profiles.NXOS.macAging(), 3, false))
                .hasMessageContaining("1 or 2 members");
    }
}
