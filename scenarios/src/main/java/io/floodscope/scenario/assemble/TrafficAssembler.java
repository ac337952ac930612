package io.floodscope.scenario.assemble;

import io.floodscope.engine.Simulation;
import io.floodscope.host.app.Applications;
import io.floodscope.host.app.DatagramFlow;
import io.floodscope.host.app.Flow;
import io.floodscope.host.app.FlowSink;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.result.Cause;
import io.floodscope.result.Outage;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.BitRate;
import io.floodscope.scenario.schema.ByteSize;
import io.floodscope.scenario.schema.PacketRate;
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
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts streams and the servers they need. */
final class TrafficAssembler {

    /** Payload of a full TCP segment with timestamps in 1,500 bytes. */
    private static final int SEGMENT_BYTES = 1448;
    /** Payload of a full UDP datagram or fragment in 1,500 bytes. */
    private static final int DATAGRAM_BYTES = 1472;

    private final Names names;
    private final Map<String, LinuxHostHandle> hosts;
    private final AssembledNetwork target;
    private final Simulation simulation;
    private final Receivers receivers;
    private final Set<String> served = new LinkedHashSet<>();
    private final Map<String, FlowSink> sinks = new LinkedHashMap<>();

    TrafficAssembler(
            Names names,
            Map<String, LinuxHostHandle> hosts,
            Receivers receivers,
            AssembledNetwork target,
            Simulation simulation) {
        this.receivers = receivers;
        this.names = names;
        this.hosts = hosts;
        this.target = target;
        this.simulation = simulation;
    }

