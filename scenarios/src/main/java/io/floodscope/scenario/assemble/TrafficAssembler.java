package io.floodscope.scenario.assemble;

import io.floodscope.host.HostInterface;
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
    private final Set<String> served = new LinkedHashSet<>();
    private final Map<String, FlowSink> sinks = new LinkedHashMap<>();

    TrafficAssembler(Names names, Map<String, LinuxHostHandle> hosts, AssembledNetwork target) {
        this.names = names;
        this.hosts = hosts;
        this.target = target;
    }

    void addTraffic(String name, TrafficSpec spec) {
        if (!spec.enabled()) {
            return;
        }
        List<String> senders = expand(spec.from());
        List<String> receivers = expand(spec.to());
        for (int i = 0; i < senders.size(); i++) {
            LinuxHostHandle sender = host(senders.get(i));
            String to = receivers.get(receivers.size() == 1 ? 0 : i);
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
        LinuxHostHandle receiver = owner(destination);
        Applications apps = sender.applications();
        if (spec.direction() == TrafficSpec.Tcp.Direction.DOWN) {
            if (receiver != null && serveOnce(receiver, "tcp", spec.port())) {
                receiver.applications().serveTcpPush(spec.port(), interval, bytes, packets);
            }
            watch(name, sender, to, apps.start(name, new TrafficSource.TcpPull(destination, spec.port(), start)), null);
            return;
        }
        if (receiver != null && serveOnce(receiver, "tcp", spec.port())) {
            receiver.applications().serveTcpSink(spec.port());
        }
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
        watch(name, sender, to, apps.start(name, source), null);
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
        LinuxHostHandle receiver = owner(destination);
        FlowSchedule schedule = ending(FlowSchedule.every(start, interval), spec.stop());
        if (spec.replies()) {
            if (receiver != null && serveOnce(receiver, "udp", spec.port())) {
                receiver.applications().serveUdpEcho(spec.port());
            }
            TrafficSource source =
                    new TrafficSource.RequestReply(destination, spec.port(), schedule, bytes, spec.confirm());
            watch(name, sender, to, sender.applications().start(name, source), null);
            return;
        }
        if (receiver != null && serveOnce(receiver, "udp", spec.port())) {
            sinks.put(
                    receiver.name() + ":" + spec.port(), receiver.applications().serveUdpSink(spec.port()));
        }
        FlowSink sink = receiver == null ? null : sinks.get(receiver.name() + ":" + spec.port());
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
        watch(name, sender, to, sender.applications().start(name, source), sink);
    }

    private void ping(String name, LinuxHostHandle sender, String to, long start, TrafficSpec.Ping spec) {
        FlowSchedule schedule = ending(FlowSchedule.every(start, spec.interval().toNanos()), spec.stop());
        if (spec.count() != null) {
            schedule = schedule.times(spec.count());
        }
        TrafficSource source = new TrafficSource.Ping(
                address(to, sender), schedule, Math.toIntExact(spec.size().bytes()));
        watch(name, sender, to, sender.applications().start(name, source), null);
    }

    private void watch(String traffic, LinuxHostHandle sender, String to, Flow flow, @Nullable FlowSink sink) {
        DeliveryLog log = sink != null && flow instanceof DatagramFlow datagrams ? sink.log(datagrams) : null;
        boolean unknown = log == null && !(flow instanceof DatagramFlow) && flow.answers() == null && sink != null;
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

    private @Nullable LinuxHostHandle owner(IpAddress address) {
        for (LinuxHostHandle host : hosts.values()) {
            for (HostInterface itf : host.host().interfaces()) {
                if (itf.addresses().stream().anyMatch(p -> p.address().equals(address))) {
                    return host;
                }
            }
        }
        return null;
    }
}
