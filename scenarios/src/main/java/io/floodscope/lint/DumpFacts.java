package io.floodscope.lint;

import io.floodscope.imports.BridgeRow;
import io.floodscope.imports.Dumps;
import io.floodscope.imports.Findings;
import io.floodscope.imports.Neighbour;
import io.floodscope.imports.Tunable;
import io.floodscope.lint.LintFacts.Bridge;
import io.floodscope.lint.LintFacts.Kernel;
import io.floodscope.lint.LintFacts.Kind;
import io.floodscope.lint.LintFacts.Remark;
import io.floodscope.lint.LintFacts.Threshold;
import io.floodscope.lint.LintFacts.Unstamped;
import io.floodscope.text.Durations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes from dumps what the rules look at. */
public final class DumpFacts {

    private static final long SECOND = 1_000_000_000L;

    private DumpFacts() {}

    /**
     * The facts of some dumps.
     *
     * @param dumps what was read
     * @param ovn the release of OVN, null if not known
     */
    public static LintFacts of(Dumps dumps, @Nullable OvnRelease ovn) {
        LintFacts facts = new LintFacts();
        dumps.bridges().forEach(row -> facts.bridges.add(bridge(row)));
        facts.stats.addAll(dumps.stats());
        facts.missing.addAll(Findings.missingNextHops(dumps));
        facts.routers.addAll(dumps.routers());
        facts.ovn = ovn;
        kernels(dumps, facts);
        unstamped(dumps, facts);
        return facts;
    }

    private static Bridge bridge(BridgeRow row) {
        boolean ovs = row.kind() == BridgeRow.Kind.OVS;
        String name = ovs ? "mac-aging-time" : "ageing_time";
        String note = row.agingText() == null ? "default" : "";
        return new Bridge(
                row.name(),
                ovs ? Kind.OVS : Kind.LINUX,
                row.agingText(),
                Setting.seconds(name, row.agingSeconds(), note, row.where().span()),
                false,
                row.tableSize() == null ? 0 : row.tableSize(),
                0,
                row.floodVlans(),
                0,
                row.where().span());
    }

    private static void kernels(Dumps dumps, LintFacts facts) {
        Map<String, Map<String, Tunable>> byDevice = new LinkedHashMap<>();
        for (Tunable each : dumps.tunables()) {
            String key = "net.ipv" + (each.v6() ? 6 : 4) + " " + each.dev();
            byDevice.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(each.name(), each);
        }
        byDevice.forEach((device, values) -> {
            boolean v6 = device.startsWith("net.ipv6");
            boolean template = device.endsWith(" default");
            Tunable coarse = values.get("base_reachable_time");
            Tunable reachable = values.getOrDefault("base_reachable_time_ms", coarse);
            long entries = dumps.neighbours().stream()
                    .map(Neighbour::ip)
                    .filter(ip -> ip.v6() == v6)
                    .count();
            facts.kernels.add(new Kernel(
                    device,
                    setting(reachable),
                    setting(values.get("delay_first_probe_time")),
                    thresholds(values),
                    template ? (int) entries : 0,
                    // The template is no interface: what is compared with bridges are the interfaces.
                    template ? -2 : -1,
                    slips(values),
                    differences(values, byDevice.getOrDefault("net.ipv" + (v6 ? 6 : 4) + " default", Map.of()))));
        });
    }

    private static @Nullable Setting setting(@Nullable Tunable tunable) {
        return tunable == null
                ? null
                : new Setting(
                        tunable.key(), tunable.nanos(), "", tunable.where().span());
    }

    private static List<Threshold> thresholds(Map<String, Tunable> values) {
        List<Threshold> out = new ArrayList<>();
        for (String name : List.of("gc_thresh1", "gc_thresh2", "gc_thresh3")) {
            Tunable each = values.get(name);
            if (each != null) {
                out.add(new Threshold(name, each.raw(), each.where().span()));
            }
        }
        return out.size() == 3 ? out : List.of();
    }

    /** Numbers that make sense in another unit and hardly any in their own. */
    private static List<Remark> slips(Map<String, Tunable> values) {
        List<Remark> out = new ArrayList<>();
        for (Tunable each : values.values()) {
            String meant = null;
            if (each.name().equals("base_reachable_time_ms") && each.raw() > 0 && each.nanos() < SECOND) {
                meant = each.raw() + "s";
            } else if (each.name().equals("retrans_time_ms") && each.raw() > 0 && each.raw() < 10) {
                meant = each.raw() + "s";
            } else if (each.name().equals("base_reachable_time") && each.raw() >= 10_000) {
                meant = Durations.format(each.raw() * 1_000_000L);
            } else if (each.name().equals("locktime") && each.raw() >= 500) {
                meant = Durations.format(each.raw() * 1_000_000L);
            }
            if (meant != null) {
                out.add(new Remark(
                        each.key() + " = " + each.raw() + " means " + Durations.format(each.nanos()) + "; was " + meant
                                + " meant?",
                        each.where().span()));
            }
        }
        Tunable coarse = values.get("base_reachable_time");
        Tunable fine = values.get("base_reachable_time_ms");
        if (coarse != null && fine != null && coarse.nanos() != fine.nanos() / SECOND * SECOND) {
            out.add(new Remark(
                    coarse.key() + " " + Durations.format(coarse.nanos()) + " and " + fine.key() + " "
                            + Durations.format(fine.nanos()) + " are two names of one value and cannot differ: "
                            + "the dump is older than one of them",
                    coarse.where().span()));
        }
        return out;
    }

    private static List<Remark> differences(Map<String, Tunable> values, Map<String, Tunable> template) {
        List<Remark> out = new ArrayList<>();
        for (Tunable each : values.values()) {
            Tunable other = template.get(each.name());
            if (other != null
                    && !each.dev().equals("default")
                    && !each.dev().equals("all")
                    && each.raw() != other.raw()) {
                out.add(new Remark(
                        each.key() + " = " + each.raw() + " counts here, not " + other.key() + " = " + other.raw()
                                + " (" + other.where().span().display() + ")",
                        each.where().span()));
            }
        }
        return out;
    }

    private static void unstamped(Dumps dumps, LintFacts facts) {
        var bindings = dumps.bindings().stream()
                .filter(b -> b.timestampMillis() == null)
                .toList();
        if (!bindings.isEmpty()) {
            facts.unstamped.add(new Unstamped(
                    "MAC_Binding", bindings.size(), bindings.get(0).where().span()));
        }
        var fdb =
                dumps.ovnFdb().stream().filter(f -> f.timestampMillis() == null).toList();
        if (!fdb.isEmpty()) {
            facts.unstamped.add(
                    new Unstamped("FDB", fdb.size(), fdb.get(0).where().span()));
        }
    }
}
