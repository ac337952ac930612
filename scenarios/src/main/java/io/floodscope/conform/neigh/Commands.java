package io.floodscope.conform.neigh;

import io.floodscope.conform.UnsupportedTraceException;
import io.floodscope.engine.Event;
import io.floodscope.host.HostInterface;
import io.floodscope.host.neigh.NeighborAdmin;
import io.floodscope.host.neigh.NeighborDevice;
import io.floodscope.host.neigh.NeighborState;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.link.Link;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the iproute2 and sysctl commands of a trace. Reading happens before the run, so that an unknown one is reported. */
final class Commands {

    private final CaseWorld world;
    private final Map<String, VrrpDaemon> daemons;

    Commands(CaseWorld world, Map<String, VrrpDaemon> daemons) {
        this.world = world;
        this.daemons = daemons;
    }

    Event parse(String what, JsonNode action) {
        String args = action.path("args").asString(action.path("cmd").asString(""));
        return switch (what) {
            case "ip" -> ip(action.path("host").asString(), words(args));
            case "switch" -> onSwitch(words(args));
            case "sysctl" -> new SysctlCommand(world).parse(action);
            default -> shell(action.path("host").asString(""), args, action);
        };
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>(List.of(text.strip().split("\\s+")));
        if (!words.isEmpty() && words.get(0).equals("ip")) {
            words.remove(0);
        }
        words.removeIf(w -> w.equals("-4") || w.equals("-6"));
        return words;
    }

    private Event shell(String host, String text, JsonNode action) {
        List<Event> steps = new ArrayList<>();
        for (String command : text.split("&&|;|\n")) {
            String stripped = command.strip();
            if (stripped.startsWith("ip ")) {
                steps.add(ip(host, words(stripped)));
            } else if (stripped.startsWith("sysctl ") || stripped.startsWith("echo ")) {
                steps.add(new SysctlCommand(world).parseText(host, stripped));
            } else if (!stripped.isEmpty()) {
                throw new UnsupportedTraceException(
                        "unknown shell command at " + action.path("t_ms") + " ms: " + stripped);
            }
        }
        return () -> steps.forEach(Event::fire);
    }

    private Event onSwitch(List<String> words) {
        if (words.size() < 3 || !words.get(0).equals("link") || !words.get(1).equals("set")) {
            throw new UnsupportedTraceException("unknown command on the bridge: " + String.join(" ", words));
        }
        List<String> rest = new ArrayList<>(words.subList(2, words.size()));
        rest.remove("dev");
        int ageing = rest.indexOf("ageing_time");
        if (ageing >= 0) {
            long nanos = Long.parseLong(rest.get(ageing + 1)) * 10_000_000L;
            return () -> world.bridge().setAgeing(nanos);
        }
        String port = rest.get(0).replaceAll("[{}]", "");
        boolean down = rest.contains("down");
        if (!port.startsWith("$PORT") || !(down || rest.contains("up"))) {
            throw new UnsupportedTraceException("unknown command on the bridge: " + String.join(" ", words));
        }
        String host = port.substring("$PORT".length());
        Link link = world.link(host);
        if (link == null) {
            throw new UnsupportedTraceException("the bridge has no port for " + host);
        }
        return () -> {
            link.setUp(!down);
            VrrpDaemon daemon = daemons.get(host);
            if (daemon != null) {
                daemon.carrierChanged(!down);
            }
        };
    }

    private Event ip(String host, List<String> words) {
        if (words.size() < 2) {
            throw new UnsupportedTraceException("incomplete ip command: " + String.join(" ", words));
        }
        List<String> rest = words.subList(2, words.size());
        return switch (words.get(0)) {
            case "neigh", "neighbour", "neighbor", "n" -> neighbor(host, words.get(1), rest);
            case "addr", "address", "a" -> address(host, words.get(1), rest);
            case "link", "l" -> link(host, rest);
            case "route", "r" -> route(host, words.get(1), rest);
            default -> throw unknown(words);
        };
    }

    private static UnsupportedTraceException unknown(List<String> words) {
        return new UnsupportedTraceException("unknown ip command: " + String.join(" ", words));
    }

    private NeighborDevice neighbors(String host, boolean v6) {
        return world.host(host).networkInterface().neighbors(v6);
    }

    private Event neighbor(String host, String verb, List<String> rest) {
        NeighborArguments parsed = NeighborArguments.parse(rest);
        IpAddress ip = parsed.ip();
        if (verb.equals("flush")) {
            boolean v6 = world.isV6();
            return () -> {
                if (ip == null) {
                    NeighborAdmin.flush(neighbors(host, v6), parsed.states());
                } else {
                    NeighborAdmin.delete(neighbors(host, ip.v6()), ip);
                }
            };
        }
        if (ip == null) {
            throw new UnsupportedTraceException("ip neigh " + verb + " without an address");
        }
        if (verb.equals("del") || verb.equals("delete")) {
            return () -> NeighborAdmin.delete(neighbors(host, ip.v6()), ip);
        }
        NeighborAdmin.Verb put = CaseActions.verb(verb);
        if (parsed.use()) {
            return () -> NeighborAdmin.use(neighbors(host, ip.v6()), ip);
        }
        if (parsed.managed()) {
            return () -> NeighborAdmin.manage(neighbors(host, ip.v6()), ip);
        }
        NeighborState state = parsed.states().stream().findFirst().orElse(NeighborState.PERMANENT);
        return () -> NeighborAdmin.put(
                neighbors(host, ip.v6()), put, ip, parsed.mac(), state, parsed.router(), parsed.extern());
    }

