package io.floodscope.scenario.advise;

import io.floodscope.gateway.GatewayProfile;
import io.floodscope.lint.LongestSilence;
import io.floodscope.lint.LongestSilence.Towards;
import io.floodscope.result.ConfigValue;
import io.floodscope.scenario.advise.Change.Kind;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.profile.VendorProfile;
import io.floodscope.scenario.schema.BridgeSpec;
import io.floodscope.scenario.schema.BridgeSpec.UnknownUnicast;
import io.floodscope.scenario.schema.GatewaySpec;
import io.floodscope.scenario.schema.HostSpec;
import io.floodscope.scenario.schema.Scenario;
import io.floodscope.scenario.schema.TrafficSpec;
import io.floodscope.text.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The changes worth trying, from the settings that a scenario has. */
final class Options {

    private static final long SECOND = 1_000_000_000L;
    private static final Duration DEFAULT_REACHABLE = Duration.ofSeconds(30);
    private static final String VRRP_REFRESH = "60s";

    /** Neutron's default since 2026. */
    private static final String OVN_THRESHOLD = "300s";

    private final LoadedScenario loaded;
    private final Scenario scenario;
    private final Names names;
    private final List<LongestSilence> silences;
    private final long agingSeconds;
    private final List<Change> out = new ArrayList<>();

    private Options(LoadedScenario loaded, Names names, List<LongestSilence> silences, long agingSeconds) {
        this.loaded = loaded;
        this.scenario = loaded.scenario();
        this.names = names;
        this.silences = silences;
        this.agingSeconds = agingSeconds;
    }

    /**
     * The changes other than aging times.
     *
     * @param bridges bridges that miss addresses
     * @param silences the closed forms of the scenario's gateways
     * @param quiet hosts whose address was missed, or that were not reached
     * @param agingSeconds the shortest aging time of those bridges
     */
    static List<Change> of(
            LoadedScenario loaded,
            Names names,
            List<String> bridges,
            List<LongestSilence> silences,
            List<String> quiet,
            long agingSeconds) {
        Options options = new Options(loaded, names, silences, agingSeconds);
        options.scenario.gateways().forEach(options::gateway);
        options.announcements(quiet);
        options.vrrp();
        options.neighbourTimers();
        options.unknownUnicast(bridges);
        options.hardware();
        options.ovnThresholds();
        return options.out;
    }

    /** Well within the aging time. */
    private String withinAging() {
        return Math.max(1, agingSeconds * 4 / 5) + "s";
    }

    private void gateway(String name, GatewaySpec spec) {
        String at = "gateways." + name + ".";
        LongestSilence towardsGateway = silence(name, Towards.GATEWAY);
        if (towardsGateway != null) {
            add(Kind.GATEWAY, name + " routes from its virtual MAC", at + "data-source=virtual");
            add(
                    Kind.GATEWAY,
                    name + " announces every " + withinAging(),
                    at + "garp={interval: " + withinAging() + ", source: virtual}");
        }
        VendorProfile vendor = names.profiles().find(spec.profile(), new Problems());
        if (vendor == null) {
            return;
        }
        GatewayProfile profile = vendor.model();
        long timeout = spec.arpTimeout() == null
                ? profile.arpTimeoutNanos()
                : spec.arpTimeout().toNanos();
        for (LongestSilence silence : silences) {
            if (silence.gateway().equals(name) && silence.longest() != null && agingSeconds > 1) {
                // The refresh period is proportional to the timeout; it must not exceed the aging time less one second.
                double share =
                        (agingSeconds - 1) * (double) SECOND / silence.longest().nanos();
                long seconds = (long) (timeout * share) / SECOND;
                if (share < 1 && seconds >= 1) {
                    add(Kind.GATEWAY, name + " keeps hosts for " + seconds + "s", at + "arp-timeout=" + seconds + "s");
                }
            }
        }
        if (towardsGateway != null && towardsGateway.longest() == null) {
            long seconds = Math.max(1, (agingSeconds - 1) * 4 / 3);
            out.add(new Change(
                    name + " refreshes at 0.75 of " + seconds + "s",
                    List.of(
                            at + "arp-timeout=" + seconds + "s",
                            at + "refresh.when=always",
                            at + "refresh.fraction=0.75",
                            at + "refresh.source=virtual"),
                    Kind.GATEWAY));
        }
    }

    private @org.jspecify.annotations.Nullable LongestSilence silence(String gateway, Towards towards) {
        return silences.stream()
                .filter(s -> s.gateway().equals(gateway) && s.towards() == towards)
                .findFirst()
                .orElse(null);
    }

    /** Hosts that are silent could say that they are there. */
    private void announcements(List<String> quiet) {
        if (quiet.isEmpty()) {
            return;
        }
        List<String> written = loaded.tree().get("events") == null
                ? List.of()
                : FlowYaml.items(loaded.tree().get("events"));
        List<String> events = new ArrayList<>(written);
        for (String host : quiet) {
            events.add("{at: " + withinAging() + ", do: announce, host: " + FlowYaml.quoted(host) + ", every: "
                    + withinAging() + "}");
        }
        add(
                Kind.ANNOUNCEMENT,
                Texts.names(quiet) + (quiet.size() == 1 ? " announces" : " announce") + " every " + withinAging(),
                "events=[" + String.join(", ", events) + "]");
    }

