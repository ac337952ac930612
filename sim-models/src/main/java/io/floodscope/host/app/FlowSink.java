package io.floodscope.host.app;

import io.floodscope.host.LinuxHost;
import io.floodscope.host.PacketHandler;
import io.floodscope.host.PeerMap;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.probe.Counter;
import io.floodscope.traffic.DeliveryLog;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the datagrams of flows at a local port, silently, and logs by number what arrived of the flows it was told of. */
public final class FlowSink implements PacketHandler {

    private final Counter datagrams;
    private final Counter bytes;
    private final PeerMap<Logged> byPeer = new PeerMap<>();
    private final List<Logged> all = new ArrayList<>();

    /** A flow and what arrived of it. */
    private record Logged(DatagramFlow flow, DeliveryLog log) {}

    FlowSink(LinuxHost host, int port) {
        String owner = host.name() + "/udp-" + port;
        this.datagrams = host.machine().simulation().probes().counter(owner + "/datagrams");
        this.bytes = host.machine().simulation().probes().counter(owner + "/bytes");
        host.ip().bindUdp(port, this);
    }

    /** Logs what arrives of a flow from now on. */
    public DeliveryLog log(DatagramFlow flow) {
        DeliveryLog log = new DeliveryLog(flow.times());
        log(flow, log);
        return log;
    }

    /** Logs what arrives of a flow here in a log that sinks of other hosts use too: an address may have several owners. */
    public void log(DatagramFlow flow, DeliveryLog log) {
        all.add(new Logged(flow, log));
    }

    @Override
    public void received(IpPacket packet, long word, int packetsOnWire) {
        datagrams.add(1);
        bytes.add(packet.payloadBytes());
        Logged from = byPeer.get(packet.src(), packet.srcPort());
        if (from == null || !from.flow().sendsFrom(packet.src())) {
            from = find(packet.src(), packet.srcPort());
        }
        if (from != null) {
            from.log().deliver(word);
        }
    }

    /** The flow that sends from an address and port now; addresses may have changed hands since the last packet. */
    private @Nullable Logged find(IpAddress source, int port) {
        for (Logged each : all) {
            if (each.flow().localPort() == port && each.flow().sendsFrom(source)) {
                byPeer.put(source, port, each);
                return each;
            }
        }
        return null;
    }

    /** Outages of a logged flow up to now. */
    public static List<DeliveryLog.Outage> outages(DatagramFlow flow, DeliveryLog log) {
        return log.outages(flow.sent(), flow.simulation().nowNanos());
    }
}
