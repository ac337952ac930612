package io.floodscope.conform.ovs;

import io.floodscope.conform.UnsupportedTraceException;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Simulation;
import io.floodscope.host.neigh.NeighborAdmin;
import io.floodscope.host.neigh.NeighborState;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.traffic.FlowSchedule;
import io.floodscope.traffic.TrafficSource;
import java.util.List;
import java.util.Locale;

/** What applications and administrators do on an instance (or on the remote host) of a trace. */
final class InstanceActions {

    private static final int ECHO = 7;
    private static final int SINK = 9;
    private static final int PUSH = 19;
    private static final int PING_BYTES = 56;
    private static final int DEFAULT_BYTES = 100;
    private static final int DOWNLOAD_BYTES = 1_000;

    private final Simulation simulation;
    private final RemoteHost remote;
    private int flows;

    InstanceActions(Simulation simulation, RemoteHost remote) {
        this.simulation = simulation;
        this.remote = remote;
    }

    /** Schedules an action. */
    void schedule(Fields action, Instance on) {
        String verb = action.text("do");
        switch (verb) {
            case "udp_oneway", "udp_rr", "ping", "tcp_upload", "tcp_rr" ->
                on.applications().start(verb + "-" + flows++, traffic(action, verb));
            case "tcp_download" -> download(action, on);
            case "arping" -> arping(action, on);
            case "udp_sink" -> {
                int port = (int) action.number("port");
                at(action, () -> on.applications().serveUdpSink(port));
            }
            case "neigh" -> neigh(action, on);
            default -> throw action.unsupported("action \"" + verb + "\" of an instance");
        }
    }

    /** The traffic of an action. */
    static TrafficSource traffic(Fields action, String verb) {
        action.only(
                "t_ms", "host", "do", "dst", "port", "pps", "duration_ms", "count", "payload", "interval_ms_observed");
        Pace pace = Pace.of(action);
        FlowSchedule schedule =
                FlowSchedule.every(pace.startNanos(), pace.wholeIntervalNanos()).times(pace.count());
        IpAddress dst = IpAddress.parse(action.text("dst"));
        int bytes = (int) action.number("payload", verb.equals("ping") ? PING_BYTES : DEFAULT_BYTES);
        return switch (verb) {
            case "udp_oneway" ->
                new TrafficSource.OneWayUdp(dst, (int) action.number("port", SINK), schedule, bytes, 1, false);
            case "udp_rr" ->
                new TrafficSource.RequestReply(dst, (int) action.number("port", ECHO), schedule, bytes, false);
            case "ping" -> new TrafficSource.Ping(dst, schedule, bytes);
            case "tcp_upload" ->
                new TrafficSource.TcpStream(dst, (int) action.number("port", SINK), schedule, bytes, 1);
            case "tcp_rr" -> new TrafficSource.TcpStream(dst, (int) action.number("port", ECHO), schedule, bytes, 1);
            default -> throw action.unsupported("action \"" + verb + "\"");
        };
    }

    private void download(Fields action, Instance on) {
        Pace pace = Pace.of(action);
        int bytes = (int) action.number("payload", DOWNLOAD_BYTES);
        IpAddress dst = IpAddress.parse(action.text("dst"));
        at(action, () -> remote.download(on, dst, PUSH, pace, bytes));
    }

    /** A request from a raw socket: no neighbour entry is made by it. */
    private void arping(Fields action, Instance on) {
        IpAddress target = IpAddress.parse(action.text("dst"));
        at(action, () -> {
            ArpPacket request = ArpPacket.request(on.eth0().mac(), on.address(), target);
            on.eth0().send(Frame.of(MacAddress.BROADCAST, on.eth0().mac(), request), 0);
        });
    }

    private void neigh(Fields action, Instance on) {
        List<String> args = action.texts("args");
        if (args.size() < 2) {
            throw action.unsupported("ip neigh " + args);
        }
        IpAddress ip = IpAddress.parse(args.get(1));
        String verb = args.get(0);
        if (verb.equals("del") || verb.equals("delete")) {
            at(action, () -> NeighborAdmin.delete(on.neighbors(), ip));
            return;
        }
        NeighborAdmin.Verb put = switch (verb) {
            case "add" -> NeighborAdmin.Verb.ADD;
            case "change" -> NeighborAdmin.Verb.CHANGE;
            case "replace" -> NeighborAdmin.Verb.REPLACE;
            default -> throw action.unsupported("ip neigh " + args);
        };
        long mac = MacAddress.NONE;
        NeighborState state = NeighborState.PERMANENT;
        for (int i = 2; i + 1 < args.size(); i += 2) {
            String value = args.get(i + 1);
            switch (args.get(i)) {
                case "lladdr" -> mac = MacAddress.parse(value).value();
                case "nud" -> state = state(value);
                case "dev" -> {
                    // An instance has one interface.
                }
                default -> throw action.unsupported("ip neigh " + args);
            }
        }
        long lladdr = mac;
        NeighborState nud = state;
        at(action, () -> NeighborAdmin.put(on.neighbors(), put, ip, lladdr, nud, false, false));
    }

    private static NeighborState state(String nud) {
        try {
            return NeighborState.valueOf(nud.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UnsupportedTraceException("ip neigh: nud \"" + nud + "\" is not known");
        }
    }

    private void at(Fields action, Runnable what) {
        simulation.at(action.millis("t_ms"), Phase.TRAFFIC, what::run);
    }
}
