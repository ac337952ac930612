package io.floodscope.host;

import io.floodscope.host.neigh.ChangeCause;
import io.floodscope.host.neigh.KernelProfile;
import io.floodscope.host.neigh.NeighborAdmin;
import io.floodscope.host.neigh.NeighborEntry;
import io.floodscope.host.neigh.NeighborListener;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.net.frame.Payload;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Port;
import io.floodscope.net.link.PortTap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Short histories of a host with two interfaces that between them make every tunable of the kernel matter, each with all that
 * can be seen of it: frames and changes of entries with their times, and what was refused or dropped.
 */
final class TunableVectors {

    private static final IpAddress FAR4 = IpAddress.parse("10.8.0.2");
    private static final IpAddress FAR6 = IpAddress.parse("fd00:8::2");
    private static final IpAddress EAST4 = IpAddress.parse("10.8.0.1");
    private static final IpAddress STRANGER = IpAddress.parse("10.6.0.50");
    private static final IpAddress SECOND4 = IpAddress.parse("10.9.0.99");
    private static final IpAddress OTHER_SUBNET = IpAddress.parse("10.7.0.1");
    private static final IpAddress ROUTER6 = IpAddress.parse("fe80::1");
    private static final long ALL_NODES = IpAddress.ALL_NODES6.multicastMac();

    /**
     * A history.
     *
     * @param name what happens
     * @param prepare settings of its own, before the setting under test
     * @param act what happens then
     * @param untilSeconds how long it is watched
     */
    private record Vector(String name, Consumer<Rig> prepare, Consumer<Rig> act, double untilSeconds) {}

    private static final List<Vector> ALL = List.of(
            new Vector("use, idle, use, death of the peer", rig -> {}, TunableVectors::life, 900),
            new Vector("many packets to a dead address", rig -> {}, TunableVectors::burst, 20),
            new Vector("collection", TunableVectors::collectAlways, TunableVectors::life, 900),
            new Vector("one new peer after another", rig -> {}, TunableVectors::newPeers, 400),
            new Vector("a second answer 2 s after the first", rig -> {}, TunableVectors::secondAnswer, 3),
            new Vector("requests for others", TunableVectors::proxy, TunableVectors::requestsForOthers, 10),
            new Vector("no requests for others", TunableVectors::forward, TunableVectors::requestsForOthers, 10),
            new Vector("a managed entry", rig -> {}, TunableVectors::manage, 200),
            new Vector("requests for its own addresses", rig -> {}, TunableVectors::requestsForUs, 10),
            new Vector("packets from several addresses", TunableVectors::addSources, TunableVectors::fromSources, 10),
            new Vector("announcements by strangers", rig -> {}, TunableVectors::announcements, 10),
            new Vector("a new MAC, a new address", rig -> {}, TunableVectors::changes, 30),
            new Vector("down and up", rig -> {}, TunableVectors::downAndUp, 30),
            new Vector("loss of carrier", rig -> {}, TunableVectors::carrier, 30),
            new Vector("advertisements", rig -> {}, TunableVectors::advertisements, 10),
            new Vector("advertisements to a router", TunableVectors::forward, TunableVectors::advertisements, 10),
            new Vector("packets for others", rig -> {}, TunableVectors::packetsForOthers, 10));

    private TunableVectors() {}

    /** All histories with a setting, by name, as they are seen from outside. */
    static Map<String, String> run(KernelProfile profile, Consumer<LinuxHost> setting) {
        Map<String, String> seen = new TreeMap<>();
        for (Vector vector : ALL) {
            Rig rig = new Rig(profile);
            vector.prepare().accept(rig);
            setting.accept(rig.lab.host);
            vector.act().accept(rig);
            rig.lab.run(vector.untilSeconds());
            seen.put(vector.name(), rig.text());
        }
        return seen;
    }

    /** The lab with a second interface, whose reachable_time is drawn, and a listener on everything. */
    private static final class Rig implements PortTap, NeighborListener {
        final Lab lab;
        final HostInterface eth1;
        private final List<String> lines = new ArrayList<>();

        Rig(KernelProfile profile) {
            lab = new Lab(profile);
            eth1 = lab.host.addInterface("eth1", Lab.HOST_MAC + 0x100);
            eth1.addAddress(new Prefix(EAST4, 24));
            eth1.addAddress(Prefix.parse("fd00:8::1/64"));
            Peer far = lab.network.add(new Peer("far", Lab.PEER_MAC + 0x100));
            lab.network.connect(eth1.port(), far.port(), new LinkParams(500_000, 0, LinkParams.UNBOUNDED));
            for (HostInterface itf : lab.host.interfaces()) {
                itf.port().observe(this);
                itf.neighbors(false).listen(this);
                itf.neighbors(true).listen(this);
            }
        }

