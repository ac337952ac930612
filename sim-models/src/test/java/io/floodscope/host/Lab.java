package io.floodscope.host;

import io.floodscope.engine.Phase;
import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.host.app.Applications;
import io.floodscope.host.neigh.ChangeCause;
import io.floodscope.host.neigh.KernelProfile;
import io.floodscope.host.neigh.NeighborDevice;
import io.floodscope.host.neigh.NeighborEntry;
import io.floodscope.host.neigh.NeighborListener;
import io.floodscope.host.neigh.TimerModel;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.frame.Payload;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A Linux host under test and a peer that answers 1 ms after a question, on one cable; times in seconds. */
public final class Lab {

    static final IpAddress PEER4 = IpAddress.parse("10.9.0.2");
    static final IpAddress PEER6 = IpAddress.parse("fd00:9::2");
    static final IpAddress HOST4 = IpAddress.parse("10.9.0.1");
    static final IpAddress HOST6 = IpAddress.parse("fd00:9::1");
    static final long HOST_MAC = MacAddress.parse("02:00:00:00:0a:01").value();
    static final long PEER_MAC = MacAddress.parse("02:00:00:00:0b:01").value();
    static final long OTHER_MAC = MacAddress.parse("02:00:00:00:0b:02").value();

    final Simulation simulation;
    final Network network;
    final Machine machine;
    final LinuxHost host;
    final HostInterface eth0;
    final Peer peer;
    final Applications applications;
    final List<String> timeline = new ArrayList<>();

    Lab() {
        this(KernelProfile.LINUX_6);
    }

    Lab(KernelProfile profile) {
        this(profile, TimerModel.EXACT, 1);
    }

    Lab(KernelProfile profile, TimerModel timers, long seed) {
        simulation = new Simulation(seed);
        network = new Network(simulation);
        machine = new Machine(simulation, "machine", profile, timers);
        host = network.add(new LinuxHost(machine, "host"));
        eth0 = host.addInterface("eth0", HOST_MAC);
        eth0.addAddress(new Prefix(HOST4, 24));
        eth0.addAddress(new Prefix(HOST6, 64));
        peer = network.add(new Peer("peer", PEER_MAC));
        network.connect(eth0.port(), peer.port(), new LinkParams(500_000, 0, LinkParams.UNBOUNDED));
        applications = new Applications(host);
        for (boolean v6 : new boolean[] {false, true}) {
            neighbors(v6).pinReachableTime(seconds(30));
            neighbors(v6).listen(new Recorder());
        }
    }

    /** Notes {@code STATE t} or, in a state with an address other than the peer's first, {@code STATE(mac) t}. */
    private final class Recorder implements NeighborListener {
        @Override
        public void changed(NeighborEntry entry, ChangeCause cause) {
            boolean shown = cause != ChangeCause.CREATE
                    && (entry.ip().equals(PEER4) || entry.ip().equals(PEER6));
            if (shown) {
                boolean moved = entry.state().isValid() && entry.mac() != PEER_MAC;
                note(entry.state() + (moved ? "'" : ""));
            }
        }

        @Override
        public void deleted(NeighborEntry entry) {
            note("DELETED");
        }

        private void note(String what) {
            timeline.add(what + " " + clock());
        }
    }

    /** Simulated seconds with up to three decimals. */
    String clock() {
        return String.format(Locale.ROOT, "%.3f", simulation.nowNanos() / 1e9).replaceAll("\\.?0+$", "");
    }

    static long seconds(double seconds) {
        return Math.round(seconds * 1e9);
    }

    NeighborDevice neighbors(boolean v6) {
        return eth0.neighbors(v6);
    }

    NeighborEntry entry(boolean v6) {
        return neighbors(v6).lookup(v6 ? PEER6 : PEER4);
    }

    Lab at(double seconds, Runnable what) {
        simulation.at(seconds(seconds), Phase.TRAFFIC, what::run);
        return this;
    }

    /** The host sends one datagram to the peer. */
    Lab datagramAt(double seconds) {
        return at(seconds, () -> datagram(PEER4));
    }

    Lab datagram6At(double seconds) {
        return at(seconds, () -> datagram(PEER6));
    }

    void datagram(IpAddress to) {
        PacketFlow.of(host, null, to, IpPacket.Protocol.UDP, 40_000, 9, IpPacket.Kind.DATA, 18, 1, FlowEvents.NONE)
                .send(1, false);
    }

    /** The peer sends something that reaches the host at this time. */
    Lab fromPeerAt(double seconds, long ethernetDestination, Payload payload) {
        return at(seconds - 0.0005, () -> peer.send(ethernetDestination, payload));
    }

    Lab run(double untilSeconds) {
        simulation.runUntil(seconds(untilSeconds), RunLimits.NONE);
        return this;
    }
}
