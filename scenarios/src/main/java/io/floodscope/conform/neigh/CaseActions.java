package io.floodscope.conform.neigh;

import io.floodscope.conform.UnsupportedTraceException;
import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.host.HostInterface;
import io.floodscope.host.neigh.NeighborAdmin;
import io.floodscope.host.neigh.NeighborState;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.NdPacket;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Schedules what was done in a trace. */
final class CaseActions {

    /** A command acts near its end: most of its run time is the start of a process. */
    private static final double COMMAND_ACTS_AT = 0.8;

    /**
     * From a system call to the wire and on to the peer's answer the recorded machine took 0.05 and 0.12 ms (medians over all
     * traces); the replay has nothing else that takes time, and puts it before the wire.
     */
    private static final long SYSTEM_NANOS = 170_000;

    private static final long MANY_MAC = 0x0200_0001_0000L;

    private final CaseWorld world;
    private final Commands commands;
    private final Map<String, VrrpDaemon> daemons = new LinkedHashMap<>();

    CaseActions(CaseWorld world) {
        this.world = world;
        this.commands = new Commands(world, daemons);
    }

    void schedule(JsonNode actions) {
        for (JsonNode action : actions) {
            long at = TraceTime.nanos(action.path("t_ms"));
            long took = TraceTime.nanos(action.path("took_ms"));
            String what = action.path("do").asString("");
            switch (what) {
                case "stream" -> stream(action);
                case "many" -> many(action, at, took);
                case "ip", "switch", "sysctl", "sh" -> {
                    Event command = commands.parse(what, action);
                    at(at + (long) (COMMAND_ACTS_AT * took), command);
                }
                case "keepalived" -> at(at + took, () -> startDaemon(action));
                case "kill" -> at(at, () -> kill(action));
                case "inject", "answer" -> at(at, simple(what, action));
                default -> at(at + SYSTEM_NANOS, simple(what, action));
            }
        }
    }

    private void at(long nanos, Event event) {
        world.simulation().at(nanos, Phase.TRAFFIC, event);
    }

    private Event simple(String what, JsonNode action) {
        String host = action.path("host").asString("");
        int bytes = action.path("len").asInt(0);
        return switch (what) {
            case "udp" -> {
                IpAddress dst = address(action, "dst");
                long seq = action.path("seq").asLong();
                boolean confirm = action.path("confirm").asBoolean(false);
                yield () -> world.host(host).udp(dst, bytes, seq, confirm);
            }
            case "ping" -> {
                IpAddress dst = address(action, "dst");
                yield () -> world.host(host).ping(dst, bytes);
            }
            case "tcp_connect" -> {
                IpAddress dst = address(action, "dst");
                int port = action.path("port").asInt();
                yield () -> world.host(host).connect(dst, port);
            }
            case "tcp_send" -> () -> world.host(host).send(bytes);
            case "tcp_push" -> () -> world.host(host).push(bytes);
            case "tcp_close" -> () -> world.host(host).close();
            case "inject" -> {
                Frame frame = injected(action);
                yield () -> world.station(host).port().send(frame, 0);
            }
            case "answer" -> {
                IpAddress ip = address(action, "ip");
                yield () -> world.station(host).change(ip, action.path("set"));
            }
            default -> throw new UnsupportedTraceException("unknown action: " + what);
        };
    }

    private void stream(JsonNode action) {
        JsonNode ticks = action.path("ticks_ms");
        JsonNode seqs = action.path("seqs");
        ObjectNode template = (ObjectNode) action.deepCopy();
        template.remove("ticks_ms");
        template.remove("seqs");
        for (int i = 0; i < ticks.size(); i++) {
            ObjectNode one = template.deepCopy();
            if (i < seqs.size()) {
                one.set("seq", seqs.get(i));
            }
            at(
                    SYSTEM_NANOS + TraceTime.nanos(ticks.get(i)),
                    simple(action.path("of").asString(""), one));
        }
    }