        void each(Consumer<HostInterface> what) {
            lab.host.interfaces().forEach(what);
        }

        void broadcast(double at, Payload payload) {
            lab.fromPeerAt(at, MacAddress.BROADCAST, payload);
        }

        private void note(String what) {
            lines.add(lab.clock() + " " + what);
        }

        @Override
        public void received(Port port, Frame frame, long word) {
            note("in " + port.name() + " " + frame);
        }

        @Override
        public void sent(Port port, Frame frame, long word) {
            note("out " + port.name() + " " + frame);
        }

        @Override
        public void changed(NeighborEntry entry, ChangeCause cause) {
            note(entry.device().name() + " " + entry.ip() + " " + entry.state() + " " + MacAddress.format(entry.mac()));
        }

        @Override
        public void deleted(NeighborEntry entry) {
            note(entry.device().name() + " " + entry.ip() + " DELETED");
        }

        String text() {
            Machine machine = lab.machine;
            return String.join("\n", lines)
                    + "\ndiscards " + machine.ipv4().unresolvedDiscards()
                    + " " + machine.ipv6().unresolvedDiscards();
        }
    }

    private static void downAndUp(Rig rig) {
        rig.lab.at(5, () -> rig.lab.eth0.setUp(false)).at(6, () -> rig.lab.eth0.setUp(true));
        rig.lab.datagramAt(0).datagram6At(0).datagramAt(10).datagram6At(10);
    }

    private static void life(Rig rig) {
        for (double t : new double[] {0, 100}) {
            rig.lab.at(t, () -> List.of(Lab.PEER4, Lab.PEER6, FAR4, FAR6).forEach(rig.lab::datagram));
        }
        rig.lab.at(150, () -> rig.lab.peer.alive = false);
        rig.lab.datagramAt(200).datagram6At(200).datagramAt(250).datagram6At(250);
    }

    private static void burst(Rig rig) {
        rig.lab.peer.alive = false;
        for (int i = 0; i < 400; i++) {
            rig.lab.datagramAt(1).datagram6At(1);
        }
    }

    private static void collectAlways(Rig rig) {
        for (boolean v6 : new boolean[] {false, true}) {
            rig.lab.machine.table(v6).setThresholds(0, 512, 1024);
            rig.lab.machine.table(v6).setFirstPeriodicRun(Lab.seconds(5));
        }
    }

    private static void newPeers(Rig rig) {
        for (int i = 0; i < 8; i++) {
            IpAddress peer = Lab.PEER4.plus(1 + i);
            rig.lab.at(i * 40, () -> rig.lab.datagram(peer));
        }
    }

    private static void secondAnswer(Rig rig) {
        ArpPacket other = new ArpPacket(ArpPacket.REPLY, Lab.OTHER_MAC, Lab.PEER4, Lab.HOST_MAC, Lab.HOST4);
        rig.lab.datagramAt(0).fromPeerAt(2, Lab.HOST_MAC, other);
    }

    private static void forward(Rig rig) {
        rig.each(itf -> {
            itf.set(InterfaceTunable.FORWARDING4, 1);
            itf.set(InterfaceTunable.FORWARDING6, 1);
        });
    }

    private static void proxy(Rig rig) {
        forward(rig);
        rig.each(itf -> {
            itf.set(InterfaceTunable.PROXY_ARP, 1);
            itf.set(InterfaceTunable.PROXY_NDP, 1);
        });
    }

    /** A hundred stations ask for what is behind the other interface, and for one of their own subnet. */
    private static void requestsForOthers(Rig rig) {
        rig.lab.eth0.addProxied(FAR6);
        for (int i = 0; i < 100; i++) {
            long mac = Lab.PEER_MAC + 0x1000 + i;
            rig.broadcast(1, ArpPacket.request(mac, Lab.PEER4.plus(10 + i), FAR4));
            rig.broadcast(4, ArpPacket.request(mac, Lab.PEER4.plus(10 + i), Lab.PEER4.plus(200)));
            IpAddress group = FAR6.solicitedNode();
            NdPacket question = NdPacket.solicitation(Lab.PEER6.plus(10 + i), group, FAR6, mac);
            rig.lab.fromPeerAt(1, group.multicastMac(), question);
        }
    }

    private static void manage(Rig rig) {
        rig.lab.machine.ipv4().setManagedRun(Lab.seconds(1));
        rig.lab.machine.ipv6().setManagedRun(Lab.seconds(1));
        NeighborAdmin.manage(rig.lab.neighbors(false), Lab.PEER4);
        NeighborAdmin.manage(rig.lab.neighbors(true), Lab.PEER6);
    }

