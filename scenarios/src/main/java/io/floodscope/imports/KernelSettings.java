package io.floodscope.imports;

import io.floodscope.imports.ImportedNetwork.GatewayPart;
import io.floodscope.imports.ImportedNetwork.Setting;
import io.floodscope.text.Durations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chooses from the settings of a kernel those that the neighbour tables of the hosts get. */
final class KernelSettings {

    /** Names of the kernel with those of the language; the file in milliseconds wins over its coarser twin. */
    private static final Map<String, String> KEYS = new LinkedHashMap<>();

    static {
        KEYS.put("base_reachable_time", "base-reachable-time");
        KEYS.put("base_reachable_time_ms", "base-reachable-time");
        KEYS.put("gc_stale_time", "gc-stale-time");
        KEYS.put("delay_first_probe_time", "delay-first-probe-time");
        KEYS.put("retrans_time", "retrans-time");
        KEYS.put("retrans_time_ms", "retrans-time");
        KEYS.put("locktime", "locktime");
        KEYS.put("interval_probe_time_ms", "interval-probe-time");
        KEYS.put("ucast_solicit", "ucast-solicit");
        KEYS.put("mcast_solicit", "mcast-solicit");
        KEYS.put("mcast_resolicit", "mcast-resolicit");
        KEYS.put("app_solicit", "app-solicit");
        KEYS.put("unres_qlen_bytes", "unres-qlen-bytes");
        KEYS.put("gc_thresh1", "gc-thresh1");
        KEYS.put("gc_thresh2", "gc-thresh2");
        KEYS.put("gc_thresh3", "gc-thresh3");
        KEYS.put("arp_accept", "arp-accept");
    }

    private KernelSettings() {}

    static List<Setting> of(Dumps dumps, @Nullable GatewayPart gateway) {
        boolean v6 = gateway != null && gateway.ip().v6();
        String device = device(dumps, v6);
        Map<String, Setting> out = new LinkedHashMap<>();
        for (Map.Entry<String, String> key : KEYS.entrySet()) {
            for (Tunable each : dumps.tunables) {
                boolean threshold = key.getKey().startsWith("gc_thresh");
                boolean right = each.name().equals(key.getKey())
                        && each.v6() == v6
                        && each.dev().equals(threshold ? "default" : device);
                boolean fits = each.nanos() >= 0 || each.raw() <= Integer.MAX_VALUE;
                boolean odd = key.getValue().equals("interval-probe-time") && each.nanos() < 1_000_000
                        || key.getValue().equals("arp-accept") && each.raw() > 2;
                if (right && fits && !odd) {
                    String value = each.nanos() >= 0 ? Durations.format(each.nanos()) : String.valueOf(each.raw());
                    out.put(key.getValue(), new Setting(key.getValue(), value, each.where()));
                }
            }
        }
        return new ArrayList<>(out.values());
    }

    /** The interface of most neighbours if its settings are known, else the first one that is, else the template. */
    static String device(Dumps dumps, boolean v6) {
        Map<String, Integer> votes = new LinkedHashMap<>();
        for (Tunable each : dumps.tunables) {
            if (each.v6() == v6 && each.section().equals("neigh") && !each.dev().equals("all")) {
                votes.putIfAbsent(
                        each.dev(), each.dev().equals("default") || each.dev().equals("lo") ? -1 : 0);
            }
        }
        for (Neighbour each : dumps.neighbours) {
            votes.computeIfPresent(each.dev(), (d, n) -> n + 1);
        }
        String best = "default";
        int most = -1;
        for (Map.Entry<String, Integer> each : votes.entrySet()) {
            if (each.getValue() > most) {
                most = each.getValue();
                best = each.getKey();
            }
        }
        return best;
    }
}
