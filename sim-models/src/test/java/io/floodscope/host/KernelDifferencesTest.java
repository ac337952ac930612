package io.floodscope.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.host.app.Applications;
import io.floodscope.host.neigh.KernelProfile;
import io.floodscope.host.neigh.NeighborAdmin;
import io.floodscope.host.neigh.NeighborTunable;
import io.floodscope.host.neigh.TimerModel;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Port;
import io.floodscope.net.link.PortTap;
import io.floodscope.traffic.FlowSchedule;
import io.floodscope.traffic.TrafficSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The table of spec linux-neighbour, section 9, row by row: what each generation of kernels does in a situation in which they
 * differ. The row "STALE hint" is in {@code TransitionTableTest}.
 */
class KernelDifferencesTest {

    private static final ArpPacket OTHER_REPLY =
            new ArpPacket(ArpPacket.REPLY, Lab.OTHER_MAC, Lab.PEER4, Lab.HOST_MAC, Lab.HOST4);

    private static KernelProfile kernel(String name) {
        return KernelProfile.byName(name).orElseThrow();
    }

    private static Lab lab(String name) {
        return new Lab(kernel(name));
    }

    /** Notes when the host sends ARP requests, and from which address. */
    private static List<String> requests(Lab lab) {
        List<String> sent = new ArrayList<>();
        lab.eth0.port().observe(new PortTap() {
            @Override
            public void received(Port port, Frame frame, long word) {}

            @Override
            public void sent(Port port, Frame frame, long word) {
                if (frame.payload() instanceof ArpPacket arp && arp.op() == ArpPacket.REQUEST) {
                    sent.add(lab.clock() + (MacAddress.isGroup(frame.dst()) ? " all " : " one ") + arp.spa());
                }
            }
        });
        return sent;
    }

    private static void hearFrom(Lab lab, double at, int peers) {
        for (int i = 0; i < peers; i++) {
            IpAddress peer = Lab.PEER4.plus(i);
            lab.fromPeerAt(at, MacAddress.BROADCAST, ArpPacket.request(Lab.PEER_MAC + i, peer, Lab.HOST4));
        }
    }

    @ParameterizedTest
    @CsvSource({"linux-2.6, false", "linux-3.10, true", "linux-4.14, true", "linux-6.x, true"})
    void cachedRoutesHoldEntriesAgainstCollectionIn26(String kernel, boolean collected) {
        Lab lab = lab(kernel);
        lab.machine.ipv4().setThresholds(0, 512, 1024);

        lab.datagramAt(0).run(250);

        assertThat(lab.entry(false) == null).isEqualTo(collected);
    }

    @ParameterizedTest
    @CsvSource({"linux-2.6, true", "linux-3.10, false", "linux-4.14, false", "linux-6.x, false"})
    void below128EntriesOnly26Collects(String kernel, boolean collected) {
        Lab lab = lab(kernel);

        hearFrom(lab, 1, 1);
        lab.run(10_000);

        assertThat(lab.entry(false) == null).isEqualTo(collected);
    }

    @ParameterizedTest
    @CsvSource({"linux-2.6, 85", "linux-3.10, 85", "linux-4.14, 85", "linux-6.x, 70"})
    void anEntryThatIsIdleForExactlyGcStaleTimeGoesAtOnceIn6(String kernel, String goneAt) {
        Lab lab = lab(kernel);
        lab.machine.ipv4().setThresholds(0, 512, 1024);
        lab.machine.ipv4().setFirstPeriodicRun(Lab.seconds(10));

        // It is heard of by an announcement that arp_accept takes, so that no reply uses it.
        lab.host.setAll(InterfaceTunable.ARP_ACCEPT, 1);
        ArpPacket reply = new ArpPacket(ArpPacket.REPLY, Lab.PEER_MAC, Lab.PEER4, Lab.PEER_MAC, Lab.PEER4);
        lab.fromPeerAt(10, MacAddress.BROADCAST, reply).run(200);

        assertThat(lab.timeline).containsExactly("STALE 10", "DELETED " + goneAt);
    }

