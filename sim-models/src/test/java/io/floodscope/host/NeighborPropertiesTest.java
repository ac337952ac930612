package io.floodscope.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.Seeds;
import io.floodscope.engine.Simulation;
import io.floodscope.host.app.Applications;
import io.floodscope.host.neigh.ChangeCause;
import io.floodscope.host.neigh.KernelProfile;
import io.floodscope.host.neigh.NeighborAdmin;
import io.floodscope.host.neigh.NeighborDevice;
import io.floodscope.host.neigh.NeighborEntry;
import io.floodscope.host.neigh.NeighborListener;
import io.floodscope.host.neigh.NeighborState;
import io.floodscope.host.neigh.NeighborTunable;
import io.floodscope.host.neigh.TimerModel;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.link.LinkParams;
import io.floodscope.random.RandomStream;
import io.floodscope.traffic.FlowSchedule;
import io.floodscope.traffic.TrafficSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for every history, tried over many seeds. */
class NeighborPropertiesTest {

    private static final Map<NeighborState, Set<NeighborState>> LEGAL = new EnumMap<>(NeighborState.class);

    static {
        legal("NONE", "INCOMPLETE REACHABLE STALE PERMANENT FAILED");
        legal("INCOMPLETE", "REACHABLE STALE FAILED PERMANENT");
        legal("REACHABLE", "REACHABLE STALE DELAY FAILED PERMANENT");
        legal("STALE", "STALE DELAY REACHABLE FAILED PERMANENT");
        legal("DELAY", "PROBE REACHABLE STALE FAILED PERMANENT");
        legal("PROBE", "REACHABLE STALE FAILED PERMANENT");
        legal("FAILED", "INCOMPLETE REACHABLE STALE PERMANENT");
        legal("PERMANENT", "PERMANENT FAILED REACHABLE STALE");
        legal("NOARP", "");
    }

    private static void legal(String from, String to) {
        LEGAL.put(
                NeighborState.valueOf(from),
                to.isEmpty()
                        ? Set.of()
                        : Set.copyOf(List.of(to.split(" ")).stream()
                                .map(NeighborState::valueOf)
                                .toList()));
    }

    @Test
    void noEntrySkipsALegalTransition() {
        Seeds.check(200, seed -> {
            RandomStream random = new RandomStream(seed);
            KernelProfile profile = KernelProfile.ALL.get((int) random.nextLong(4));
            Lab lab = new Lab(profile, random.nextLong(2) == 0 ? TimerModel.EXACT : TimerModel.wheel(250), seed);
            Guard guard = new Guard();
            lab.neighbors(false).listen(guard);
            double t = 0;
            for (int i = 0; i < 150; i++) {
                t += random.nextLong(8_000) / 1000.0 + 0.001;
                randomEvent(lab, random, t);
            }
            lab.run(t + 100);

            assertThat(guard.illegal).isEmpty();
            assertThat(guard.seen).isPositive();
        });
    }

    private static void randomEvent(Lab lab, RandomStream random, double t) {
        long mac = random.nextLong(2) == 0 ? Lab.PEER_MAC : Lab.OTHER_MAC;
        switch ((int) random.nextLong(8)) {
            case 0, 1, 2 -> lab.datagramAt(t);
            case 3 -> lab.at(t, () -> lab.peer.alive = !lab.peer.alive);
            case 4 ->
                lab.fromPeerAt(
                        t, Lab.HOST_MAC, new ArpPacket(ArpPacket.REPLY, mac, Lab.PEER4, Lab.HOST_MAC, Lab.HOST4));
            case 5 -> lab.fromPeerAt(t, MacAddress.BROADCAST, ArpPacket.request(mac, Lab.PEER4, Lab.HOST4));
            case 6 -> lab.fromPeerAt(t, MacAddress.BROADCAST, ArpPacket.request(mac, Lab.PEER4, Lab.PEER4));
            default ->
                lab.at(t, () -> {
                    NeighborEntry entry = lab.entry(false);
                    if (entry != null) {
                        entry.confirm();
                    }
                });
        }
    }

    private static final class Guard implements NeighborListener {
        private final List<String> illegal = new ArrayList<>();
        private NeighborState before = NeighborState.NONE;
        private int seen;

        @Override
        public void changed(NeighborEntry entry, ChangeCause cause) {
            if (cause == ChangeCause.CREATE) {
                before = NeighborState.NONE;
                return;
            }
            seen++;
            if (!LEGAL.get(before).contains(entry.state())) {
                illegal.add(before + " -> " + entry.state() + " by " + entry.lastRule());
            }
            before = entry.state();
        }

        @Override
        public void deleted(NeighborEntry entry) {
            before = NeighborState.NONE;
        }
    }

