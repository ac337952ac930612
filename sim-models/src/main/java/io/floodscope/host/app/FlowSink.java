package io.floodscope.host.app;

import io.floodscope.host.LinuxHost;
import io.floodscope.host.PacketHandler;
import io.floodscope.host.PeerMap;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.probe.Counter;
import io.floodscope.traffic.DeliveryLog;
import java.util.List;

/** Takes the datagrams of flows at a local port, silently, and logs by number what arrived of the flows it was told of. */
public final class FlowSink implements PacketHandler {

    private final Counter datagrams;
    private final Counter bytes;
    private final PeerMap<DeliveryLog> logs = new PeerMap<>();

    FlowSink(LinuxHost host, int port) {
        String owner = host.name() + "/udp-" + port;
        this.datagrams = host.machine().simulation().probes().counter(owner + "/datagrams");
        this.bytes = host.machine().simulation().probes().counter(owner + "/bytes");
        host.ip().bindUdp(port, this);
    }

    /** Logs what arrives of a flow from now on. The flow's source address is the one its host has then. */
    public DeliveryLog log(DatagramFlow flow) {
        DeliveryLog log = new DeliveryLog(flow.schedule());
        log(flow, log);
        return log;
    }

    /** Logs what arrives of a flow here in a log that sinks of other hosts use too: an address may have several owners. */
    public void log(DatagramFlow flow, DeliveryLog log) {
        logs.put(flow.sourceAddress(), flow.localPort(), log);
    }

    @Override
    public void received(IpPacket packet, long word, int packetsOnWire) {
        datagrams.add(1);
        bytes.add(packet.payloadBytes());
        DeliveryLog log = logs.get(packet.src(), packet.srcPort());
        if (log != null) {
            log.deliver(word);
        }
    }

    /** Outages of a logged flow up to now. */
    public static List<DeliveryLog.Outage> outages(DatagramFlow flow, DeliveryLog log) {
        return log.outages(flow.sent(), flow.simulation().nowNanos());
    }
}
