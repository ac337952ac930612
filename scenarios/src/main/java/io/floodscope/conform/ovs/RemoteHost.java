package io.floodscope.conform.ovs;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Simulation;
import io.floodscope.host.HostInterface;
import io.floodscope.host.LinuxHost;
import io.floodscope.host.Machine;
import io.floodscope.host.app.Applications;
import io.floodscope.host.neigh.NeighborAdmin;
import io.floodscope.host.neigh.NeighborState;
import io.floodscope.host.tcp.TcpConnection;
import io.floodscope.host.tcp.TcpEvents;
import io.floodscope.host.tcp.TcpServer;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.link.Port;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The host behind the gateway: echo, sink and push servers, and senders towards instances. */
final class RemoteHost {

    static final long MAC = 0x0200_0000_0063L;

    private static final int ECHO = 7;
    private static final int SINK = 9;
    private static final int PUSH = 19;
    private static final int REQUEST_BYTES = 10;

    private final Simulation simulation;
    private final HostInterface eth0;
    private final Applications applications;
    private final Deque<Download> accepted = new ArrayDeque<>();
    private int flows;

    /** How a download is paced. */
    private record Download(Pace pace, int bytes) {}

    RemoteHost(Simulation simulation, String ip, long gatewayMac) {
        this.simulation = simulation;
        LinuxHost host = new LinuxHost(new Machine(simulation, "remote"), "remote");
        this.eth0 = host.addInterface("eth0", MAC);
        IpAddress address = IpAddress.parse(ip);
        IpAddress router = IpAddress.ofV4((int) (address.low() ^ 1));
        eth0.addAddress(Prefix.parse(ip + "/24"));
        host.routes().setDefault(router);
        NeighborAdmin.put(
                eth0.neighbors(false),
                NeighborAdmin.Verb.REPLACE,
                router,
                gatewayMac,
                NeighborState.PERMANENT,
                false,
                false);
        this.applications = new Applications(host);
        applications.serveUdpEcho(ECHO);
        applications.serveUdpSink(SINK);
        applications.serveTcpEcho(ECHO);
        applications.serveTcpSink(SINK);
        applications.tcp().listen(PUSH, Pushing::new);
    }

    Port port() {
        return eth0.port();
    }

    /** Schedules an action of the remote host itself. */
    void schedule(Fields action) {
        if (!action.text("do").equals("udp_oneway")) {
            throw action.unsupported("action \"" + action.text("do") + "\" of the remote host");
        }
        applications.start("udp_oneway-" + flows++, InstanceActions.traffic(action, "udp_oneway"));
    }

    /** An instance connects now, asks, and then only acknowledges what this host sends at the given pace. */
    void download(Instance client, IpAddress dst, int port, Pace pace, int bytes) {
        accepted.add(new Download(pace, bytes));
        client.applications().tcp().connect(dst, port, new TcpServer.Closing() {
            @Override
            public void connected(TcpConnection connection) {
                connection.write(REQUEST_BYTES, 1);
            }
        });
    }

    /** Sends the segments of one download once its request is there, then closes. */
    private final class Pushing implements TcpEvents, Event {
        private final Download download;
        private @Nullable TcpConnection connection;
        private long startNanos;
        private long sent;

        Pushing() {
            Download next = accepted.poll();
            this.download = next == null ? new Download(new Pace(0, 1, 0), 0) : next;
        }

        @Override
        public void received(TcpConnection current, int bytes) {
            if (connection == null) {
                connection = current;
                startNanos = simulation.nowNanos();
                fire();
            }
        }

        @Override
        public void fire() {
            TcpConnection current = connection;
            if (current == null || current.isOver()) {
                return;
            }
            if (sent >= download.pace.count()) {
                current.close();
                return;
            }
            current.write(download.bytes, 1);
            sent++;
            long next = startNanos + download.pace.timeOf(sent) - download.pace.startNanos();
            simulation.at(next, Phase.TRAFFIC, this);
        }

        @Override
        public void peerClosed(TcpConnection current) {
            current.close();
        }
    }
}
