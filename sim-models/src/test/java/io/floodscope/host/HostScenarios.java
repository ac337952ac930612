package io.floodscope.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.host.app.Applications;
import io.floodscope.host.app.Flow;
import io.floodscope.host.neigh.NeighborDevice;
import io.floodscope.host.neigh.NeighborState;
import io.floodscope.host.neigh.NeighborTunable;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.net.link.LinkParams;
import io.floodscope.rules.Rule;
import io.floodscope.traffic.FlowSchedule;
import io.floodscope.traffic.TrafficSource;
import java.util.Map;
import java.util.function.Consumer;

/** One scenario for each rule of ARP, neighbour discovery, IP and the transports. */
final class HostScenarios {

    private static final IpAddress SERVER = IpAddress.parse("10.8.0.2");

    private HostScenarios() {}

    static void add(Map<Rule, Consumer<Lab>> scenarios) {
        arp(scenarios);
        nd(scenarios);
        transports(scenarios);
    }

    private static void arp(Map<Rule, Consumer<Lab>> scenarios) {
        scenarios.put(HostRule.ARP_REQUEST_TO_US, lab -> {
            lab.fromPeerAt(1, MacAddress.BROADCAST, ArpPacket.request(Lab.PEER_MAC, Lab.PEER4, Lab.HOST4))
                    .run(2);
            assertThat(lab.timeline).containsExactly("STALE 1");
            assertThat(lab.peer.arps(ArpPacket.REPLY)).hasSize(1);
        });
        scenarios.put(HostRule.ARP_IGNORED, lab -> {
            lab.eth0.set(InterfaceTunable.ARP_IGNORE, 8);
            lab.fromPeerAt(1, MacAddress.BROADCAST, ArpPacket.request(Lab.PEER_MAC, Lab.PEER4, Lab.HOST4))
                    .run(2);
            assertThat(lab.timeline).isEmpty();
            assertThat(lab.peer.received()).isEmpty();
        });
        scenarios.put(HostRule.ARP_PROBE_ANSWERED, lab -> {
            lab.fromPeerAt(1, MacAddress.BROADCAST, ArpPacket.request(Lab.PEER_MAC, IpAddress.ANY4, Lab.HOST4))
                    .run(2);
            assertThat(lab.neighbors(false).entries()).isEmpty();
            assertThat(lab.peer.arps(ArpPacket.REPLY)).hasSize(1);
        });
        ArpPacket reply = new ArpPacket(ArpPacket.REPLY, Lab.PEER_MAC, Lab.PEER4, Lab.HOST_MAC, Lab.HOST4);
        ArpPacket otherReply = new ArpPacket(ArpPacket.REPLY, Lab.OTHER_MAC, Lab.PEER4, Lab.HOST_MAC, Lab.HOST4);
        ArpPacket gratuitous = ArpPacket.request(Lab.OTHER_MAC, Lab.PEER4, Lab.PEER4);
        scenarios.put(
                HostRule.ARP_UNICAST_REPLY_CONFIRMS,
                lab -> lab.datagramAt(0).fromPeerAt(50, Lab.HOST_MAC, reply).run(51));
        scenarios.put(
                HostRule.ARP_LOCKTIME,
                lab -> lab.datagramAt(0)
                        .fromPeerAt(0.5, Lab.HOST_MAC, otherReply)
                        .run(1));
        scenarios.put(
                HostRule.ARP_GRATUITOUS_OVERRIDES,
                lab -> lab.datagramAt(0)
                        .fromPeerAt(0.5, MacAddress.BROADCAST, gratuitous)
                        .run(1));
        scenarios.put(HostRule.ARP_ACCEPT_CREATES, lab -> {
            lab.eth0.set(InterfaceTunable.ARP_ACCEPT, 1);
            lab.fromPeerAt(1, MacAddress.BROADCAST, gratuitous).run(2);
            assertThat(lab.timeline).containsExactly("STALE' 1");
        });
        scenarios.put(HostRule.ARP_GRATUITOUS_DROPPED, lab -> {
            lab.eth0.set(InterfaceTunable.DROP_GRATUITOUS_ARP, 1);
            lab.datagramAt(0).fromPeerAt(5, MacAddress.BROADCAST, gratuitous).run(6);
            assertThat(lab.entry(false).mac()).isEqualTo(Lab.PEER_MAC);
        });
        scenarios.put(HostRule.ARP_ANNOUNCE_SOURCE, lab -> {
            lab.eth0.addAddress(Prefix.parse("10.7.0.1/24"));
            lab.eth0.set(InterfaceTunable.ARP_ANNOUNCE, 2);
            lab.at(0, () -> fromAddress(lab, IpAddress.parse("10.7.0.1"))).run(1);
            assertThat(lab.peer.arps(ArpPacket.REQUEST).get(0).spa()).isEqualTo(Lab.HOST4);
        });
        scenarios.put(HostRule.ARP_NOTIFY, lab -> {
            lab.eth0.set(InterfaceTunable.ARP_NOTIFY, 1);
            lab.at(1, () -> lab.eth0.setMac(Lab.OTHER_MAC)).run(2);
            assertThat(lab.peer.arps(ArpPacket.REQUEST))
                    .containsExactly(ArpPacket.request(Lab.OTHER_MAC, Lab.HOST4, Lab.HOST4));
        });
        scenarios.put(HostRule.ARP_PROXY, lab -> {
            HostInterface eth1 = second(lab);
            lab.eth0.set(InterfaceTunable.FORWARDING4, 1);
            lab.eth0.set(InterfaceTunable.PROXY_ARP, 1);
            lab.fromPeerAt(1, MacAddress.BROADCAST, ArpPacket.request(Lab.PEER_MAC, Lab.PEER4, SERVER))
                    .run(3);
            assertThat(eth1.isUp()).isTrue();
            assertThat(lab.peer.arps(ArpPacket.REPLY)).hasSize(1);
        });
        scenarios.put(HostRule.ARP_SENDER_ADDRESS, lab -> {
            lab.datagramAt(0)
                    .fromPeerAt(5, MacAddress.BROADCAST, ArpPacket.request(Lab.OTHER_MAC, Lab.PEER4, Lab.PEER4.plus(7)))
                    .run(6);
            assertThat(lab.entry(false).mac()).isEqualTo(Lab.OTHER_MAC);
        });
    }

