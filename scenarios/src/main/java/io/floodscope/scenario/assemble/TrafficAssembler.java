package io.floodscope.scenario.assemble;

import io.floodscope.host.app.Applications;
import io.floodscope.host.app.DatagramFlow;
import io.floodscope.host.app.Flow;
import io.floodscope.host.app.FlowSink;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.result.Cause;
import io.floodscope.result.Outage;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.ByteSize;
import io.floodscope.scenario.schema.TrafficSpec;
import io.floodscope.traffic.DeliveryLog;
import io.floodscope.traffic.FlowSchedule;
import io.floodscope.traffic.TrafficSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts streams and the servers they need. */
final class TrafficAssembler {

    /** Payload of a full TCP segment with timestamps in 1,500 bytes. */
    private static final int SEGMENT_BYTES = 1448;
    /** Payload of a full UDP datagram or fragment in 1,500 bytes. */
    private static final int DATAGRAM_BYTES = 1472;

    private static final List<FlowSink> NO_SINKS = List.of();

    private final Names names;
    private final Map<String, LinuxHostHandle> hosts;
    private final Receivers receivers;
    private final AssembledNetwork target;
    private final Set<String> served = new LinkedHashSet<>();
    private final Map<String, FlowSink> sinks = new LinkedHashMap<>();

    TrafficAssembler(Names names, Map<String, LinuxHostHandle> hosts, Receivers receivers, AssembledNetwork target) {
        this.names = names;
        this.hosts = hosts;
        this.receivers = receivers;
        this.target = target;
    }

    void addTraffic(String name, TrafficSpec spec) {
        if (!spec.enabled()) {
            return;
        }
        List<String> senders = expand(spec.from());
        List<String> targets = expand(spec.to());
        for (int i = 0; i < Math.max(senders.size(), targets.size()); i++) {
            LinuxHostHandle sender = host(senders.get(senders.size() == 1 ? 0 : i));
            String to = targets.get(targets.size() == 1 ? 0 : i);
            long start = spec.start().toNanos() + i * spec.stagger().toNanos();
            if (spec instanceof TrafficSpec.Tcp tcp) {
                tcp(name, sender, to, start, tcp);
            } else if (spec instanceof TrafficSpec.Udp udp) {
                udp(name, sender, to, start, udp);
            } else {
                ping(name, sender, to, start, (TrafficSpec.Ping) spec);
            }
        }
    }

    private List<String> expand(List<String> patterns) {
        List<String> out = new ArrayList<>();
        for (String pattern : patterns) {
            List<String> found = names.hosts(pattern);
            out.addAll(found.isEmpty() ? List.of(pattern) : found);
        }
        return out;
    }

    private void tcp(String name, LinuxHostHandle sender, String to, long start, TrafficSpec.Tcp spec) {
        IpAddress destination = address(to, sender);
        int bytes = Math.toIntExact(spec.size().bytes());
        int packets = (bytes + SEGMENT_BYTES - 1) / SEGMENT_BYTES;
        long interval = interval(spec.size(), spec.rate().bitsPerSecond());
        Applications apps = sender.applications();
        if (spec.direction() == TrafficSpec.Tcp.Direction.DOWN) {
            serve(destination, "tcp", spec.port(), a -> a.serveTcpPush(spec.port(), interval, bytes, packets));
            watch(
                    name,
                    sender,
                    to,
                    apps.start(name, new TrafficSource.TcpPull(destination, spec.port(), start)),
                    NO_SINKS);
            return;
        }
        serve(destination, "tcp", spec.port(), a -> a.serveTcpSink(spec.port()));
        Duration every = spec.every();
        Duration length = spec.length();
        TrafficSource source = every == null || length == null
                ? new TrafficSource.TcpStream(
                        destination,
                        spec.port(),
                        ending(FlowSchedule.every(start, interval), spec.stop()),
                        bytes,
                        packets)
                : new TrafficSource.TcpJob(
                        destination,
                        spec.port(),
                        ending(FlowSchedule.every(start, every.toNanos()), spec.stop()),
                        length.toNanos(),
                        interval,
                        bytes,
                        packets);
        watch(name, sender, to, apps.start(name, source), NO_SINKS);
    }

    private void udp(String name, LinuxHostHandle sender, String to, long start, TrafficSpec.Udp spec) {
        IpAddress destination = address(to, sender);
        int bytes = Math.toIntExact(spec.size().bytes());
        int packets = (bytes + DATAGRAM_BYTES - 1) / DATAGRAM_BYTES;
        long interval = spec.rate() != null
                ? interval(spec.size(), spec.rate().bitsPerSecond())
                : Math.max(
                        1,
                        Math.round(1e9
                                / (spec.packets() == null ? 1 : spec.packets().perSecond())));
        FlowSchedule schedule = ending(FlowSchedule.every(start, interval), spec.stop());
        if (spec.replies()) {
            serve(destination, "udp", spec.port(), a -> a.serveUdpEcho(spec.port()));
            TrafficSource source =
                    new TrafficSource.RequestReply(destination, spec.port(), schedule, bytes, spec.confirm());
            watch(name, sender, to, sender.applications().start(name, source), NO_SINKS);
            return;
        }
        List<FlowSink> sinksThere = sinks(destination, spec.port());
        Duration every = spec.every();
        Duration length = spec.length();
        TrafficSource source = every == null || length == null
                ? new TrafficSource.OneWayUdp(destination, spec.port(), schedule, bytes, packets, spec.confirm())
                : new TrafficSource.UdpJob(
                        destination,
                        spec.port(),
                        ending(FlowSchedule.every(start, every.toNanos()), spec.stop()),
                        length.toNanos(),
                        interval,
                        bytes,
                        packets);
        watch(name, sender, to, sender.applications().start(name, source), sinksThere);
    }

