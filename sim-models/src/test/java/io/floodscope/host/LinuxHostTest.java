package io.floodscope.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.host.app.Applications;
import io.floodscope.host.app.DatagramFlow;
import io.floodscope.host.app.Flow;
import io.floodscope.host.app.FlowSink;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.frame.RawPayload;
import io.floodscope.net.link.LinkParams;
import io.floodscope.traffic.DeliveryLog;
import io.floodscope.traffic.FlowSchedule;
import io.floodscope.traffic.TrafficSource;
import org.junit.jupiter.api.Test;

/** A host with its interfaces, routes and flows, against another Linux host. */
class LinuxHostTest {

    private static final IpAddress SERVER = IpAddress.parse("10.8.0.2");
    private static final FlowSchedule EVERY_SECOND = FlowSchedule.every(0, Lab.seconds(1));

    private final Lab lab = new Lab();
    private final LinuxHost server = lab.network.add(new LinuxHost(new Machine(lab.simulation, "other"), "server"));
    private final HostInterface theirs = server.addInterface("eth0", Lab.PEER_MAC + 0x100);
    private final HostInterface ours = lab.host.addInterface("eth1", Lab.HOST_MAC + 0x100);
    private final Applications services = new Applications(server);

    LinuxHostTest() {
        theirs.addAddress(new Prefix(SERVER, 24));
        ours.addAddress(Prefix.parse("10.8.0.1/24"));
        lab.network.connect(ours.port(), theirs.port(), new LinkParams(20_000, 0, LinkParams.UNBOUNDED));
    }

    @Test
    void unicastFramesToSomebodyElseAreUnwantedAndNothingMore() {
        lab.eth0.counters().record(Lab.seconds(1));
        Frame flooded = Frame.of(Lab.OTHER_MAC, Lab.PEER_MAC, new RawPayload(0x88B5, 1_000));
        Frame wanted = Frame.of(Lab.HOST_MAC, Lab.PEER_MAC, new RawPayload(0x88B5, 100));

        lab.at(2, () -> lab.peer.port().send(flooded, 0));
        lab.at(3, () -> lab.peer.port().send(wanted, 0)).run(5);

        assertThat(lab.eth0.counters().unwantedFrames()).isEqualTo(1);
        assertThat(lab.eth0.counters().unwantedBytes()).isEqualTo(1_014);
        assertThat(lab.eth0.counters().rxFrames()).isEqualTo(2);
        assertThat(lab.simulation
                        .probes()
                        .series("host/eth0/rx_unwanted", "bytes", 1)
                        .sums())
                .containsExactly(0, 0, 1_014);
        assertThat(lab.host.owns(lab.eth0.port(), Lab.OTHER_MAC)).isFalse();
    }

    @Test
    void aReceiverTellsAnOutageByTheNumbersOfTheDatagrams() {
        FlowSink sink = services.serveUdpSink(9);
        DatagramFlow flow = (DatagramFlow)
                lab.applications.start("udp", new TrafficSource.OneWayUdp(SERVER, 9, EVERY_SECOND, 100, 1, false));
        DeliveryLog log = sink.log(flow);
        lab.at(10.5, () -> lab.network.links().get(1).setPartition(ours.port(), true));
        lab.at(14.5, () -> lab.network.links().get(1).setPartition(ours.port(), false))
                .run(20.5);

        assertThat(flow.sent()).isEqualTo(21);
        assertThat(log.delivered()).isEqualTo(17);
        assertThat(FlowSink.outages(flow, log))
                .containsExactly(new DeliveryLog.Outage(Lab.seconds(11), Lab.seconds(15), 4, false));
    }

    @Test
    void jobsConnectSendAndCloseAgainAndAgain() {
        services.serveTcpSink(80);
        Flow job = lab.applications.start(
                "job",
                new TrafficSource.TcpJob(
                        SERVER, 80, FlowSchedule.every(0, Lab.seconds(60)), Lab.seconds(5), Lab.seconds(1), 64, 1));

        lab.run(170);

        assertThat(job.sent()).isEqualTo(3 * 5);
        assertThat(job.answered()).isGreaterThanOrEqualTo(3 * 5);
        assertThat(job.errors()).isZero();
    }

    @Test
    void aJobOfDatagramsPausesBetweenBursts() {
        services.serveUdpSink(9);
        Flow job = lab.applications.start(
                "job",
                new TrafficSource.UdpJob(
                        SERVER,
                        9,
                        FlowSchedule.every(0, Lab.seconds(60)).times(2),
                        Lab.seconds(5),
                        Lab.seconds(1),
                        64,
                        1));

        lab.run(500);

        assertThat(job.sent()).isEqualTo(10);
    }

    @Test
    void aPushServerIsOnlyAcknowledged() {
        services.serveTcpPush(81, Lab.seconds(0.3), 64, 1);
        Flow pull = lab.applications.start("pull", new TrafficSource.TcpPull(SERVER, 81, 0));

        lab.run(30);

        assertThat(pull.answered()).isBetween(99L, 101L);
    }

    @Test
    void aServiceThatIsNotThereResetsTheConnection() {
        Flow flow = lab.applications.start("tcp", new TrafficSource.TcpStream(SERVER, 82, EVERY_SECOND, 64, 1));

        lab.run(10);

        assertThat(flow.errors()).isEqualTo(10);
        assertThat(flow.answered()).isZero();
    }

