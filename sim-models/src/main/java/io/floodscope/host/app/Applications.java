package io.floodscope.host.app;

import io.floodscope.host.LinuxHost;
import io.floodscope.host.tcp.TcpServer;
import io.floodscope.host.tcp.TcpStack;
import io.floodscope.traffic.TrafficSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What runs on a host: flows and servers. */
public final class Applications {

    private final LinuxHost host;
    private final TcpStack tcp;
    private final List<Flow> flows = new ArrayList<>();
    private final Map<String, Integer> started = new LinkedHashMap<>();

    /** Applications of a host; there is one of these for each host. */
    public Applications(LinuxHost host) {
        this.host = host;
        this.tcp = new TcpStack(host);
    }

    /** Starts traffic on this host; a further flow of one name is called NAME-2, NAME-3, ... so that it has its own counters. */
    public Flow start(String name, TrafficSource source) {
        int number = started.merge(name, 1, Integer::sum);
        Flow flow = make(number == 1 ? name : name + "-" + number, source);
        flows.add(flow);
        return flow;
    }

    private Flow make(String name, TrafficSource source) {
        if (source instanceof TrafficSource.OneWayUdp udp) {
            return DatagramFlow.oneWay(
                    host,
                    name,
                    udp.destination(),
                    udp.port(),
                    udp.schedule(),
                    udp.bytes(),
                    udp.packetsPerFrame(),
                    udp.msgConfirm());
        }
        if (source instanceof TrafficSource.RequestReply request) {
            return DatagramFlow.requests(
                    host,
                    name,
                    request.destination(),
                    request.port(),
                    request.schedule(),
                    request.bytes(),
                    request.confirmOnAnswer());
        }
        if (source instanceof TrafficSource.Ping ping) {
            return DatagramFlow.pings(host, name, ping.destination(), ping.schedule(), ping.bytes());
        }
        if (source instanceof TrafficSource.UdpJob job) {
            return new DatagramJob(host, name, job);
        }
        if (source instanceof TrafficSource.TcpStream stream) {
            return TcpFlow.stream(host, tcp, name, stream);
        }
        if (source instanceof TrafficSource.TcpJob job) {
            return TcpFlow.jobs(host, tcp, name, job);
        }
        return TcpFlow.pull(host, tcp, name, (TrafficSource.TcpPull) source);
    }

    /** Answers datagrams to a port with the same datagram. */
    public void serveUdpEcho(int port) {
        new EchoPort(host, port);
    }

    /** Takes datagrams to a port without an answer; without it the host complains with port unreachable. */
    public FlowSink serveUdpSink(int port) {
        return new FlowSink(host, port);
    }

    /** Accepts TCP connections to a port and echoes every message. */
    public void serveTcpEcho(int port) {
        tcp.listen(port, TcpServer.echo());
    }

    /** Accepts TCP connections to a port and only acknowledges. */
    public void serveTcpSink(int port) {
        tcp.listen(port, TcpServer.sink());
    }

    /**
     * Accepts TCP connections to a port and sends on each.
     *
     * @param intervalNanos time between messages
     * @param bytes length of a message
     * @param packetsPerFrame packets that a message stands for on a wire
     */
    public void serveTcpPush(int port, long intervalNanos, int bytes, int packetsPerFrame) {
        tcp.listen(port, new PushServer(host.machine().simulation(), intervalNanos, bytes, packetsPerFrame));
    }

    /** The host is switched off: connections vanish, flows rest until it is switched on. */
    public void hostStopped() {
        flows.forEach(Flow::hostStopped);
        tcp.powerOff();
    }

    /** The host is switched on again. */
    public void hostStarted() {
        flows.forEach(Flow::hostStarted);
    }

    /** TCP of the host. */
    public TcpStack tcp() {
        return tcp;
    }

    /** The flows, in the order in which they were started. */
    public List<Flow> flows() {
        return Collections.unmodifiableList(flows);
    }

    /** The host. */
    public LinuxHost host() {
        return host;
    }
}