    private void many(JsonNode action, long at, long took) {
        int count = action.path("count").asInt();
        String base = action.path("base").asString();
        NeighborState state = state(action.path("nud").asString("permanent"));
        NeighborAdmin.Verb verb = verb(action.path("verb").asString("add"));
        long start = at + took / 4;
        for (int i = 1; i <= count; i++) {
            IpAddress ip = IpAddress.parse(numbered(base, i));
            long mac = MANY_MAC + i - 1;
            at(start + (long) ((double) (took - took / 4) * i / count), () -> {
                HostInterface itf = world.host(action.path("host").asString()).networkInterface();
                NeighborAdmin.put(itf.neighbors(ip.v6()), verb, ip, mac, state, false, false);
            });
        }
    }

    /** Fills one number, or two numbers of a byte each, into a pattern of printf. */
    private static String numbered(String pattern, int number) {
        int places = pattern.length() - pattern.replace("%", "").length();
        return places > 1
                ? String.format(Locale.ROOT, pattern, number >> 8, number & 255)
                : String.format(Locale.ROOT, pattern, number);
    }

    static NeighborState state(String nud) {
        try {
            return NeighborState.valueOf(nud.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UnsupportedTraceException("unknown neighbour state: " + nud);
        }
    }

    static NeighborAdmin.Verb verb(String verb) {
        return switch (verb) {
            case "add" -> NeighborAdmin.Verb.ADD;
            case "change", "chg" -> NeighborAdmin.Verb.CHANGE;
            case "replace", "repl" -> NeighborAdmin.Verb.REPLACE;
            default -> throw new UnsupportedTraceException("unknown verb of ip neigh: " + verb);
        };
    }

    private static Frame injected(JsonNode action) {
        JsonNode arp = action.path("arp");
        if (arp.isObject()) {
            long sha = mac(arp, "sha", 0);
            ArpPacket packet = new ArpPacket(
                    arp.path("op").asInt(), sha, address(arp, "spa"), mac(arp, "tha", 0), address(arp, "tpa"));
            return Frame.of(mac(action, "eth_dst", MacAddress.BROADCAST), mac(action, "eth_src", sha), packet);
        }
        JsonNode nd = action.path("nd");
        if (!nd.isObject()) {
            throw new UnsupportedTraceException("an injected frame that is neither ARP nor ND");
        }
        IpAddress dst = address(nd, "dst");
        long lladdr = mac(nd, "lladdr", MacAddress.NONE);
        long ethDst = dst.isMulticast() ? dst.multicastMac() : MacAddress.NONE;
        long to = mac(action, "eth_dst", ethDst);
        if (to == MacAddress.NONE) {
            throw new UnsupportedTraceException("an injected unicast message without eth_dst");
        }
        return Frame.of(to, mac(action, "eth_src", lladdr), message(nd, dst, lladdr));
    }

    private static NdPacket message(JsonNode nd, IpAddress dst, long lladdr) {
        String type = nd.path("type").asString("").toUpperCase(Locale.ROOT);
        String flags = nd.path("flags").asString("");
        IpAddress src = address(nd, "src");
        IpAddress target = nd.path("target").isString() ? address(nd, "target") : src;
        long reachable = nd.path("reachable_ms").asLong(nd.path("reachable").asLong(0));
        return switch (type) {
            case "NS", "NA", "RS", "RA" ->
                new NdPacket(
                        NdPacket.Type.valueOf(type),
                        src,
                        dst,
                        target,
                        lladdr,
                        flags.contains("R"),
                        flags.contains("S"),
                        flags.contains("O"),
                        reachable);
            default -> throw new UnsupportedTraceException("unknown ND message: " + type);
        };
    }

    private static long mac(JsonNode node, String field, long otherwise) {
        JsonNode value = node.path(field);
        return value.isString() ? MacAddress.parse(value.asString()).value() : otherwise;
    }

    private static IpAddress address(JsonNode node, String field) {
        return IpAddress.parse(node.path(field).asString());
    }

    private void startDaemon(JsonNode action) {
        String host = action.path("host").asString();
        VrrpDaemon daemon = new VrrpDaemon(
                world.simulation(),
                world.host(host).networkInterface(),
                Keepalived.parse(action.path("conf").asString()));
        daemons.put(host, daemon);
        daemon.start();
    }

    private void kill(JsonNode action) {
        @Nullable VrrpDaemon daemon = daemons.get(action.path("host").asString());
        if (daemon != null) {
            daemon.signal(action.path("signal").asString("TERM"));
        }
    }
}