    private void vrrp() {
        List<String> refresh = new ArrayList<>();
        List<String> virtual = new ArrayList<>();
        List<String> advert = new ArrayList<>();
        List<String> again = new ArrayList<>();
        scenario.hosts().forEach((name, host) -> {
            for (int i = 0; i < host.vrrp().size(); i++) {
                String at = "hosts." + name + ".vrrp." + i + ".";
                refresh.add(at + "garp.refresh=" + VRRP_REFRESH);
                virtual.add(at + "virtual-mac=true");
                advert.add(at + "higher-prio-send-advert=true");
                again.add(at + "garp.lower-prio-repeat=5");
            }
        });
        if (refresh.isEmpty()) {
            return;
        }
        out.add(new Change("VRRP masters announce every " + VRRP_REFRESH, refresh, Kind.VRRP));
        out.add(new Change("VRRP masters announce when they hear a lower priority", again, Kind.VRRP));
        out.add(new Change("a VRRP master that yields sends one more advert", advert, Kind.VRRP));
        out.add(new Change("VRRP groups use their virtual MAC", virtual, Kind.VRRP));
    }

    /** Neighbour timers of the groups of hosts that take part in a stream, at half their length. */
    private void neighbourTimers() {
        Set<String> groups = new LinkedHashSet<>();
        for (TrafficSpec stream : scenario.traffic().values()) {
            if (stream.enabled()) {
                for (String pattern : stream.from()) {
                    names.hosts(pattern).stream()
                            .map(names.hosts()::get)
                            .filter(Objects::nonNull)
                            .forEach(host -> groups.add(host.group()));
                }
            }
        }
        List<String> sets = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        String shown = "";
        for (String group : groups) {
            HostSpec host = scenario.hosts().get(group);
            if (host == null || host.bridge() == null) {
                continue;
            }
            Duration now = host.neigh() == null || host.neigh().baseReachableTime() == null
                    ? DEFAULT_REACHABLE
                    : host.neigh().baseReachableTime();
            shown = Durations.format(now.toNanos() / 2);
            sets.add("hosts." + group + ".neigh.base-reachable-time=" + shown);
            changed.add(group);
        }
        if (!sets.isEmpty()) {
            out.add(new Change(
                    "base_reachable_time_ms halved to " + shown + " on " + Texts.names(changed), sets, Kind.NEIGHBOUR));
        }
    }

    private void unknownUnicast(List<String> bridges) {
        List<String> sets = new ArrayList<>();
        boolean drops = false;
        for (String bridge : bridges) {
            BridgeSpec spec = scenario.bridges().get(bridge);
            drops |= spec != null && spec.unknownUnicast() == UnknownUnicast.DROP;
        }
        String policy = drops ? "flood" : "drop";
        bridges.forEach(b -> sets.add("bridges." + b + ".unknown-unicast=" + policy));
        if (!sets.isEmpty()) {
            out.add(new Change(
                    "unknown-unicast: " + policy + " on " + Texts.names(bridges), sets, Kind.UNKNOWN_UNICAST));
        }
    }

    /** What switches do differently from what they are told or from the standard. */
    private void hardware() {
        scenario.bridges().forEach((name, spec) -> {
            String at = "bridges." + name + ".";
            Duration real = spec.effectiveMacAgingTime();
            if (real != null && !real.equals(spec.macAgingTime())) {
                String told = Texts.duration(spec.macAgingTime());
                add(Kind.HARDWARE, name + " really ages by its " + told, at + "effective-mac-aging-time=" + told);
            }
            if (spec.expiry() == BridgeSpec.Expiry.USE) {
                add(Kind.HARDWARE, name + " ages by frames from an address only", at + "expiry=source");
            }
        });
    }

    /** Thresholds of OVN's tables: one where there is none, half of it where there is one. */
    private void ovnThresholds() {
        for (ConfigValue value : loaded.configuration()) {
            if (value.path().matches("ovn\\..*(mac-binding|fdb)-age-threshold")) {
                long nanos = Durations.tryParse(value.value()).orElse(-1);
                String threshold = nanos == 0 ? OVN_THRESHOLD : Durations.format(nanos / 2 / SECOND * SECOND);
                // 0 means never: half of a second is no threshold.
                if (nanos == 0 || nanos >= 2 * SECOND) {
                    add(
                            Kind.OVN,
                            value.path().replaceFirst("^ovn\\.", "") + " " + threshold,
                            value.path() + "=" + threshold);
                }
            }
        }
    }

    private void add(Kind kind, String text, String set) {
        out.add(new Change(text, List.of(set), kind));
    }
}