    @Test
    void tcpProgressMoreOftenThanReachableTimeIsNeverProbed() {
        Seeds.check(60, seed -> {
            RandomStream random = new RandomStream(seed);
            Station server = new Station(new Lab(
                    KernelProfile.LINUX_6, random.nextLong(2) == 0 ? TimerModel.EXACT : TimerModel.wheel(250), seed));
            long reachable = Lab.seconds(2) + random.nextLong(Lab.seconds(30));
            NeighborDevice neighbors = server.lab.host.networkInterface("eth1").neighbors(false);
            neighbors.pinReachableTime(reachable);
            long interval = Lab.seconds(0.05) + random.nextLong(reachable - Lab.seconds(0.1));
            server.applications.serveTcpSink(80);

            server.lab.applications.start(
                    "tcp",
                    new TrafficSource.TcpStream(
                            Station.ADDRESS, 80, FlowSchedule.every(Lab.seconds(1), interval), 1000, 1));
            server.lab.run(600);

            assertThat(neighbors.unicastProbes()).isZero();
            assertThat(neighbors.multicastProbes()).isEqualTo(1);
        });
    }

    @Test
    void aUsedEntryWithoutAnyConfirmationIsProbedUcastSolicitTimesBeforeItFails() {
        Seeds.check(100, seed -> {
            RandomStream random = new RandomStream(seed);
            KernelProfile profile = KernelProfile.ALL.get((int) random.nextLong(4));
            int probes = (int) random.nextLong(7);
            Lab lab = new Lab(profile, random.nextLong(2) == 0 ? TimerModel.EXACT : TimerModel.wheel(1000), seed);
            lab.eth0.set(false, NeighborTunable.UCAST_SOLICIT, probes);
            lab.eth0.set(false, NeighborTunable.RETRANS_TIME, 1 + random.nextLong(3_000));
            lab.datagramAt(0)
                    .at(50, () -> lab.peer.alive = false)
                    .datagramAt(100)
                    .run(200);

            assertThat(lab.timeline.get(lab.timeline.size() - 1)).startsWith("FAILED");
            assertThat(lab.peer.unicastRequests()).isEqualTo(probes);
            assertThat(lab.peer.broadcastRequests())
                    .as("only the first resolution")
                    .isEqualTo(1);
        });
    }

    @Test
    void scalingEveryTimeByKScalesEveryEventByK() {
        Seeds.check(40, seed -> {
            List<String> once = scaled(seed, 1);
            for (int k : new int[] {2, 3, 10}) {
                assertThat(scaled(seed, k)).isEqualTo(once);
            }
        });
    }

    /** The timeline of a random history in which every time is multiplied by k, with its times divided by k again. */
    private static List<String> scaled(long seed, int k) {
        RandomStream random = new RandomStream(seed);
        Lab lab = new Lab();
        lab.network.links().get(0).a().channel().setParams(new LinkParams(500_000L * k, 0, Long.MAX_VALUE));
        lab.network.links().get(0).b().channel().setParams(new LinkParams(500_000L * k, 0, Long.MAX_VALUE));
        lab.neighbors(false).pinReachableTime(Lab.seconds(10 + random.nextLong(20)) * k);
        lab.eth0.set(false, NeighborTunable.DELAY_FIRST_PROBE_TIME, (1 + random.nextLong(6)) * k);
        lab.eth0.set(false, NeighborTunable.RETRANS_TIME, (500 + random.nextLong(1_000)) * k);
        lab.eth0.set(false, NeighborTunable.LOCKTIME, 100L * k);
        List<String> exact = new ArrayList<>();
        lab.neighbors(false).listen(new Exact(lab, exact));
        long millis = 0;
        for (int i = 0; i < 60; i++) {
            millis += random.nextLong(9_000) + 10;
            double at = millis * k / 1000.0;
            switch ((int) random.nextLong(5)) {
                case 0, 1, 2 -> lab.datagramAt(at);
                case 3 -> lab.at(at, () -> lab.peer.alive = !lab.peer.alive);
                default ->
                    lab.at(
                            at,
                            () -> lab.peer.send(
                                    Lab.HOST_MAC,
                                    new ArpPacket(ArpPacket.REPLY, Lab.OTHER_MAC, Lab.PEER4, Lab.HOST_MAC, Lab.HOST4)));
            }
        }
        lab.run((millis + 60_000) * k / 1000.0);
        return exact.stream().map(line -> divided(line, k)).toList();
    }

    private static String divided(String line, int k) {
        int space = line.lastIndexOf(' ');
        long nanos = Long.parseLong(line.substring(space + 1));
        return line.substring(0, space) + " " + nanos / k + (nanos % k == 0 ? "" : "+");
    }

