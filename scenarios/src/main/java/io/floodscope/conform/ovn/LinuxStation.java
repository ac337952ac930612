package io.floodscope.conform.ovn;

import io.floodscope.engine.Simulation;
import io.floodscope.host.FlowEvents;
import io.floodscope.host.HostInterface;
import io.floodscope.host.LinuxHost;
import io.floodscope.host.Machine;
import io.floodscope.host.PacketFlow;
import io.floodscope.host.neigh.NeighborTunable;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import io.floodscope.net.link.Port;
import tools.jackson.databind.JsonNode;

/**
 * A host of the recordings whose own neighbour entry for the router is not pinned: a Linux host behind a gate that logs test
 * packets and keeps back what a silent host would not answer.
 */
final class LinuxStation implements TestHost {

    private final String name;
    private final PacketLog packets;
    private final LinuxHost host;
    private final HostInterface itf;
    private final Port outside;
    private final Port inside;
    private boolean arpSilent;
    private boolean echoSilent;

    LinuxStation(Simulation simulation, Network network, String name, long mac, JsonNode params, PacketLog packets) {
        this.name = name;
        this.packets = packets;
        this.host = new LinuxHost(new Machine(simulation, name), name);
        this.itf = host.addInterface("eth0", mac);
        this.outside = new Port(this, "outside", 0);
        this.inside = new Port(this, "inside", 1);
        network.connect(inside, itf.port(), LinkParams.INSTANT);
        for (boolean v6 : new boolean[] {false, true}) {
            itf.set(
                    v6,
                    NeighborTunable.BASE_REACHABLE_TIME,
                    params.path("e1_base_reachable_time_ms").asLong(30_000));
            itf.set(
                    v6,
                    NeighborTunable.DELAY_FIRST_PROBE_TIME,
                    params.path("e1_delay_first_probe_s").asLong(5));
        }
    }

    void setGateway(IpAddress gateway) {
        host.routes().setDefault(gateway);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long mac() {
        return itf.mac();
    }

    @Override
    public Port port() {
        return outside;
    }

    @Override
    public void home(IpAddress address) {
        itf.addAddress(new Prefix(address, address.v6() ? 64 : 24));
    }

    @Override
    public void own(IpAddress address) {
        itf.addAddress(new Prefix(address, address.v6() ? 128 : 32));
    }

    @Override
    public void disown(IpAddress address) {
        itf.removeAddress(address);
    }

    @Override
    public void setArpSilent(boolean silent) {
        arpSilent = silent;
    }

    @Override
    public void setEchoSilent(boolean silent) {
        echoSilent = silent;
    }

    @Override
    public void send(Frame frame, long word) {
        outside.send(frame, word);
    }

    @Override
    public void sendPacket(IpAddress dst, IpPacket.Kind kind, long seq) {
        PacketFlow.of(host, null, dst, IpPacket.Protocol.ICMP, 1, 0, kind, 56, 1, FlowEvents.NONE)
                .send(seq, false);
    }

    @Override
    public void receive(Port in, Frame frame, long word) {
        if (in == inside) {
            outside.send(frame, word);
            return;
        }
        boolean mine = frame.dst() == mac();
        if (frame.payload() instanceof IpPacket ip && mine) {
            if (ip.kind() == IpPacket.Kind.ECHO_REQUEST) {
                packets.delivered(name, word);
                if (echoSilent) {
                    return;
                }
            } else if (ip.kind() == IpPacket.Kind.ECHO_REPLY && host.isLocal(ip.dst())) {
                packets.answered(name, word);
            }
        }
        if (!(arpSilent && asks(frame))) {
            inside.send(frame, word);
        }
    }

    private static boolean asks(Frame frame) {
        return (frame.payload() instanceof ArpPacket arp && arp.op() == ArpPacket.REQUEST)
                || (frame.payload() instanceof NdPacket nd && nd.type() == NdPacket.Type.NS);
    }

    @Override
    public boolean isStation() {
        return true;
    }
}
