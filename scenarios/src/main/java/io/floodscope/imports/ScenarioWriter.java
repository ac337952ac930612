package io.floodscope.imports;

import io.floodscope.imports.ImportedNetwork.BridgePart;
import io.floodscope.imports.ImportedNetwork.GatewayPart;
import io.floodscope.imports.ImportedNetwork.HostPart;
import io.floodscope.imports.ImportedNetwork.Setting;
import io.floodscope.text.Durations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes an imported network as a scenario: guesses marked, and the line it came from behind each value. */
public final class ScenarioWriter {

    /**
     * A scenario as text.
     *
     * @param yaml the text
     * @param guesses one line per kind of guess, with the lines of the text to edit
     * @param summary what it contains
     */
    public record Written(String yaml, List<String> guesses, String summary) {

        /** Keeps its own copy of the guesses. */
        public Written {
            guesses = List.copyOf(guesses);
        }
    }

    /** Announcement interval that is assumed of a silent gateway: the rhythm of the founding incident. */
    private static final String ANNOUNCED = "1140s";

    private final ImportedNetwork network;
    private final List<String> notes;
    private final @Nullable Load load;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, List<Integer>> guesses = new LinkedHashMap<>();
    private int line = 1;

    private ScenarioWriter(ImportedNetwork network, List<String> notes, @Nullable Load load) {
        this.network = network;
        this.load = load;
        this.notes = notes;
    }

    /**
     * The scenario of a network.
     *
     * @param name the scenario's name: letters, digits, - and _
     * @param network what is written
     * @param notes findings for the head of the file, one line each
     * @param load what its containers send together; null to guess it
     */
    public static Written write(String name, ImportedNetwork network, List<String> notes, @Nullable Load load) {
        return new ScenarioWriter(network, notes, load).write(name);
    }

    private Written write(String name) {
        add("# Written by 'floodscope import'. Lines marked '# guess' are not in the dumps: check them.");
        notes.forEach(note -> add("# " + new Where(nowhere(), note).excerpt()));
        add("apiVersion: floodscope/v1");
        add("name: " + name);
        add("run: {until: 60m}");
        bridges();
        gateway();
        settings();
        hosts();
        traffic();
        return new Written(out.toString(), describeGuesses(), summary());
    }

    private static io.floodscope.scenario.schema.SourceSpan nowhere() {
        return DumpFile.of("import", "").span(1, 1, 1);
    }

    private void bridges() {
        add("bridges:");
        for (BridgePart bridge : network.bridges()) {
            add("  " + bridge.name() + ":");
            if (bridge.guessed()) {
                guess("    kind: ovs", "the bridge of the MAC table is '" + bridge.name() + "'");
            } else {
                boolean linux = bridge.row() != null && bridge.row().kind() == BridgeRow.Kind.LINUX;
                add("    kind: " + (linux ? "linux" : "ovs"));
            }
            aging(bridge);
            if (bridge.stats() != null && bridge.stats().maximum() > 0) {
                add("    mac-table-size: " + Math.min(10_000_000, bridge.stats().maximum())
                        + from(bridge.stats().where()));
            } else if (bridge.row() != null && bridge.row().tableSize() != null) {
                add("    mac-table-size: " + bridge.row().tableSize() + "  # "
                        + bridge.row().where().line() + ": other_config:mac-table-size");
            }
            if (bridge.row() != null && !bridge.row().floodVlans().isEmpty()) {
                add("    flood-vlans: " + bridge.row().floodVlans() + "  # "
                        + bridge.row().where().line() + ": flood_vlans");
            }
            pinned(bridge);
        }
        if (network.bridges().size() > 1) {
            add("links:");
            for (int i = 1; i < network.bridges().size(); i++) {
                guess(
                        "  - {between: [" + network.bridges().get(i - 1).name() + ", "
                                + network.bridges().get(i).name() + "]}",
                        "the bridges are joined in a row");
            }
        }
    }

    private void aging(BridgePart bridge) {
        if (bridge.row() == null) {
            guess("    mac-aging-time: 300s", "mac-aging-time of '" + bridge.name() + "' is the default");
            return;
        }
        long seconds = bridge.row().agingSeconds();
        String text = "    mac-aging-time: " + Math.max(1, Math.min(1_000_000, seconds)) + "s";
        if (seconds < 1 || seconds > 1_000_000) {
            guess(text, "mac-aging-time of '" + bridge.name() + "' is out of the language's range");
        } else {
            add(text + from(bridge.row().where()));
        }
    }

    private void pinned(BridgePart bridge) {
        List<HostPart> pinned = network.hosts().stream()
                .filter(h -> h.pinned() && h.bridge().equals(bridge.name()))
                .toList();
        if (!pinned.isEmpty()) {
            add("    static-entries:");
            pinned.forEach(h -> add("      - {mac: \"" + h.mac() + "\", vlan: " + h.vlan() + ", port: " + h.name() + "}"
                    + from(h.where())));
        }
    }