    private static void requestsForUs(Rig rig) {
        rig.broadcast(1, ArpPacket.request(Lab.PEER_MAC, Lab.PEER4, Lab.HOST4));
        rig.broadcast(2, ArpPacket.request(Lab.PEER_MAC, Lab.PEER4, EAST4));
        rig.broadcast(3, ArpPacket.request(Lab.PEER_MAC, OTHER_SUBNET.plus(1), Lab.HOST4));
        rig.broadcast(4, ArpPacket.request(Lab.PEER_MAC, FAR4, Lab.HOST4));
    }

    private static void addSources(Rig rig) {
        rig.lab.eth0.addAddress(new Prefix(SECOND4, 24));
        rig.lab.eth0.addAddress(new Prefix(OTHER_SUBNET, 24));
    }

    private static void fromSources(Rig rig) {
        List<IpAddress> sources = List.of(Lab.HOST4, SECOND4, OTHER_SUBNET);
        for (int i = 0; i < sources.size(); i++) {
            IpAddress source = sources.get(i);
            IpAddress target = Lab.PEER4.plus(1 + i);
            rig.lab.at(
                    1,
                    () -> PacketFlow.of(
                                    rig.lab.host,
                                    source,
                                    target,
                                    IpPacket.Protocol.UDP,
                                    1,
                                    9,
                                    IpPacket.Kind.DATA,
                                    18,
                                    1,
                                    FlowEvents.NONE)
                            .send(1, false));
        }
    }

    private static void announcements(Rig rig) {
        rig.lab.datagramAt(0);
        rig.broadcast(1, ArpPacket.request(Lab.OTHER_MAC, Lab.PEER4, Lab.PEER4));
        rig.broadcast(2, ArpPacket.request(Lab.OTHER_MAC, STRANGER, STRANGER));
        rig.broadcast(3, ArpPacket.request(Lab.OTHER_MAC, Lab.PEER4.plus(7), Lab.PEER4.plus(7)));
        IpAddress answerer = Lab.PEER4.plus(9);
        ArpPacket answer = new ArpPacket(ArpPacket.REPLY, Lab.OTHER_MAC, answerer, Lab.HOST_MAC, Lab.HOST4);
        rig.lab.fromPeerAt(4, Lab.HOST_MAC, answer);
    }

    private static void changes(Rig rig) {
        rig.lab.at(1, () -> rig.lab.eth0.setMac(Lab.OTHER_MAC));
        rig.lab.at(5, () -> rig.lab.eth0.addAddressChecked(Prefix.parse("fd00:9::77/64")));
    }

    private static void carrier(Rig rig) {
        rig.lab.datagramAt(0).datagram6At(0);
        rig.lab.at(5, () -> rig.lab.network.links().get(0).setUp(false));
        rig.lab.at(6, () -> rig.lab.network.links().get(0).setUp(true));
        rig.lab.datagramAt(7).datagram6At(7);
    }

    private static void advertisements(Rig rig) {
        rig.lab.datagram6At(0);
        NdPacket known =
                NdPacket.advertisement(Lab.PEER6, IpAddress.ALL_NODES6, Lab.PEER6, Lab.OTHER_MAC, false, false, true);
        IpAddress here = Lab.PEER6.plus(7);
        IpAddress elsewhere = IpAddress.parse("fd00:77::1");
        rig.lab.fromPeerAt(1, ALL_NODES, known);
        rig.lab.fromPeerAt(
                2,
                ALL_NODES,
                NdPacket.advertisement(here, IpAddress.ALL_NODES6, here, Lab.OTHER_MAC, false, false, true));
        rig.lab.fromPeerAt(
                3,
                ALL_NODES,
                NdPacket.advertisement(
                        elsewhere, IpAddress.ALL_NODES6, here.plus(1), Lab.OTHER_MAC, false, false, true));
        rig.lab.fromPeerAt(
                4,
                ALL_NODES,
                new NdPacket(
                        NdPacket.Type.RA,
                        ROUTER6,
                        IpAddress.ALL_NODES6,
                        ROUTER6,
                        Lab.PEER_MAC,
                        false,
                        false,
                        false,
                        20_000));
    }

    private static void packetsForOthers(Rig rig) {
        rig.lab.fromPeerAt(
                1, Lab.HOST_MAC, new IpPacket(Lab.PEER4, FAR4, IpPacket.Protocol.UDP, 1, 9, IpPacket.Kind.DATA, 18));
        rig.lab.fromPeerAt(
                2, Lab.HOST_MAC, new IpPacket(Lab.PEER6, FAR6, IpPacket.Protocol.UDP, 1, 9, IpPacket.Kind.DATA, 18));
    }
}