    /** What stands behind {@code ip neigh <verb>}. */
    private record NeighborArguments(
            @Nullable IpAddress ip,
            long mac,
            Set<NeighborState> states,
            boolean use,
            boolean managed,
            boolean router,
            boolean extern) {

        static NeighborArguments parse(List<String> words) {
            IpAddress ip = null;
            long mac = MacAddress.NONE;
            Set<NeighborState> states = EnumSet.noneOf(NeighborState.class);
            Set<String> marks = new LinkedHashSet<>();
            for (int i = 0; i < words.size(); i++) {
                switch (words.get(i)) {
                    case "lladdr" -> mac = MacAddress.parse(words.get(++i)).value();
                    case "nud" -> {
                        String nud = words.get(++i);
                        if (nud.equals("all")) {
                            states.addAll(EnumSet.allOf(NeighborState.class));
                        } else {
                            states.add(CaseActions.state(nud));
                        }
                    }
                    case "dev", "to" -> i += words.get(i).equals("dev") ? 1 : 0;
                    case "use", "managed", "router", "extern_learn", "all" -> marks.add(words.get(i));
                    default -> ip = address(words, i);
                }
            }
            return new NeighborArguments(
                    ip,
                    mac,
                    states,
                    marks.contains("use"),
                    marks.contains("managed"),
                    marks.contains("router"),
                    marks.contains("extern_learn"));
        }

        private static IpAddress address(List<String> words, int at) {
            return IpAddress.tryParse(words.get(at))
                    .orElseThrow(() -> new UnsupportedTraceException(
                            "unknown word in ip neigh: " + words.get(at) + " in " + String.join(" ", words)));
        }
    }

    private Event address(String host, String verb, List<String> rest) {
        HostInterface itf = world.host(host).networkInterface();
        if (verb.equals("flush")) {
            return () -> List.copyOf(itf.addresses()).forEach(p -> itf.removeAddress(p.address()));
        }
        Prefix prefix = rest.stream()
                .filter(w -> !w.equals("dev"))
                .flatMap(w -> prefix(w).stream())
                .findFirst()
                .orElseThrow(() -> unknown(rest));
        boolean nodad = rest.contains("nodad");
        return switch (verb) {
            case "add", "replace" ->
                () -> {
                    if (nodad) {
                        itf.addAddress(prefix);
                    } else {
                        itf.addAddressChecked(prefix);
                    }
                };
            case "del", "delete" -> () -> itf.removeAddress(prefix.address());
            default -> throw unknown(rest);
        };
    }

    private static Optional<Prefix> prefix(String word) {
        return word.contains("/")
                ? Prefix.tryParse(word)
                : IpAddress.tryParse(word).map(ip -> new Prefix(ip, ip.v6() ? 128 : 32));
    }

    private Event link(String host, List<String> rest) {
        HostInterface itf = world.host(host).networkInterface();
        List<Event> steps = new ArrayList<>();
        for (int i = 0; i < rest.size(); i++) {
            switch (rest.get(i)) {
                case "up" -> steps.add(() -> setUp(host, itf, true));
                case "down" -> steps.add(() -> setUp(host, itf, false));
                case "address" -> {
                    long mac = MacAddress.parse(rest.get(++i)).value();
                    steps.add(() -> itf.setMac(mac));
                }
                case "dev", "$DEV" -> {}
                default -> throw unknown(rest);
            }
        }
        return () -> steps.forEach(Event::fire);
    }

    private void setUp(String host, HostInterface itf, boolean up) {
        itf.setUp(up);
        VrrpDaemon daemon = daemons.get(host);
        if (daemon != null) {
            daemon.carrierChanged(up);
        }
    }

    private Event route(String host, String verb, List<String> rest) {
        HostInterface itf = world.host(host).networkInterface();
        Prefix to = rest.get(0).equals("default")
                ? new Prefix(world.isV6() ? IpAddress.ANY6 : IpAddress.ANY4, 0)
                : prefix(rest.get(0)).orElseThrow(() -> unknown(rest));
        int via = rest.indexOf("via");
        IpAddress gateway = via < 0 ? null : IpAddress.parse(rest.get(via + 1));
        return switch (verb) {
            case "add", "replace" -> () -> world.host(host).host().routes().add(to, gateway, itf);
            case "del", "delete" -> () -> world.host(host).host().routes().remove(to);
            default -> throw unknown(rest);
        };
    }
}
