package io.floodscope.conform.neigh;

import io.floodscope.conform.UnsupportedTraceException;
import io.floodscope.host.FlowEvents;
import io.floodscope.host.HostInterface;
import io.floodscope.host.LinuxHost;
import io.floodscope.host.PacketFlow;
import io.floodscope.host.PacketHandler;
import io.floodscope.host.tcp.TcpConnection;
import io.floodscope.host.tcp.TcpEvents;
import io.floodscope.host.tcp.TcpServer;
import io.floodscope.host.tcp.TcpStack;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.IpPacket;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The applications of a Linux host in a trace: datagrams to port 9, pings, and one TCP connection at a time. */
final class TraceHost {

    private static final int DEFAULT_PAYLOAD = 18;
    private static final int PING_PAYLOAD = 56;

    private record FlowKey(IpAddress dst, int bytes, boolean ping) {}

    private final LinuxHost host;
    private final HostInterface itf;
    private final Observations observations;
    private final TcpStack tcp;
    private final int udpPort;
    private final Map<FlowKey, PacketFlow> flows = new LinkedHashMap<>();
    private @Nullable TcpConnection connection;
    private @Nullable TcpConnection accepted;
    private long pings;

    TraceHost(LinuxHost host, HostInterface itf, Observations observations) {
        this.host = host;
        this.itf = itf;
        this.observations = observations;
        this.tcp = new TcpStack(host);
        this.udpPort = host.ephemeralPort();
        host.ip().bindUdp(udpPort, new PacketHandler() {
            @Override
            public void received(IpPacket packet, long word, int packets) {}

            @Override
            public void failed(IpPacket error, long word) {
                boolean refused = error.kind() == IpPacket.Kind.PORT_UNREACHABLE;
                observations.error(host.name(), refused ? "Connection refused" : "No route to host", word);
            }
        });
    }

    LinuxHost host() {
        return host;
    }

    HostInterface networkInterface() {
        return itf;
    }

    void serveTcp(int port, String kind) {
        switch (kind) {
            case "echo" -> tcp.listen(port, TcpServer.echo());
            case "push", "sink" ->
                tcp.listen(port, () -> new TcpServer.Closing() {
                    @Override
                    public void connected(TcpConnection incoming) {
                        accepted = incoming;
                    }
                });
            default -> throw new UnsupportedTraceException("unknown TCP server: " + kind);
        }
    }

    void udp(IpAddress dst, int bytes, long seq, boolean confirm) {
        observations.datagram(host.name(), seq);
        flow(dst, bytes == 0 ? DEFAULT_PAYLOAD : bytes, false).send(seq, confirm);
    }

    void ping(IpAddress dst, int bytes) {
        pings++;
        flow(dst, bytes == 0 ? PING_PAYLOAD : bytes, true).send(pings, false);
    }

    private PacketFlow flow(IpAddress dst, int bytes, boolean ping) {
        return flows.computeIfAbsent(
                new FlowKey(dst, bytes, ping),
                key -> PacketFlow.of(
                        host,
                        null,
                        dst,
                        ping ? IpPacket.Protocol.ICMP : IpPacket.Protocol.UDP,
                        udpPort,
                        ping ? 0 : Observations.DISCARD_PORT,
                        ping ? IpPacket.Kind.ECHO_REQUEST : IpPacket.Kind.DATA,
                        bytes,
                        1,
                        ping ? FlowEvents.NONE : new Reported()));
    }

    /** Reports datagrams that came back. */
    private final class Reported implements FlowEvents {
        @Override
        public void unreachable(long word) {
            observations.error(host.name(), "No route to host", word);
        }

        @Override
        public void dropped(long word) {
            observations.dropped(host.name(), word);
        }
    }

    void connect(IpAddress dst, int port) {
        connection = tcp.connect(dst, port, TcpEvents.NONE);
    }

    void send(int bytes) {
        if (connection == null) {
            throw new UnsupportedTraceException(host.name() + " sends TCP data without a connection");
        }
        connection.write(bytes, 1);
    }

    void push(int bytes) {
        TcpConnection to = accepted != null ? accepted : connection;
        if (to == null) {
            throw new UnsupportedTraceException(host.name() + " pushes TCP data without a connection");
        }
        to.write(bytes, 1);
    }

    void close() {
        TcpConnection open = connection != null ? connection : accepted;
        if (open != null) {
            open.close();
        }
    }
}
