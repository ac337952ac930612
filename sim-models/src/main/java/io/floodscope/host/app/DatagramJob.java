package io.floodscope.host.app;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.host.FlowEvents;
import io.floodscope.host.LinuxHost;
import io.floodscope.host.PacketFlow;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.trace.Fingerprint;
import io.floodscope.traffic.TrafficSource;

/** Datagrams in bursts: a job starts at each time of its schedule and sends for its duration. */
public final class DatagramJob extends Flow implements Event, FlowEvents {

    private final TrafficSource.UdpJob source;
    private final PacketFlow packets;
    private final long identity;
    private long job;
    private long nextNanos;
    private long number;

    DatagramJob(LinuxHost host, String name, TrafficSource.UdpJob source) {
        super(host, name);
        this.source = source;
        this.identity = Fingerprint.of(host.name() + "/" + name);
        this.packets = PacketFlow.of(
                host,
                null,
                source.destination(),
                IpPacket.Protocol.UDP,
                host.ephemeralPort(),
                source.port(),
                IpPacket.Kind.DATA,
                source.bytes(),
                source.packetsPerFrame(),
                this);
        if (source.jobs().has(0)) {
            nextNanos = source.jobs().timeOf(0);
            simulation().at(nextNanos, Phase.TRAFFIC, this);
        }
    }

    @Override
    public void fire() {
        if (host().isRunning()) {
            number++;
            countSent();
            packets.send(number, false);
        }
        nextNanos += source.intervalNanos();
        if (nextNanos >= source.jobs().timeOf(job) + source.durationNanos()) {
            job++;
            if (!source.jobs().has(job)) {
                return;
            }
            nextNanos = source.jobs().timeOf(job);
        }
        simulation().at(nextNanos, Phase.TRAFFIC, this);
    }

    @Override
    public void left(IpAddress nextHop, long mac) {
        noteLeft(nextHop, mac);
    }

    @Override
    public void unreachable(long word) {
        countError();
    }

    @Override
    public void dropped(long word) {
        countDropped();
    }

    @Override
    public long fingerprint() {
        return identity;
    }
}