    private void gateway() {
        GatewayPart gateway = network.gateway();
        if (gateway == null) {
            return;
        }
        add("gateways:");
        add("  gateway:");
        String behaviour = gateway.silent()
                ? "gateway announces every " + ANNOUNCED + " and answers from another MAC"
                : "gateway answers and routes from its virtual MAC";
        guess("    profile: cisco-nxos-anycast", "the gateway's vendor profile");
        add("    virtual-mac: \"" + gateway.virtualMac() + "\"" + from(gateway.where()));
        String member = "    members: [{name: gateway-1, mac: \"" + gateway.realMac() + "\"}]";
        guess(member + (gateway.realMacSeen() == null ? "" : from(gateway.realMacSeen())), "the gateway's own MAC");
        if (gateway.silent()) {
            guess("    garp: {interval: " + ANNOUNCED + ", source: virtual}", behaviour);
            guess("    reply-source: real", behaviour);
            guess("    data-source: real", behaviour);
            guess("    refresh: {when: never}", behaviour);
            // Otherwise its own requests at the timeout would heal the MAC table beside the announcements.
            guess("    arp-timeout: 4h", behaviour);
        } else {
            guess("    reply-source: virtual", behaviour);
            guess("    data-source: virtual", behaviour);
        }
        add("    interfaces:");
        add("      - {vlan: " + gateway.vlan() + ", ip: \"" + gateway.ip() + "/" + gateway.length() + "\"}"
                + from(gateway.where()));
        add("    attach: [{bridge: " + gateway.bridge() + "}]");
    }

    private void settings() {
        if (network.tunables().isEmpty()) {
            return;
        }
        add("templates:");
        add("  machine:");
        add("    neigh:");
        for (Setting each : network.tunables()) {
            add("      " + each.key() + ": " + each.value() + from(each.where()));
        }
    }

    private void hosts() {
        GatewayPart gateway = network.gateway();
        String use = network.tunables().isEmpty() ? "" : "use: machine, ";
        if (network.hosts().isEmpty() && gateway == null) {
            return;
        }
        add("hosts:");
        for (HostPart host : network.hosts()) {
            String text = "  " + host.name() + ": {" + use + "bridge: " + host.bridge()
                    + (host.vlan() >= 1 && host.vlan() <= 4094 ? ", vlan: " + host.vlan() : "")
                    + ", mac: \"" + host.mac() + "\", ip: \"" + host.ip() + "\""
                    + (host.usesGateway() && gateway != null ? ", gateway: \"" + gateway.ip() + "\"" : "") + "}";
            if (host.ipGuessed()) {
                guess(text + from(host.where()), "addresses of containers that no neighbour table names");
            } else {
                add(text + from(host.where()));
            }
        }
        if (gateway != null) {
            String ip = gateway.ip().v6() ? "2001:db8:ffff::10/64" : "192.0.2.10/24";
            guess("  server: {behind: gateway, ip: \"" + ip + "\"}", "who talks to whom, and how fast");
        }
    }

    private void traffic() {
        List<String> senders = network.hosts().stream()
                .filter(HostPart::usesGateway)
                .map(HostPart::name)
                .toList();
        String topic = "who talks to whom, and how fast";
        if (network.gateway() != null && !senders.isEmpty()) {
            add("traffic:");
            String from = senders.size() == network.hosts().size() ? "'c*'" : "[" + String.join(", ", senders) + "]";
            guess("  jobs: {type: tcp, from: " + from + ", to: server, " + strength(senders.size()) + "}", topic);
            add("observe:");
            add("  - {host: " + senders.get(0) + "}");
            return;
        }
        Optional<HostPart> first = network.hosts().stream().findFirst();
        Optional<HostPart> second = first.flatMap(a -> network.hosts().stream()
                .filter(b -> b.vlan() == a.vlan() && !b.name().equals(a.name()))
                .findFirst());
        if (first.isPresent() && second.isPresent()) {
            add("traffic:");
            guess(
                    "  probe: {type: ping, from: " + first.get().name() + ", to: "
                            + second.get().name() + "}",
                    topic);
        }
    }

    /** How fast each of the senders sends, all of them evenly spread. */
    private String strength(int senders) {
        Load known = load;
        if (known == null) {
            return "rate: 100kbit/s, size: 16KiB, stagger: 10ms";
        }
        long interval = known.intervalNanos(senders);
        boolean v6 = network.gateway() != null && network.gateway().ip().v6();
        long apart = Math.max(1, interval / senders);
        // Half a step from the full second, on which timers run out: nothing then depends on who comes first.
        return "packets: 1/" + Durations.format(interval) + ", size: " + known.payloadBytes(v6) + "B, start: "
                + Durations.format(apart / 2) + ", stagger: " + Durations.format(apart);
    }

    private static String from(Where where) {
        return "  # " + where.line() + ": " + where.excerpt();
    }

    private void guess(String text, String topic) {
        guesses.computeIfAbsent(topic, t -> new ArrayList<>()).add(line);
        int comment = text.indexOf("  # ");
        add(
                comment < 0
                        ? text + "  # guess"
                        : text.substring(0, comment) + "  # guess; " + text.substring(comment + 4));
    }

    private void add(String text) {
        out.append(text).append('\n');
        line++;
    }

    private List<String> describeGuesses() {
        List<String> lines = new ArrayList<>();
        guesses.forEach(
                (topic, at) -> lines.add(topic + " (edit line" + (at.size() == 1 ? " " : "s ") + ranges(at) + ")"));
        return lines;
    }

    private static String ranges(List<Integer> lines) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < lines.size(); ) {
            int j = i;
            while (j + 1 < lines.size() && lines.get(j + 1) == lines.get(j) + 1) {
                j++;
            }
            parts.add(i == j ? String.valueOf(lines.get(i)) : lines.get(i) + "-" + lines.get(j));
            i = j + 1;
        }
        return parts.size() <= 5 ? String.join(", ", parts) : String.join(", ", parts.subList(0, 5)) + ", ...";
    }

    private String summary() {
        int containers = network.hosts().size();
        int bridges = network.bridges().size();
        String gateways = network.gateway() == null ? "no gateway" : "1 gateway";
        return containers + (containers == 1 ? " container, " : " containers, ") + bridges
                + (bridges == 1 ? " bridge, " : " bridges, ") + gateways + " (" + guesses.size()
                + (guesses.size() == 1 ? " guess" : " guesses") + " marked '# guess')";
    }
}