    private static void fromAddress(Lab lab, IpAddress source) {
        PacketFlow.of(
                        lab.host,
                        source,
                        Lab.PEER4,
                        IpPacket.Protocol.UDP,
                        1,
                        9,
                        IpPacket.Kind.DATA,
                        18,
                        1,
                        FlowEvents.NONE)
                .send(1, false);
    }

    private static void nd(Map<Rule, Consumer<Lab>> scenarios) {
        IpAddress group = Lab.HOST6.solicitedNode();
        scenarios.put(HostRule.ND_SOLICITATION, lab -> {
            NdPacket question = NdPacket.solicitation(Lab.PEER6, group, Lab.HOST6, Lab.PEER_MAC);
            lab.fromPeerAt(1, group.multicastMac(), question).run(2);
            assertThat(lab.timeline).containsExactly("STALE 1", "DELAY 1");
            NdPacket answer = lab.peer.nd(NdPacket.Type.NA).get(0);
            assertThat(answer.solicited() && answer.override()).isTrue();
        });
        scenarios.put(HostRule.ND_DAD_ANSWERED, lab -> {
            NdPacket question = NdPacket.solicitation(IpAddress.ANY6, group, Lab.HOST6, MacAddress.NONE);
            lab.fromPeerAt(1, group.multicastMac(), question).run(2);
            assertThat(lab.peer.nd(NdPacket.Type.NA)).allSatisfy(a -> {
                assertThat(a.solicited()).isFalse();
                assertThat(a.dst()).isEqualTo(IpAddress.ALL_NODES6);
            });
            assertThat(lab.timeline).isEmpty();
        });
        NdPacket solicited = NdPacket.advertisement(Lab.PEER6, Lab.HOST6, Lab.PEER6, Lab.OTHER_MAC, true, true, true);
        NdPacket unsolicited =
                NdPacket.advertisement(Lab.PEER6, IpAddress.ALL_NODES6, Lab.PEER6, Lab.OTHER_MAC, true, false, true);
        long allNodes = IpAddress.ALL_NODES6.multicastMac();
        scenarios.put(HostRule.ND_ADVERTISEMENT, lab -> {
            lab.datagram6At(0).fromPeerAt(5, Lab.HOST_MAC, solicited).run(6);
            assertThat(lab.entry(true).isRouter()).isTrue();
            assertThat(lab.entry(true).mac()).isEqualTo(Lab.OTHER_MAC);
        });
        scenarios.put(HostRule.ND_FAILED_IGNORED, lab -> {
            lab.peer.alive = false;
            lab.datagram6At(0).fromPeerAt(5, Lab.HOST_MAC, solicited).run(6);
            assertThat(lab.entry(true).state()).isEqualTo(NeighborState.FAILED);
        });
        scenarios.put(HostRule.ND_UNSOLICITED_DROPPED, lab -> {
            lab.eth0.set(InterfaceTunable.DROP_UNSOLICITED_NA, 1);
            lab.datagram6At(0).fromPeerAt(5, allNodes, unsolicited).run(6);
            assertThat(lab.entry(true).mac()).isEqualTo(Lab.PEER_MAC);
        });
        scenarios.put(HostRule.ND_UNTRACKED, lab -> {
            lab.eth0.set(InterfaceTunable.FORWARDING6, 1);
            lab.eth0.set(InterfaceTunable.ACCEPT_UNTRACKED_NA, 1);
            lab.fromPeerAt(5, allNodes, unsolicited).run(6);
            assertThat(lab.timeline).containsExactly("STALE' 5");
        });
        scenarios.put(HostRule.ND_PROXY, lab -> {
            IpAddress absent = IpAddress.parse("fd00:8::2");
            lab.eth0.set(InterfaceTunable.FORWARDING6, 1);
            lab.eth0.set(InterfaceTunable.PROXY_NDP, 1);
            lab.eth0.addProxied(absent);
            long to = absent.solicitedNode().multicastMac();
            lab.fromPeerAt(1, to, NdPacket.solicitation(Lab.PEER6, absent.solicitedNode(), absent, Lab.PEER_MAC))
                    .run(1.0005);
            assertThat(lab.peer.nd(NdPacket.Type.NA)).isEmpty();
            lab.run(2);
            NdPacket answer = lab.peer.nd(NdPacket.Type.NA).get(0);
            assertThat(answer.linkLayer()).isEqualTo(Lab.HOST_MAC);
            assertThat(answer.override() || answer.router()).isFalse();
        });
        scenarios.put(HostRule.ND_ROUTER_ADVERTISEMENT, lab -> {
            IpAddress router = IpAddress.parse("fe80::1");
            NdPacket advert = new NdPacket(
                    NdPacket.Type.RA, router, IpAddress.ALL_NODES6, router, Lab.PEER_MAC, false, false, false, 20_000);
            lab.fromPeerAt(1, allNodes, advert).run(2);
            NeighborDevice neighbors = lab.neighbors(true);
            assertThat(neighbors.lookup(router).isRouter()).isTrue();
            assertThat(neighbors.params().get(NeighborTunable.BASE_REACHABLE_TIME))
                    .isEqualTo(20_000);
            assertThat(neighbors.params().get(NeighborTunable.GC_STALE_TIME)).isEqualTo(60);
            assertThat(lab.host.routes().routes()).hasSize(1);
        });
        scenarios.put(HostRule.ND_NOTIFY, lab -> {
            lab.eth0.set(InterfaceTunable.NDISC_NOTIFY, 1);
            lab.at(1, () -> lab.eth0.setMac(Lab.OTHER_MAC)).run(2);
            assertThat(lab.peer.nd(NdPacket.Type.NA)).isNotEmpty().allMatch(NdPacket::override);
        });
        scenarios.put(HostRule.ND_DAD, lab -> {
            IpAddress added = IpAddress.parse("fd00:9::77");
            lab.at(0, () -> lab.eth0.addAddressChecked(new Prefix(added, 64))).run(0.001);
            assertThat(lab.host.isLocal(added)).isFalse();
            lab.run(3);
            assertThat(lab.host.isLocal(added)).isTrue();
            assertThat(lab.peer.nd(NdPacket.Type.NS).get(0).src()).isEqualTo(IpAddress.ANY6);
        });
        scenarios.put(HostRule.ND_KEPT_ADDRESS, lab -> {
            lab.eth0.set(InterfaceTunable.KEEP_ADDR_ON_DOWN, 1);
            lab.at(1, () -> lab.eth0.setUp(false)).run(2);
            assertThat(lab.host.isLocal(Lab.HOST6)).isFalse();
            lab.at(2, () -> lab.eth0.setUp(true)).run(2.001);
            assertThat(lab.host.isLocal(Lab.HOST6)).isFalse();
            lab.run(5);
            assertThat(lab.host.isLocal(Lab.HOST6)).isTrue();
            lab.eth0.set(InterfaceTunable.KEEP_ADDR_ON_DOWN, 0);
            lab.at(5, () -> lab.eth0.setUp(false))
                    .at(6, () -> lab.eth0.setUp(true))
                    .run(10);
            assertThat(lab.host.isLocal(Lab.HOST6)).isFalse();
        });
    }