    void addTraffic(String name, TrafficSpec spec) {
        if (!spec.enabled()) {
            return;
        }
        List<String> senders = expand(spec.from());
        List<String> targets =
                spec.to().stream().flatMap(to -> names.receivers(to).stream()).toList();
        for (int i = 0; i < Math.max(senders.size(), targets.size()); i++) {
            LinuxHostHandle sender = host(senders.get(senders.size() == 1 ? 0 : i));
            String to = targets.get(targets.size() == 1 ? 0 : i);
            // Several streams of one host are told apart by their receiver; one stream keeps its plain name.
            String flow = senders.size() == 1 && targets.size() > 1 ? name + "-" + (i + 1) : name;
            long start = spec.start().toNanos() + i * spec.stagger().toNanos();
            if (spec instanceof TrafficSpec.Tcp tcp) {
                tcp(name, flow, sender, to, start, tcp);
            } else if (spec instanceof TrafficSpec.Udp udp) {
                udp(name, flow, sender, to, start, udp);
            } else {
                ping(name, flow, sender, to, start, (TrafficSpec.Ping) spec);
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

    private void tcp(String name, String flow, LinuxHostHandle sender, String to, long start, TrafficSpec.Tcp spec) {
        IpAddress destination = address(to, sender);
        int bytes = Math.toIntExact(spec.size().bytes());
        int packets = (bytes + SEGMENT_BYTES - 1) / SEGMENT_BYTES;
        long interval = interval(spec.size(), spec.rate(), spec.packets());
        Applications apps = sender.applications();
        if (spec.direction() == TrafficSpec.Tcp.Direction.DOWN) {
            serve(destination, "tcp", spec.port(), a -> a.serveTcpPush(spec.port(), interval, bytes, packets));
            watch(name, sender, to, apps.start(flow, new TrafficSource.TcpPull(destination, spec.port(), start)));
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
        watch(name, sender, to, apps.start(flow, source));
    }

    private void udp(String name, String flow, LinuxHostHandle sender, String to, long start, TrafficSpec.Udp spec) {
        IpAddress destination = address(to, sender);
        int bytes = Math.toIntExact(spec.size().bytes());
        int packets = (bytes + DATAGRAM_BYTES - 1) / DATAGRAM_BYTES;
        long interval = interval(spec.size(), spec.rate(), spec.packets());
        FlowSchedule schedule = ending(FlowSchedule.every(start, interval), spec.stop());
        if (spec.replies()) {
            serve(destination, "udp", spec.port(), a -> a.serveUdpEcho(spec.port()));
            TrafficSource source =
                    new TrafficSource.RequestReply(destination, spec.port(), schedule, bytes, spec.confirm());
            watch(name, sender, to, sender.applications().start(flow, source));
            return;
        }
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
        watchOneWay(name, sender, to, sender.applications().start(flow, source), sinks(destination, spec.port()));
    }

    private void ping(String name, String flow, LinuxHostHandle sender, String to, long start, TrafficSpec.Ping spec) {
        FlowSchedule schedule = ending(FlowSchedule.every(start, spec.interval().toNanos()), spec.stop());
        if (spec.count() != null) {
            schedule = schedule.times(spec.count());
        }
        TrafficSource source = new TrafficSource.Ping(
                address(to, sender), schedule, Math.toIntExact(spec.size().bytes()));
        watch(name, sender, to, sender.applications().start(flow, source));
    }

    /** Watches a flow that knows itself what was answered. */
    private void watch(String traffic, LinuxHostHandle sender, String to, Flow flow) {
        WrongMacMeter meter = meter(sender, flow);
        target.add(now -> measure(traffic, sender, to, flow, flow.answered(), flow.outages(), meter));
    }

    /** Watches a flow of which only the receivers know what arrived: any of those that may have the address. */
    private void watchOneWay(String traffic, LinuxHostHandle sender, String to, Flow flow, List<FlowSink> sinks) {
        WrongMacMeter meter = meter(sender, flow);
        if (!(flow instanceof DatagramFlow datagrams)) {
            target.add(now -> measure(traffic, sender, to, flow, FlowMeasure.UNKNOWN, List.of(), meter));
            return;
        }
        DeliveryLog log = new DeliveryLog(datagrams.times());
        sinks.forEach(sink -> sink.log(datagrams, log));
        target.add(now -> measure(traffic, sender, to, flow, log.delivered(), log.outages(flow.sent(), now), meter));
    }

    private WrongMacMeter meter(LinuxHostHandle sender, Flow flow) {
        WrongMacMeter meter = new WrongMacMeter(simulation, target.owners(), sender.name() + "/" + flow.name());
        flow.watchNextHop(meter);
        return meter;
    }

    private static FlowMeasure measure(
            String traffic,
            LinuxHostHandle sender,
            String to,
            Flow flow,
            long delivered,
            List<DeliveryLog.Outage> outages,
            WrongMacMeter meter) {
        return new FlowMeasure(
                traffic,
                sender.name(),
                to,
                flow.sent(),
                delivered,
                outages.stream().map(o -> outage(sender.name(), to, o)).toList(),
                meter.stretches());
    }

    private static Outage outage(String from, String to, DeliveryLog.Outage o) {
        return new Outage(
                from,
                to,
                o.startNanos(),
                o.endNanos(),
                o.lost(),
                Cause.of(
                        "loss",
                        o.lost() + (o.lost() == 1 ? " packet" : " packets") + " from " + from + " to " + to
                                + (o.lost() == 1 ? " was lost" : " were lost")));
    }

    /** Has every host that may have an address serve a port, once. */
    private void serve(IpAddress address, String protocol, int port, Consumer<Applications> server) {
        for (LinuxHostHandle host : receivers.of(address)) {
            if (served.add(host.name() + "/" + protocol + "/" + port)) {
                server.accept(host.applications());
            }
        }
    }

    private List<FlowSink> sinks(IpAddress address, int port) {
        serve(address, "udp", port, a -> sinks.put(a.host().name() + ":" + port, a.serveUdpSink(port)));
        return receivers.of(address).stream()
                .flatMap(host -> Stream.ofNullable(sinks.get(host.name() + ":" + port)))
                .toList();
    }

    private static FlowSchedule ending(FlowSchedule schedule, @Nullable Duration stop) {
        return stop == null ? schedule : schedule.until(stop.toNanos());
    }

    /** Time between two frames of a sender, in ns; the checker has seen to it that one of the rates is given. */
    private static long interval(ByteSize size, @Nullable BitRate rate, @Nullable PacketRate packets) {
        if (rate != null) {
            return Math.max(1, Math.round(8e9 * size.bytes() / rate.bitsPerSecond()));
        }
        return Math.max(1, Math.round(1e9 / Objects.requireNonNull(packets).perSecond()));
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
                .filter(p -> own.isEmpty()
                        || own.stream()
                                .anyMatch(o -> o.address().v6() == p.address().v6()))
                .map(Prefix::address)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("unchecked addresses of " + to));
    }
}
