package io.floodscope.scenario.explain;

import io.floodscope.result.Band;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Mark;
import io.floodscope.result.StateChange;
import io.floodscope.text.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which class of root causes a flood belongs to. The bridge knows how it lost the entry; the record of the whole run and the
 * configuration tell why nothing brought it back.
 *
 * @param id id of the cause; begins with the letter of its class
 * @param base what the bridge says
 * @param reason what the class adds, a clause that begins with a separator; may be empty
 * @param settings the settings responsible
 * @param facts dated facts that only this class has
 * @param doesNotHelp what people try first
 */
record FloodClass(
        String id, String base, String reason, List<ConfigValue> settings, List<Mark> facts, List<String> doesNotHelp) {

    private static final String A = "A.silent-destination-mac";
    private static final long SHORTEST_OVS = 15_000_000_000L;
    private static final long LONGEST_OVS = 3_600_000_000_000L;

    FloodClass {
        settings = List.copyOf(settings);
        facts = List.copyOf(facts);
        doesNotHelp = List.copyOf(doesNotHelp);
    }

    char letter() {
        return id.charAt(0);
    }

    /** One sentence. */
    String text() {
        // A result that is explained again holds the reason already.
        return base.endsWith(reason) ? base : base + reason;
    }

    Optional<ConfigValue> aging() {
        return settings.stream()
                .filter(c -> c.path().endsWith("mac-aging-time"))
                .findFirst();
    }

    static FloodClass of(Record record, Addresses addresses, FloodWindow window) {
        return new Recognition(record, addresses, window).recognise();
    }

    /** Goes through the classes, the most special first. */
    private static final class Recognition {
        private final Record record;
        private final Addresses addresses;
        private final FloodWindow window;
        private final String bridge;
        private final String mac;
        private final String given;
        private final List<ConfigValue> settings = new ArrayList<>();

        Recognition(Record record, Addresses addresses, FloodWindow window) {
            this.record = record;
            this.addresses = addresses;
            this.window = window;
            this.bridge = "bridges." + window.bridge() + ".";
            this.mac = window.dstMac();
            this.given = window.cause().id();
        }

        FloodClass recognise() {
            String text = window.cause().text();
            take(bridge + "mac-aging-time");
            if (given.startsWith("H.")) {
                take(bridge + "mac-table-size");
                return found(given, text, "", "a longer mac-aging-time: entries leave because the table is full");
            }
            Optional<FloodClass> trace = BlackHole.of(record, addresses, window, settings);
            if (trace.isPresent()) {
                return trace.get();
            }
            if (given.startsWith("J.")) {
                return found(given, text, "", "a longer mac-aging-time: the table was emptied, it did not age");
            }
            return refused(text)
                    .or(() -> effective(text))
                    .or(() -> bypassed(text))
                    .or(() -> masked(text))
                    .or(() -> moved(text))
                    .orElseGet(() -> silent(text));
        }

        /** A full table that takes no newcomers: the address was never learned although frames came from it. */
        private Optional<FloodClass> refused(String text) {
            long refusals = record.count(c -> c.startsWith(window.bridge() + "/") && c.endsWith("/fdb/refused"));
            if (refusals == 0 || !addresses.portsOf(mac).isEmpty()) {
                return Optional.empty();
            }
            take(bridge + "mac-table-size");
            return Optional.of(found(
                    "H.table-full",
                    text,
                    " and found room: the table is full and refused " + refusals + " newcomers in this run",
                    "a longer mac-aging-time: entries in use stay, newcomers find no room"));
        }

        private Optional<FloodClass> effective(String text) {
            Optional<ConfigValue> real = record.setting(bridge + "effective-mac-aging-time");
            String configured = record.value(bridge + "mac-aging-time", "");
            if (real.isPresent() && !real.get().value().equals(configured)) {
                settings.add(0, real.get());
                return Optional.of(found(
                        "L.effective-value",
                        text,
                        "; " + configured + " are configured, " + real.get().value() + " are in force",
                        "a longer mac-aging-time in the configuration: the hardware ages by another value"));
            }
            long nanos = Durations.tryParse(configured).orElse(0);
            boolean ovs = record.value(bridge + "kind", "").equals("ovs");
            if (ovs && nanos > 0 && (nanos < SHORTEST_OVS || nanos > LONGEST_OVS)) {
                return Optional.of(found(
                        "L.effective-value",
                        text,
                        "; Open vSwitch cuts " + configured + " to 15s..3600s",
                        "a longer mac-aging-time: Open vSwitch takes 3600s at most"));
            }
            return Optional.empty();
        }

        private Optional<FloodClass> bypassed(String text) {
            boolean vlan = record.settings(p -> p.startsWith(bridge + "flood-vlans")).stream()
                    .anyMatch(c -> List.of(c.value().replaceAll("[\\[\\]]", "").split(", *"))
                            .contains(String.valueOf(window.vlan())));
            boolean seen = given.startsWith("C.");
            if (!vlan && !seen) {
                return Optional.empty();
            }
            Pattern learning = Pattern.compile(Pattern.quote(bridge) + "(?:rules|learning|flood-vlans)\\b.*");
            settings.addAll(0, record.matching(learning.pattern()));
            return Optional.of(found(
                    "C.learning-bypassed",
                    text,
                    seen ? "" : "; what comes from it passes without being learned from",
                    "traffic in both directions: the direction that would teach the address bypasses learning",
                    "a longer mac-aging-time: at most it puts off the flood, as nothing teaches the address"));
        }

        private Optional<FloodClass> masked(String text) {
            List<String> sharers = addresses.sharersOf(mac);
            if (sharers.isEmpty()
                    || window.cause().chain().stream().anyMatch(m -> m.kind().startsWith("fdb-"))) {
                return Optional.empty();
            }
            for (String group : sharers) {
                take("hosts." + group + ".ethernet-source");
                take("hosts." + group + ".arp-sender");
            }
            return Optional.of(found(
                    "K.flooding-by-design",
                    text,
                    ": " + String.join(", ", sharers)
                            + " take frames to it and send from another MAC, so that every member gets every frame",
                    "a longer mac-aging-time: no frame ever comes from that address"));
        }

        /** The host behind the missing address lost what the senders want of it: they hold an old binding. */
        private Optional<FloodClass> moved(String text) {
            for (String port : addresses.portsOf(mac)) {
                for (Band role : record.bands(e -> e.startsWith("vrrp/" + port + "/"))) {
                    Optional<StateChange> now = record.stateAt(role, window.startNanos());
                    boolean wasMaster = role.changes().stream()
                            .anyMatch(c -> c.state().equals("MASTER") && c.timeNanos() < window.startNanos());
                    if (now.isPresent() && wasMaster && !now.get().state().equals("MASTER")) {
                        record.matching("gateways\\.[^.]+\\.arp-timeout").forEach(settings::add);
                        record.matching("hosts\\.[^.]+\\.vrrp\\.\\d+\\.garp\\.(refresh|lower-prio-repeat)")
                                .forEach(settings::add);
                        Mark yielded = new Mark(
                                now.get().timeNanos(),
                                role.entity(),
                                "vrrp-" + now.get().state().toLowerCase(java.util.Locale.ROOT),
                                port + " is no longer master, yet frames for the virtual address still go to its MAC");
                        return Optional.of(new FloodClass(
                                "D.stale-binding",
                                text,
                                "; " + port + " gave up the address, the senders' entries still name its MAC",
                                settings,
                                List.of(yielded),
                                List.of("a longer mac-aging-time: the frames would go to the wrong host unflooded")));
                    }
                }
            }
            return Optional.empty();
        }

        private FloodClass silent(String text) {
            Optional<String> gateway = addresses.gatewayOf(mac);
            if (gateway.isPresent()) {
                gatewayTimers(gateway.get());
                return found(A, text, "");
            }
            Set<String> ports = addresses.portsOf(mac);
            boolean host = ports.stream().anyMatch(this::isHost);
            if (given.startsWith("B.") || host && !window.cause().chain().isEmpty()) {
                holders();
                return found(
                        "B.timer-inversion",
                        text,
                        given.startsWith("B.") && text.contains("ARP table")
                                ? ""
                                : "; the senders' entries for that quiet host live longer");
            }
            return found(given, text, "");
        }

        /** The timers of those that held the address: gateways that had learned it, hosts whose tables named it. */
        private void holders() {
            record.marks("gateway-arp-learned").stream()
                    .filter(m ->
                            m.timeNanos() <= window.startNanos() && m.text().endsWith(mac))
                    .map(Mark::entity)
                    .distinct()
                    .forEach(gateway -> {
                        take("gateways." + gateway + ".arp-timeout");
                        take("gateways." + gateway + ".refresh.when");
                    });
            addresses.holdersOf(mac, window.startNanos()).stream()
                    .map(b -> b.entity().substring(0, b.entity().indexOf('/')))
                    .map(record::groupOf)
                    .distinct()
                    .limit(2)
                    .forEach(group -> take("hosts." + group + ".neigh.base-reachable-time"));
        }

        private void gatewayTimers(String gateway) {
            String at = "gateways." + gateway + ".";
            int before = settings.size();
            List.of("data-source", "arp-timeout", "refresh.when").forEach(key -> take(at + key));
            if (!record.value(at + "refresh.when", "never").equals("never")) {
                take(at + "refresh.fraction");
            }
            take(at + "garp.interval");
            if (settings.size() == before) {
                take(at + "profile");
            }
        }

        private boolean isHost(String port) {
            return !addresses.ipsOf(port).isEmpty();
        }

        private void take(String path) {
            record.setting(path).ifPresent(settings::add);
        }

        private FloodClass found(String id, String text, String reason, String... doesNotHelp) {
            return new FloodClass(id, text, reason, settings, List.of(), List.of(doesNotHelp));
        }
    }
}