    private void ping(String name, LinuxHostHandle sender, String to, long start, TrafficSpec.Ping spec) {
        FlowSchedule schedule = ending(FlowSchedule.every(start, spec.interval().toNanos()), spec.stop());
        if (spec.count() != null) {
            schedule = schedule.times(spec.count());
        }
        TrafficSource source = new TrafficSource.Ping(
                address(to, sender), schedule, Math.toIntExact(spec.size().bytes()));
        watch(name, sender, to, sender.applications().start(name, source), NO_SINKS);
    }

    private void watch(String traffic, LinuxHostHandle sender, String to, Flow flow, List<FlowSink> sinksThere) {
        DeliveryLog log = flow instanceof DatagramFlow datagrams ? logged(datagrams, sinksThere) : null;
        boolean unknown =
                log == null && !(flow instanceof DatagramFlow) && flow.answers() == null && !sinksThere.isEmpty();
        target.add(now -> {
            List<DeliveryLog.Outage> raw = log == null ? flow.outages() : log.outages(flow.sent(), now);
            long delivered = unknown ? FlowMeasure.UNKNOWN : log == null ? flow.answered() : log.delivered();
            return new FlowMeasure(
                    traffic,
                    sender.name(),
                    to,
                    flow.sent(),
                    delivered,
                    raw.stream().map(o -> outage(sender.name(), to, o)).toList());
        });
    }

    private static Outage outage(String from, String to, DeliveryLog.Outage o) {
        return new Outage(
                from,
                to,
                o.startNanos(),
                o.endNanos(),
                o.lost(),
                Cause.of("loss", o.lost() + " packets from " + from + " to " + to + " were lost"));
    }

    /** One log of what arrives of a flow at any of the sinks; null without sinks. */
    private static @Nullable DeliveryLog logged(DatagramFlow flow, List<FlowSink> sinksThere) {
        if (sinksThere.isEmpty()) {
            return null;
        }
        DeliveryLog log = new DeliveryLog(flow.schedule());
        sinksThere.forEach(sink -> sink.log(flow, log));
        return log;
    }

    /** Sinks for datagrams at every host that may get what is sent to an address. */
    private List<FlowSink> sinks(IpAddress destination, int port) {
        serveEach(
                destination,
                "udp",
                port,
                host -> sinks.put(host.name() + ":" + port, host.applications().serveUdpSink(port)));
        List<FlowSink> found = new ArrayList<>();
        for (LinuxHostHandle host : receivers.of(destination)) {
            FlowSink sink = sinks.get(host.name() + ":" + port);
            if (sink != null) {
                found.add(sink);
            }
        }
        return found;
    }

    private void serve(IpAddress destination, String protocol, int port, Consumer<Applications> server) {
        serveEach(destination, protocol, port, host -> server.accept(host.applications()));
    }

    private void serveEach(IpAddress destination, String protocol, int port, Consumer<LinuxHostHandle> server) {
        for (LinuxHostHandle host : receivers.of(destination)) {
            if (serveOnce(host, protocol, port)) {
                server.accept(host);
            }
        }
    }

    private boolean serveOnce(LinuxHostHandle host, String protocol, int port) {
        return served.add(host.name() + "/" + protocol + "/" + port);
    }

    private static FlowSchedule ending(FlowSchedule schedule, @Nullable Duration stop) {
        return stop == null ? schedule : schedule.until(stop.toNanos());
    }

    private static long interval(ByteSize size, long bitsPerSecond) {
        return Math.max(1, Math.round(8e9 * size.bytes() / bitsPerSecond));
    }

    private LinuxHostHandle host(String name) {
        LinuxHostHandle host = hosts.get(name);
        if (host == null) {
            throw new IllegalStateException("unchecked host " + name);
        }
        return host;
    }

    /** The receiver's address: of a host the first one of a family that the sender has too. */
    private IpAddress address(String to, LinuxHostHandle sender) {
        LinuxHostHandle host = hosts.get(to);
        if (host == null) {
            return IpAddress.parse(to);
        }
        List<Prefix> own = sender.first().addresses();
        List<Prefix> all = host.host().interfaces().stream()
                .flatMap(i -> i.addresses().stream())
                .toList();
        return all.stream()
                .filter(p -> own.stream()
                        .anyMatch(o -> o.address().v6() == p.address().v6()))
                .map(Prefix::address)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("unchecked addresses of " + to));
    }
}
