package io.floodscope.conform.ovn;

import static io.floodscope.conform.ovn.OvnTrace.integer;
import static io.floodscope.conform.ovn.OvnTrace.ip;
import static io.floodscope.conform.ovn.OvnTrace.mac;
import static io.floodscope.conform.ovn.OvnTrace.number;
import static io.floodscope.conform.ovn.OvnTrace.text;

import io.floodscope.conform.UnsupportedTraceException;
import io.floodscope.engine.Phase;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.ovn.AgeThresholds;
import io.floodscope.ovn.LogicalRouter;
import io.floodscope.ovn.LogicalRouterPort;
import io.floodscope.ovn.MacBinding;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The actions of observed traces: each schedules what was done at its time. */
final class OvnActions {

    private static final double CLAIM_WITHIN_MILLIS = 5_000;

    private final OvnTestbed bed;
    private final List<Double> claims;

    OvnActions(OvnTestbed bed, OvnTrace trace) {
        this.bed = bed;
        this.claims = trace.actions().stream()
                .filter(a -> "gateway-port-claimed".equals(a.path("action").asString("")))
                .map(a -> number(a, "t_ms"))
                .toList();
    }

    void schedule(JsonNode a) {
        String action = text(a, "action");
        double at = number(a, "t_ms");
        switch (action) {
            case "ping" -> packet(a, at, IpPacket.Kind.ECHO_REQUEST, ip(a, "dst"), integer(a, "seq"));
            case "ping-stream" -> stream(a, at, IpPacket.Kind.ECHO_REQUEST);
            case "stray-echo-reply-stream" -> stream(a, at, IpPacket.Kind.ECHO_REPLY);
            case "ping-burst" -> burst(a, at);
            case "ping-each" -> each(a, at);
            case "arp-request", "gratuitous-arp-op1" -> arp(a, at, ArpPacket.REQUEST);
            case "arp-reply", "gratuitous-arp-op2" -> arp(a, at, ArpPacket.REPLY);
            case "address-add", "address-del", "host-arp-silent", "host-arp-answering", "host-echo-silent" ->
                hostAction(a, at, action);
            case "note" -> {}
            default -> control(a, at, action);
        }
    }

    private void at(double millis, Runnable action) {
        bed.simulation.at(bed.axis.nanos(millis), Phase.TRAFFIC, action::run);
    }

    private void packet(JsonNode a, double at, IpPacket.Kind kind, IpAddress dst, long seq) {
        String from = text(a, "from");
        TestHost host = bed.host(from);
        if (kind == IpPacket.Kind.ECHO_REQUEST) {
            bed.packets.sent(from, seq);
        }
        at(at, () -> host.sendPacket(dst, kind, seq));
    }

    private void stream(JsonNode a, double at, IpPacket.Kind kind) {
        double every = number(a, "every_ms");
        int first = integer(a, "first_seq");
        for (int i = 0; i < integer(a, "count"); i++) {
            packet(a, at + i * every, kind, ip(a, "dst"), first + i);
        }
    }

    private void burst(JsonNode a, double at) {
        int first = integer(a, "first_seq");
        for (int i = 0; i < integer(a, "count"); i++) {
            packet(a, at, IpPacket.Kind.ECHO_REQUEST, ip(a, "dst"), first + i);
        }
    }

    private void each(JsonNode a, double at) {
        int first = integer(a, "first_seq");
        double gap = number(a, "gap_ms");
        for (int i = 0; i < integer(a, "targets"); i++) {
            packet(a, at + i * gap, IpPacket.Kind.ECHO_REQUEST, ip(a, "first").plus(i), first + i);
        }
    }

    private void arp(JsonNode a, double at, int op) {
        TestHost host = bed.host(text(a, "from"));
        long sha = mac(a, "sha");
        long dst = mac(a, "eth_dst");
        IpAddress tpa = ip(a, "tpa");
        long tha = op == ArpPacket.REQUEST ? 0 : dst;
        Frame frame = Frame.of(dst, sha, new ArpPacket(op, sha, ip(a, "spa"), tha, tpa));
        at(at, () -> host.send(frame, 0));
    }