    @Test
    void packetsToAnotherSubnetGoToTheGateway() {
        lab.host.routes().setDefault(Lab.PEER4);
        lab.at(0, () -> lab.datagram(IpAddress.parse("192.0.2.1"))).run(1);

        assertThat(lab.neighbors(false).lookup(Lab.PEER4)).isNotNull();
        IpPacket packet = (IpPacket) lab.peer.last().payload();
        assertThat(packet.dst()).isEqualTo(IpAddress.parse("192.0.2.1"));
        assertThat(packet.src()).isEqualTo(Lab.HOST4);
    }

    @Test
    void aForwarderSendsOnAndComplainsForADeadNextHop() {
        lab.eth0.set(InterfaceTunable.FORWARDING4, 1);
        IpPacket toServer = new IpPacket(Lab.PEER4, SERVER, IpPacket.Protocol.UDP, 1, 9, IpPacket.Kind.DATA, 18);
        IpPacket toNobody =
                new IpPacket(Lab.PEER4, SERVER.plus(1), IpPacket.Protocol.UDP, 1, 9, IpPacket.Kind.DATA, 18);
        services.serveUdpSink(9);

        lab.fromPeerAt(1, Lab.HOST_MAC, toServer)
                .fromPeerAt(1, Lab.HOST_MAC, toNobody)
                .run(10);

        assertThat(lab.simulation.probes().counter("server/udp-9/datagrams").value())
                .isEqualTo(1);
        assertThat(lab.peer.packets(IpPacket.Kind.HOST_UNREACHABLE)).isEqualTo(1);
    }

    @Test
    void aVlanInterfaceTagsWhatItSendsAndTakesOnlyItsVlan() {
        HostInterface vlan = lab.host.addVlan(lab.eth0, 9);
        vlan.addAddress(Prefix.parse("10.7.0.1/24"));
        lab.at(0, () -> lab.datagram(IpAddress.parse("10.7.0.2"))).run(1);

        assertThat(lab.peer.received().get(0).vlan()).isEqualTo(9);
        assertThat(lab.peer.received().get(0).payload()).isInstanceOf(ArpPacket.class);
    }

    @Test
    void ethernetSourceAndArpSenderMayDiffer() {
        long member = MacAddress.parse("02:01:0a:00:00:01").value();
        lab.eth0.setEthernetSource(member);
        lab.fromPeerAt(1, MacAddress.BROADCAST, ArpPacket.request(Lab.PEER_MAC, Lab.PEER4, Lab.HOST4))
                .run(2);

        assertThat(lab.peer.last().src()).isEqualTo(member);
        assertThat(lab.peer.arps(ArpPacket.REPLY).get(0).sha()).isEqualTo(Lab.HOST_MAC);
    }

    @Test
    void aMacvlanAnswersForItsOwnAddressWithItsOwnMac() {
        long virtual = MacAddress.parse("00:00:5e:00:01:09").value();
        HostInterface vmac = lab.host.addMacvlan(lab.eth0, "vrrp", virtual);
        IpAddress vip = IpAddress.parse("10.9.0.100");
        vmac.addAddress(new Prefix(vip, 32));
        vmac.set(InterfaceTunable.ARP_IGNORE, 1);
        lab.eth0.set(InterfaceTunable.ARP_IGNORE, 1);

        lab.fromPeerAt(1, MacAddress.BROADCAST, ArpPacket.request(Lab.PEER_MAC, Lab.PEER4, vip))
                .run(2);

        assertThat(lab.peer.arps(ArpPacket.REPLY)).hasSize(1);
        assertThat(lab.peer.arps(ArpPacket.REPLY).get(0).sha()).isEqualTo(virtual);
        assertThat(lab.host.owns(lab.eth0.port(), virtual)).isTrue();
    }

    @Test
    void removingTheLastAddressDeletesNeighboursAndRemovingOneOfTwoDoesNot() {
        lab.eth0.addAddress(Prefix.parse("10.9.0.11/24"));
        lab.datagramAt(0)
                .at(1, () -> lab.eth0.removeAddress(IpAddress.parse("10.9.0.11")))
                .run(2);
        assertThat(lab.entry(false)).isNotNull();

        lab.at(3, () -> lab.eth0.removeAddress(Lab.HOST4)).run(4);
        assertThat(lab.entry(false)).isNull();
    }

    @Test
    void bandsOfNeighbourStatesAreKeptWhenAskedFor() {
        lab.host.observeNeighbors();
        lab.datagramAt(0).datagramAt(100).run(200);

        assertThat(lab.simulation.probes().band("host/eth0/neigh/10.9.0.2").changes())
                .extracting(c -> c.state())
                .containsExactly("INCOMPLETE", "REACHABLE", "STALE", "DELAY", "PROBE", "REACHABLE", "STALE");
    }

    @Test
    void namespacesOfAMachineShareItsThresholds() {
        LinuxHost namespace = lab.network.add(new LinuxHost(lab.machine, "namespace"));
        HostInterface eth0 = namespace.addInterface("eth0", Lab.HOST_MAC + 0x200);
        eth0.addAddress(Prefix.parse("10.6.0.1/24"));
        lab.machine.ipv4().setThresholds(0, 2, 2);
        lab.datagramAt(0).at(1, () -> lab.datagram(Lab.PEER4.plus(1))).run(2);

        assertThat(eth0.neighbors(false).resolve(IpAddress.parse("10.6.0.2"))).isNull();
        assertThat(lab.machine.ipv4().tableFulls()).isEqualTo(1);
    }
}
