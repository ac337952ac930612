package io.floodscope.host.tcp;

import io.floodscope.host.FlowEvents;
import io.floodscope.host.LinuxHost;
import io.floodscope.host.PacketFlow;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.IpPacket;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reusable segments of one side of a connection: one flow for each kind, and for the last length of data. */
final class SegmentFlows {

    private final LinuxHost host;
    private final @Nullable IpAddress local;
    private final int localPort;
    private final IpAddress peer;
    private final int peerPort;
    private final FlowEvents events;
    private final Map<IpPacket.Kind, PacketFlow> control = new EnumMap<>(IpPacket.Kind.class);
    private @Nullable PacketFlow data;
    private int dataBytes;
    private int dataPackets;
    private int packets = 1;

    SegmentFlows(
            LinuxHost host, @Nullable IpAddress local, int localPort, IpAddress peer, int peerPort, FlowEvents events) {
        this.host = host;
        this.local = local;
        this.localPort = localPort;
        this.peer = peer;
        this.peerPort = peerPort;
        this.events = events;
    }

    void setPackets(int packetsPerFrame) {
        packets = packetsPerFrame;
    }

    PacketFlow of(IpPacket.Kind kind) {
        PacketFlow flow = control.get(kind);
        if (flow == null) {
            flow = make(kind, 0, 1);
            control.put(kind, flow);
        }
        return flow;
    }

    PacketFlow data(int bytes) {
        PacketFlow flow = data;
        if (flow == null || dataBytes != bytes || dataPackets != packets) {
            flow = make(IpPacket.Kind.DATA, bytes, packets);
            data = flow;
            dataBytes = bytes;
            dataPackets = packets;
        }
        return flow;
    }

    private PacketFlow make(IpPacket.Kind kind, int bytes, int packetsPerFrame) {
        return PacketFlow.of(
                host, local, peer, IpPacket.Protocol.TCP, localPort, peerPort, kind, bytes, packetsPerFrame, events);
    }
}