    private void hostAction(JsonNode a, double at, String action) {
        String name = text(a, "host");
        List<TestHost> hosts = "all".equals(name) ? List.copyOf(bed.hosts.values()) : List.of(bed.host(name));
        Consumer<TestHost> effect = switch (action) {
            case "address-add" ->
                host -> {
                    for (int i = 0; i < a.path("count").asInt(1); i++) {
                        host.own(ip(a, "ip").plus(i));
                    }
                };
            case "address-del" ->
                host -> {
                    for (int i = 0; i < a.path("count").asInt(1); i++) {
                        host.disown(ip(a, "ip").plus(i));
                    }
                };
            case "host-arp-silent" -> host -> host.setArpSilent(true);
            case "host-arp-answering" -> host -> host.setArpSilent(false);
            default -> host -> host.setEchoSilent(true);
        };
        at(at, () -> hosts.forEach(effect));
    }

    private void control(JsonNode a, double at, String action) {
        switch (action) {
            case "route-add" -> {
                Prefix prefix = Prefix.parse(text(a, "prefix"));
                IpAddress hop = ip(a, "next_hop");
                at(at, () -> bed.router(text(a, "router")).addRoute(prefix, hop));
            }
            case "static-binding-add" ->
                at(at, () -> bed.port(text(a, "port")).addStaticBinding(ip(a, "ip"), mac(a, "mac")));
            case "router-add" -> {
                bed.portMacs.put(text(a, "port"), mac(a, "mac"));
                at(at, () -> addRouter(a));
            }
            case "delete-router-port" ->
                at(at, () -> {
                    LogicalRouterPort port = bed.port(text(a, "port"));
                    port.router().deletePort(port);
                });
            case "delete-router" -> at(at, () -> bed.ovn.deleteRouter(bed.router(text(a, "router"))));
            case "gateway-port-claimed" ->
                at(at, () -> bed.port(text(a, "port")).bindTo(bed.chassis, true));
            case "set-age-threshold" ->
                at(at, () -> bed.router(text(a, "router")).setThresholds(thresholds(a)));
            case "set-timestamp" -> at(at, () -> setTimestamp(a));
            case "northd-stop" -> at(at, bed.ovn::stopNorthd);
            case "northd-start" -> at(at, bed.ovn::startNorthd);
            case "controller-stop-without-cleanup" ->
                at(at, () -> bed.chassis.controller().stop());
            case "controller-start" -> at(at, () -> bed.chassis.controller().start(!claimGiven(at)));
            default -> throw new UnsupportedTraceException("action \"" + action + "\" is not known");
        }
    }

    /** Whether the trace says itself when the port is claimed after a start of the controller at this time. */
    private boolean claimGiven(double startMillis) {
        return claims.stream().anyMatch(t -> t >= startMillis && t <= startMillis + CLAIM_WITHIN_MILLIS);
    }

    private void addRouter(JsonNode a) {
        LogicalRouter router = bed.ovn.router(text(a, "router"));
        Prefix network = new Prefix(ip(a, "ip"), ip(a, "ip").v6() ? 64 : 24);
        bed.addGatewayPort(router, text(a, "port"), mac(a, "mac"), List.of(network));
        router.setThresholds(AgeThresholds.ofSeconds(a.path("seconds").asLong(0)));
    }

    private static AgeThresholds thresholds(JsonNode a) {
        if (a.has("seconds")) {
            return AgeThresholds.ofSeconds(integer(a, "seconds"));
        }
        return AgeThresholds.tryParse(text(a, "value")).orElse(AgeThresholds.OFF);
    }

    private void setTimestamp(JsonNode a) {
        String value = text(a, "value");
        long wallAtZero = bed.ovn.clock().millis() - Math.round(Math.floor(bed.axis.millis(bed.simulation.nowNanos())));
        long timestamp = value.startsWith("t0")
                ? wallAtZero + Math.round(Double.parseDouble(value.substring(2).replace("+", "")))
                : Long.parseLong(value);
        for (MacBinding row : List.copyOf(bed.ovn.bindings().rows())) {
            if (row.ip().equals(ip(a, "ip"))) {
                bed.ovn.bindings().setTimestamp(row, timestamp);
            }
        }
    }
}