    private static HostInterface second(Lab lab) {
        LinuxHost server = lab.network.add(new LinuxHost(new Machine(lab.simulation, "other"), "server"));
        HostInterface theirs = server.addInterface("eth0", Lab.PEER_MAC + 0x100);
        theirs.addAddress(new Prefix(SERVER, 24));
        HostInterface ours = lab.host.addInterface("eth1", Lab.HOST_MAC + 0x100);
        ours.addAddress(Prefix.parse("10.8.0.1/24"));
        lab.network.connect(ours.port(), theirs.port(), new LinkParams(20_000, 0, LinkParams.UNBOUNDED));
        Applications applications = new Applications(server);
        applications.serveTcpSink(80);
        applications.serveTcpPush(81, Lab.seconds(0.1), 500, 1);
        applications.serveUdpEcho(7);
        return ours;
    }

    private static void transports(Map<Rule, Consumer<Lab>> scenarios) {
        scenarios.put(HostRule.REPLIES_TO_LAST_SOURCE, lab -> {
            lab.host.setRepliesToLastSource(true);
            IpPacket ping =
                    new IpPacket(Lab.PEER4, Lab.HOST4, IpPacket.Protocol.ICMP, 7, 0, IpPacket.Kind.ECHO_REQUEST, 56);
            lab.at(1, () -> lab.peer.port().send(Frame.of(Lab.HOST_MAC, Lab.OTHER_MAC, ping), 1))
                    .run(5);
            assertThat(lab.peer.last().dst()).isEqualTo(Lab.OTHER_MAC);
        });
        FlowSchedule everySecond = FlowSchedule.every(0, Lab.seconds(1));
        scenarios.put(HostRule.TCP_PROGRESS_CONFIRMS, lab -> {
            HostInterface eth1 = second(lab);
            lab.applications.start("tcp", new TrafficSource.TcpStream(SERVER, 80, everySecond, 100, 1));
            lab.run(300);
            assertThat(eth1.neighbors(false).unicastProbes()).isZero();
        });
        scenarios.put(HostRule.TCP_RECEIVER_CONFIRMS_NOTHING, lab -> {
            HostInterface eth1 = second(lab);
            Flow pull = lab.applications.start("pull", new TrafficSource.TcpPull(SERVER, 81, 0));
            lab.run(300);
            assertThat(pull.answered()).isGreaterThan(2_900);
            assertThat(eth1.neighbors(false).unicastProbes()).isPositive();
        });
        scenarios.put(HostRule.TCP_BACK_OFF, lab -> {
            HostInterface eth1 = second(lab);
            Flow flow = lab.applications.start("tcp", new TrafficSource.TcpStream(SERVER, 80, everySecond, 100, 1));
            var link = lab.network.links().get(1);
            lab.at(10.5, () -> link.setPartition(eth1.port(), true));
            lab.at(20.5, () -> link.setPartition(eth1.port(), false)).run(60);
            assertThat(flow.outages()).hasSize(1);
            assertThat(flow.outages().get(0).startNanos()).isEqualTo(Lab.seconds(11));
            assertThat(flow.outages().get(0).endNanos()).isBetween(Lab.seconds(20.5), Lab.seconds(34));
            assertThat(flow.answered()).isGreaterThan(40);
        });
        scenarios.put(HostRule.MSG_CONFIRM, lab -> {
            HostInterface eth1 = second(lab);
            lab.applications.start("udp", new TrafficSource.OneWayUdp(SERVER, 7, everySecond, 100, 1, true));
            lab.run(300);
            assertThat(eth1.neighbors(false).unicastProbes()).isZero();
        });
        scenarios.put(HostRule.RECEPTION_CONFIRMS_NOTHING, lab -> {
            HostInterface eth1 = second(lab);
            Flow pings = lab.applications.start("ping", new TrafficSource.Ping(SERVER, everySecond, 56));
            lab.run(300);
            assertThat(pings.answered()).isGreaterThan(295);
            assertThat(eth1.neighbors(false).unicastProbes()).isGreaterThan(5);
        });
        scenarios.put(HostRule.ICMP_RATE_LIMIT, lab -> {
            IpPacket datagram = new IpPacket(Lab.PEER4, Lab.HOST4, IpPacket.Protocol.UDP, 1, 9, IpPacket.Kind.DATA, 18);
            for (int i = 0; i < 100; i++) {
                lab.fromPeerAt(1 + i * 0.01, Lab.HOST_MAC, datagram);
            }
            lab.run(3);
            assertThat(lab.peer.packets(IpPacket.Kind.PORT_UNREACHABLE)).isEqualTo(6);
        });
        scenarios.put(HostRule.UNREACHABLE_REPORTED, lab -> {
            lab.peer.alive = false;
            Flow flow = lab.applications.start(
                    "udp", new TrafficSource.OneWayUdp(Lab.PEER4, 9, everySecond.times(2), 18, 1, false));
            lab.run(10);
            assertThat(flow.errors()).isEqualTo(2);
        });
    }
}
