package io.floodscope.scenario.profile;

import io.floodscope.host.neigh.NeighborTunable;
import io.floodscope.result.ConfigValue;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.HostSpec;
import io.floodscope.text.Durations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Settings that a scenario does not write and leaves to a profile: the vendor's for gateways, the kernel's for neighbour
 * tables. They act in the run, so they belong to its effective configuration.
 */
public final class InheritedSettings {

    /** Neighbour tunables by their key in scenarios; those of user space and of queues are left out. */
    private static final Map<String, NeighborTunable> NEIGHBOUR = new LinkedHashMap<>();

    /** Values of gateway profiles by their key in scenarios. */
    private static final Map<String, String> GATEWAY = new LinkedHashMap<>();

    static {
        NEIGHBOUR.put("base-reachable-time", NeighborTunable.BASE_REACHABLE_TIME);
        NEIGHBOUR.put("gc-stale-time", NeighborTunable.GC_STALE_TIME);
        NEIGHBOUR.put("delay-first-probe-time", NeighborTunable.DELAY_FIRST_PROBE_TIME);
        NEIGHBOUR.put("retrans-time", NeighborTunable.RETRANS_TIME);
        NEIGHBOUR.put("locktime", NeighborTunable.LOCKTIME);
        NEIGHBOUR.put("ucast-solicit", NeighborTunable.UCAST_SOLICIT);
        NEIGHBOUR.put("mcast-solicit", NeighborTunable.MCAST_SOLICIT);
        GATEWAY.put("arp-timeout", "arp-timeout");
        GATEWAY.put("arp-timeout-jitter", "arp-timeout-jitter");
        GATEWAY.put("arp-reply.eth-src", "reply-source");
        GATEWAY.put("arp-reply.sha", "reply-sha");
        GATEWAY.put("data.eth-src", "data-source");
        GATEWAY.put("arp-refresh.when", "refresh.when");
        GATEWAY.put("arp-refresh.eth-src", "refresh.source");
        GATEWAY.put("arp-refresh.unicast", "refresh.unicast");
        GATEWAY.put("arp-refresh.fraction", "refresh.fraction");
        GATEWAY.put("arp-refresh.before", "refresh.before");
        GATEWAY.put("arp-refresh.tries", "refresh.tries");
        GATEWAY.put("arp-refresh.interval", "refresh.interval");
        GATEWAY.put("garp.eth-src", "garp.source");
        GATEWAY.put("garp.interval", "garp.interval");
        GATEWAY.put("garp.factor", "garp.factor");
        GATEWAY.put("garp.max-interval", "garp.max-interval");
        GATEWAY.put("garp.stop-after", "garp.stop-after");
    }

    private InheritedSettings() {}

    /** The configuration of a scenario, each block followed by what it inherits. */
    public static List<ConfigValue> completed(LoadedScenario loaded, GatewayProfiles profiles) {
        Set<String> written = new LinkedHashSet<>();
        loaded.configuration().forEach(v -> written.add(v.path()));
        Map<String, List<ConfigValue>> inherited = new LinkedHashMap<>();
        loaded.scenario().gateways().forEach((name, spec) -> {
            String block = "gateways." + name + ".";
            inherited.put(block, ofGateway(block, profiles, spec.profile(), spec.garp() != null, written));
        });
        loaded.scenario()
                .hosts()
                .forEach((name, spec) -> inherited.put("hosts." + name + ".", ofHost("hosts." + name, spec, written)));
        List<ConfigValue> all = new ArrayList<>();
        String block = "";
        for (ConfigValue value : loaded.configuration()) {
            if (!value.path().startsWith(block)) {
                all.addAll(inherited.getOrDefault(block, List.of()));
                inherited.remove(block);
            }
            block = blockOf(value.path(), block, inherited);
            all.add(value);
        }
        all.addAll(inherited.getOrDefault(block, List.of()));
        return all;
    }

    /** The block of gateways or hosts that a path belongs to; the one before if it goes on. */
    private static String blockOf(String path, String before, Map<String, List<ConfigValue>> blocks) {
        if (!before.isEmpty() && path.startsWith(before)) {
            return before;
        }
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            if (blocks.containsKey(path.substring(0, dot + 1))) {
                return path.substring(0, dot + 1);
            }
        }
        return "";
    }

    private static List<ConfigValue> ofGateway(
            String block, GatewayProfiles profiles, String profile, boolean ownGarp, Set<String> written) {
        List<ConfigValue> values = new ArrayList<>();
        VendorProfile vendor = profiles.find(profile, new Problems());
        if (vendor == null) {
            return values;
        }
        for (ProfileValue value : vendor.values()) {
            String key = GATEWAY.get(value.path());
            boolean replaced = key == null || written.contains(block + key) || (ownGarp && key.startsWith("garp."));
            if (!replaced) {
                values.add(new ConfigValue(
                        block + key,
                        value.value(),
                        "profile " + profile + " (" + (value.verified() ? "" : "assumed: ") + value.source() + ")"));
            }
        }
        return values;
    }

    private static List<ConfigValue> ofHost(String block, HostSpec spec, Set<String> written) {
        List<ConfigValue> values = new ArrayList<>();
        NEIGHBOUR.forEach((key, tunable) -> {
            String path = block + ".neigh." + key;
            if (!written.contains(path)) {
                long initial = tunable.initial(false);
                long nanos = tunable.unit().nanos();
                values.add(new ConfigValue(
                        path,
                        nanos == 0 ? Long.toString(initial) : Durations.format(initial * nanos),
                        "profile " + spec.kernel() + " (the kernel's default)"));
            }
        });
        return values;
    }
}
