package io.floodscope.host;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import java.util.Locale;

/**
 * A host with many neighbours: one simulated hour of one packet a minute to each. Run by hand; the model's page has the
 * command and the figures.
 */
public final class NeighborScaleBenchmark {

    private static final long MINUTE = 60_000_000_000L;

    private NeighborScaleBenchmark() {}

    /** Arguments: number of neighbours (100,000). */
    public static void main(String[] args) {
        int neighbours = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        long wallStart = System.nanoTime();
        Simulation simulation = new Simulation(1);
        Network network = new Network(simulation);
        Machine machine = new Machine(simulation, "machine");
        machine.ipv4().setThresholds(4 * neighbours, 4 * neighbours, 4 * neighbours);
        LinuxHost host = network.add(new LinuxHost(machine, "host"));
        HostInterface eth0 = host.addInterface("eth0", Lab.HOST_MAC);
        eth0.addAddress(Prefix.parse("10.0.0.1/8"));
        Peer peers = network.add(new Peer("peers", Lab.PEER_MAC));
        peers.keepsFrames = false;
        network.connect(eth0.port(), peers.port(), new LinkParams(20_000, 0, LinkParams.UNBOUNDED));
        for (int i = 0; i < neighbours; i++) {
            IpAddress ip = IpAddress.parse("10.1.0.0").plus(i);
            PacketFlow flow = PacketFlow.of(
                    host, null, ip, IpPacket.Protocol.UDP, 40_000, 9, IpPacket.Kind.DATA, 18, 1, FlowEvents.NONE);
            simulation.at(i * MINUTE / neighbours, Phase.TRAFFIC, new EveryMinute(simulation, flow));
        }
        simulation.runUntil(60 * MINUTE, RunLimits.NONE);
        double wall = (System.nanoTime() - wallStart) / 1e9;
        long probes = eth0.neighbors(false).unicastProbes();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "neighbours=%d events=%d probes=%d wall_s=%.2f heap_mb=%d%n",
                machine.ipv4().size(),
                simulation.eventsFired(),
                probes,
                wall,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    private record EveryMinute(Simulation simulation, PacketFlow flow) implements Event {
        @Override
        public void fire() {
            flow.send(1, false);
            simulation.at(simulation.nowNanos() + MINUTE, Phase.TRAFFIC, this);
        }
    }
}