    /** Notes states with nanoseconds. */
    private record Exact(Lab lab, List<String> lines) implements NeighborListener {
        @Override
        public void changed(NeighborEntry entry, ChangeCause cause) {
            lines.add(entry.state() + " " + lab.simulation.nowNanos());
        }

        @Override
        public void deleted(NeighborEntry entry) {
            lines.add("DELETED " + lab.simulation.nowNanos());
        }
    }

    @Test
    void theSameSeedGivesTheSameTimeline() {
        Seeds.check(5, seed -> {
            List<String> first = new ArrayList<>();
            for (int run = 0; run < 2; run++) {
                Lab lab = new Lab(KernelProfile.LINUX_6, TimerModel.wheel(250), seed);
                lab.neighbors(false).set(NeighborTunable.BASE_REACHABLE_TIME, 20_000);
                for (int i = 0; i < 400; i++) {
                    lab.datagramAt(i);
                }
                lab.run(400);
                if (run == 0) {
                    first.addAll(lab.timeline);
                } else {
                    assertThat(lab.timeline).isEqualTo(first);
                }
            }
        });
    }

    @Test
    void reachableTimeIsUniformBetweenHalfAndThreeHalvesOfBase() {
        double sum = 0;
        for (int seed = 1; seed <= 500; seed++) {
            Machine machine = new Machine(new Simulation(seed), "m");
            LinuxHost host = new LinuxHost(machine, "h");
            long nanos =
                    host.addInterface("eth0", Lab.HOST_MAC).neighbors(false).reachableNanos();
            assertThat(nanos).isBetween(Lab.seconds(15), Lab.seconds(45));
            sum += nanos;
        }
        assertThat(sum / 500).isBetween(28e9, 32e9);
    }

    @Test
    void anEntryThatIsRefreshedDoesNotTouchTheEventQueue() {
        Lab lab = new Lab().datagramAt(0).run(1);
        int pending = lab.simulation.pending();

        for (int i = 0; i < 1_000; i++) {
            lab.entry(false).confirm();
            lab.datagram(Lab.PEER4);
        }

        assertThat(lab.simulation.pending() - pending).isEqualTo(1_000);
        // The timer stays where it was, looks at the entry at its old deadline, and goes on from there.
        lab.run(30);
        long before = lab.simulation.eventsFired();
        lab.run(30.5);
        assertThat(lab.simulation.eventsFired() - before).isEqualTo(1);
        assertThat(lab.entry(false).state()).isEqualTo(NeighborState.REACHABLE);
    }

    /** A second Linux host beside the lab's peer; kept apart because most properties need a peer that can die. */
    private static final class Station {
        static final IpAddress ADDRESS = IpAddress.parse("10.9.0.3");
        final Lab lab;
        final Applications applications;

        Station(Lab lab) {
            this.lab = lab;
            LinuxHost server = lab.network.add(new LinuxHost(lab.machine, "server"));
            HostInterface eth0 = server.addInterface(
                    "eth0", MacAddress.parse("02:00:00:00:0c:01").value());
            eth0.addAddress(new Prefix(ADDRESS, 24));
            HostInterface eth1 = lab.host.addInterface(
                    "eth1", MacAddress.parse("02:00:00:00:0a:02").value());
            eth1.addAddress(Prefix.parse("10.9.0.4/25"));
            lab.network.connect(eth1.port(), eth0.port(), new LinkParams(50_000, 0, Long.MAX_VALUE));
            this.applications = new Applications(server);
        }
    }

    @Test
    void adminCommandsReportWhatTheKernelWould() {
        Lab lab = new Lab();
        var device = lab.neighbors(false);

        assertThat(NeighborAdmin.delete(device, Lab.PEER4)).isEqualTo(NeighborAdmin.Outcome.MISSING);
        assertThat(put(lab, NeighborAdmin.Verb.CHANGE)).isEqualTo(NeighborAdmin.Outcome.MISSING);
        assertThat(put(lab, NeighborAdmin.Verb.ADD)).isEqualTo(NeighborAdmin.Outcome.DONE);
        assertThat(put(lab, NeighborAdmin.Verb.ADD)).isEqualTo(NeighborAdmin.Outcome.EXISTS);
        assertThat(NeighborAdmin.delete(device, Lab.PEER4)).isEqualTo(NeighborAdmin.Outcome.DONE);
        assertThat(device.entries()).isEmpty();
    }

    private static NeighborAdmin.Outcome put(Lab lab, NeighborAdmin.Verb verb) {
        return NeighborAdmin.put(
                lab.neighbors(false), verb, Lab.PEER4, Lab.PEER_MAC, NeighborState.PERMANENT, false, false);
    }
}
