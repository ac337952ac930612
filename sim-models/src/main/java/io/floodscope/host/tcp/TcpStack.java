package io.floodscope.host.tcp;

import io.floodscope.host.FlowEvents;
import io.floodscope.host.LinuxHost;
import io.floodscope.host.PacketFlow;
import io.floodscope.host.PacketHandler;
import io.floodscope.host.PeerMap;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.IpPacket;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import org.jspecify.annotations.Nullable;

/** The connections of one host. */
public final class TcpStack implements PacketHandler {

    private final LinuxHost host;
    private final Int2ObjectOpenHashMap<TcpServer> servers = new Int2ObjectOpenHashMap<>();
    private final Int2ObjectOpenHashMap<PeerMap<TcpConnection>> byLocalPort = new Int2ObjectOpenHashMap<>();

    /** TCP for a host; it must be the only one. */
    public TcpStack(LinuxHost host) {
        this.host = host;
        host.ip().setTcp(this);
    }

    /** Accepts connections to a port. */
    public void listen(int port, TcpServer server) {
        servers.put(port, server);
    }

    /**
     * Opens a connection.
     *
     * @param events told what happens to it
     */
    public TcpConnection connect(IpAddress destination, int port, TcpEvents events) {
        int localPort = host.ephemeralPort();
        TcpConnection connection = new TcpConnection(host, this, null, localPort, destination, port, events);
        register(localPort, destination, port, connection);
        connection.open();
        return connection;
    }

    private void register(int localPort, IpAddress peer, int peerPort, TcpConnection connection) {
        PeerMap<TcpConnection> here = byLocalPort.get(localPort);
        if (here == null) {
            here = new PeerMap<>();
            byLocalPort.put(localPort, here);
        }
        here.put(peer, peerPort, connection);
    }

    @Override
    public void received(IpPacket packet, long word, int packets) {
        TcpConnection connection = find(packet.dstPort(), packet.src(), packet.srcPort());
        boolean usable = connection != null && !(connection.isOver() && packet.kind() == IpPacket.Kind.SYN);
        if (connection != null && usable) {
            connection.segment(packet, word);
        } else if (packet.kind() == IpPacket.Kind.SYN) {
            accept(packet, word);
        } else if (packet.kind() != IpPacket.Kind.RST) {
            reset(packet);
        }
    }

    private void accept(IpPacket packet, long word) {
        TcpServer server = servers.get(packet.dstPort());
        if (server == null) {
            reset(packet);
            return;
        }
        TcpConnection connection = new TcpConnection(
                host, this, packet.dst(), packet.dstPort(), packet.src(), packet.srcPort(), server.accepted());
        register(packet.dstPort(), packet.src(), packet.srcPort(), connection);
        connection.acceptFrom(word);
    }

    /** Answers a segment for which there is no connection. */
    private void reset(IpPacket packet) {
        PacketFlow.of(
                        host,
                        packet.dst(),
                        packet.src(),
                        IpPacket.Protocol.TCP,
                        packet.dstPort(),
                        packet.srcPort(),
                        IpPacket.Kind.RST,
                        0,
                        1,
                        FlowEvents.NONE)
                .send(0, false);
    }

    @Override
    public void failed(IpPacket error, long word) {
        TcpConnection connection = find(error.dstPort(), error.src(), error.srcPort());
        if (connection != null) {
            connection.icmpError();
        }
    }

    private @Nullable TcpConnection find(int localPort, IpAddress peer, int peerPort) {
        PeerMap<TcpConnection> here = byLocalPort.get(localPort);
        return here == null ? null : here.get(peer, peerPort);
    }

    /** Forgets all connections, as a host does that is switched off. Servers stay. */
    public void powerOff() {
        for (PeerMap<TcpConnection> here : byLocalPort.values()) {
            here.forEach(connection -> {
                if (!connection.isOver()) {
                    connection.vanish();
                }
            });
        }
        byLocalPort.clear();
    }

    /** Forgets a client's connection that is over, so that its port can be used again. */
    void forget(TcpConnection connection) {
        if (!servers.containsKey(connection.localPort())) {
            byLocalPort.remove(connection.localPort());
        }
    }
}