    @ParameterizedTest
    @CsvSource({"linux-2.6, 1", "linux-3.10, 1", "linux-4.14, 1", "linux-6.x, 4"})
    void aForcedCollectionTakesEverythingUnusedOrOnlyTheOldest(String kernel, int left) {
        Lab lab = lab(kernel);

        hearFrom(lab, 1, 3);
        hearFrom(lab, 2, 6);
        lab.at(99, () -> lab.machine.ipv4().setThresholds(128, 4, 1024));
        lab.at(100, () -> lab.datagram(Lab.PEER4.plus(100))).run(100.01);

        assertThat(lab.neighbors(false).entries()).hasSize(left);
    }

    @ParameterizedTest
    @CsvSource({"linux-2.6, 0.004", "linux-3.10, 0", "linux-4.14, 0", "linux-6.x, 0"})
    void theFirstProbeLeavesAtOnceOrWithTheNextTick(String kernel, String at) {
        Lab lab = new Lab(kernel(kernel), TimerModel.wheel(250), 1);
        List<String> requests = requests(lab);

        lab.datagramAt(0).run(0.9);

        assertThat(requests).containsExactly(at + " all 10.9.0.1");
    }

    @ParameterizedTest
    @CsvSource({"linux-2.6, 0.5", "linux-3.10, 0.5", "linux-4.14, 0.5", "linux-6.x, 0.1"})
    void aTimerIsNotArmedForLessThanItsFloor(String kernel, double seconds) {
        Lab lab = lab(kernel);
        lab.eth0.set(false, NeighborTunable.RETRANS_TIME, 100);
        lab.peer.alive = false;
        List<String> requests = requests(lab);

        lab.datagramAt(0).run(10);

        // 2.6 asks one tick, here a nanosecond, after the packet.
        double second = Double.parseDouble(requests.get(1).split(" ")[0]);
        assertThat(second).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource({
        "linux-2.6, false, 0", "linux-3.10, false, 1", "linux-4.14, false, 1", "linux-6.x, false, 1",
        "linux-2.6, true, 0", "linux-3.10, true, 0", "linux-4.14, true, 1", "linux-6.x, true, 1"
    })
    void tcpConfirmsAtOnceOrWithTheNextPacketOfTheRouteOrOfTheSocket(
            String kernel, boolean anotherPacket, long probes) {
        Lab lab = lab(kernel);
        IpAddress server = IpAddress.parse("10.8.0.2");
        LinuxHost other = lab.network.add(new LinuxHost(new Machine(lab.simulation, "other"), "server"));
        HostInterface theirs = other.addInterface("eth0", Lab.PEER_MAC + 0x100);
        theirs.addAddress(new Prefix(server, 24));
        HostInterface ours = lab.host.addInterface("eth1", Lab.HOST_MAC + 0x100);
        ours.addAddress(Prefix.parse("10.8.0.1/24"));
        ours.neighbors(false).pinReachableTime(Lab.seconds(30));
        lab.network.connect(ours.port(), theirs.port(), new LinkParams(20_000, 0, LinkParams.UNBOUNDED));
        new Applications(other).serveTcpSink(80);

        // The second message finds the entry STALE; its acknowledgement is the last packet of the connection.
        FlowSchedule twice = FlowSchedule.every(0, Lab.seconds(100)).times(2);
        lab.applications.start("tcp", new TrafficSource.TcpStream(server, 80, twice, 100, 1));
        if (anotherPacket) {
            lab.at(102, () -> lab.datagram(server));
        }
        lab.run(105.0005);

        assertThat(ours.neighbors(false).unicastProbes()).isEqualTo(probes);
    }

    @ParameterizedTest
    @CsvSource({"linux-2.6, false", "linux-3.10, false", "linux-4.14, true", "linux-6.x, true"})
    void aRefusedAddressStartsLocktimeAnewUntil413(String kernel, boolean taken) {
        Lab lab = lab(kernel);

        lab.datagramAt(0)
                .fromPeerAt(0.9, Lab.HOST_MAC, OTHER_REPLY)
                .fromPeerAt(1.5, Lab.HOST_MAC, OTHER_REPLY)
                .run(2);

        assertThat(lab.entry(false).mac() == Lab.OTHER_MAC).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"linux-2.6, false", "linux-3.10, false", "linux-4.14, true", "linux-6.x, true"})
    void aGratuitousArpBeatsLocktimeFrom413On(String kernel, boolean taken) {
        Lab lab = lab(kernel);

        lab.datagramAt(0)
                .fromPeerAt(0.5, MacAddress.BROADCAST, ArpPacket.request(Lab.OTHER_MAC, Lab.PEER4, Lab.PEER4))
                .run(0.6);

        assertThat(lab.entry(false).mac() == Lab.OTHER_MAC).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"linux-2.6, 0", "linux-3.10, 0", "linux-4.14, 2", "linux-6.x, 2"})
    void mcastResolicitExistsFrom44On(String kernel, long broadcasts) {
        Lab lab = lab(kernel);
        lab.eth0.set(false, NeighborTunable.MCAST_RESOLICIT, 2);

        lab.datagramAt(0).at(50, () -> lab.peer.alive = false).datagramAt(100).run(200);

        assertThat(lab.peer.broadcastRequests() - 1).isEqualTo(broadcasts);
        assertThat(lab.peer.unicastRequests()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"linux-2.6, false", "linux-3.10, false", "linux-4.14, true", "linux-6.x, true"})
    void writingBaseReachableTimeDrawsAtOnceFrom44On(String kernel, boolean drawn) {
        Lab lab = lab(kernel);
        HostInterface eth1 = lab.host.addInterface("eth1", Lab.HOST_MAC + 0x100);

        eth1.set(false, NeighborTunable.BASE_REACHABLE_TIME, 1_000);

        assertThat(eth1.neighbors(false).reachableNanos() < Lab.seconds(2)).isEqualTo(drawn);
    }

    @ParameterizedTest
    @CsvSource({"linux-2.6, 3", "linux-3.10, 85", "linux-4.14, 277", "linux-6.x, 221"})
    void theUnresolvedQueueHoldsPacketsOrBytes(String kernel, long kept) {
        Lab lab = lab(kernel);
        for (int i = 0; i < 400; i++) {
            lab.datagramAt(0);
        }

        lab.run(1);

        assertThat(lab.peer.packets(IpPacket.Kind.DATA)).isEqualTo(kept);
        assertThat(lab.machine.ipv4().unresolvedDiscards()).isEqualTo(400 - kept);
    }

    @ParameterizedTest
    @CsvSource({"linux-2.6, false", "linux-3.10, false", "linux-4.14, false", "linux-6.x, true"})
    void lossOfCarrierDeletesEntriesIn6(String kernel, boolean deleted) {
        Lab lab = lab(kernel);

        lab.datagramAt(0).at(1, () -> lab.network.links().get(0).setUp(false)).run(2);

        assertThat(lab.entry(false) == null).isEqualTo(deleted);
    }

    @ParameterizedTest
    @CsvSource({"linux-2.6, INVALID", "linux-3.10, INVALID", "linux-4.14, INVALID", "linux-6.x, DONE"})
    void onlyKernel6KeepsEntriesResolvedByItself(String kernel, NeighborAdmin.Outcome outcome) {
        Lab lab = lab(kernel);

        assertThat(NeighborAdmin.manage(lab.neighbors(false), Lab.PEER4)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"linux-2.6, 10.9.0.1", "linux-3.10, 10.9.0.1", "linux-4.14, 10.9.0.99", "linux-6.x, 10.9.0.99"})
    void theOldestOrTheNewestQueuedPacketNamesTheSourceOfAProbe(String kernel, String source) {
        Lab lab = lab(kernel);
        IpAddress second = IpAddress.parse("10.9.0.99");
        lab.eth0.addAddress(new Prefix(second, 24));
        lab.peer.alive = false;
        List<String> requests = requests(lab);

        lab.datagramAt(0)
                .at(
                        0.2,
                        () -> PacketFlow.of(
                                        lab.host,
                                        second,
                                        Lab.PEER4,
                                        IpPacket.Protocol.UDP,
                                        1,
                                        9,
                                        IpPacket.Kind.DATA,
                                        18,
                                        1,
                                        FlowEvents.NONE)
                                .send(1, false))
                .run(1.5);

        assertThat(requests).hasSize(2);
        assertThat(requests.get(1)).endsWith(" all " + source);
    }
}
