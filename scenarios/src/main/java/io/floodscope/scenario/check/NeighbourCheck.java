package io.floodscope.scenario.check;

import io.floodscope.host.InterfaceTunable;
import io.floodscope.host.neigh.KernelProfile;
import io.floodscope.host.neigh.NeighborTunable;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.EventSpec;
import io.floodscope.scenario.schema.EventWords;
import io.floodscope.scenario.schema.HostEventSpec;
import io.floodscope.scenario.schema.HostSpec;
import io.floodscope.scenario.schema.NeighSpec;
import io.floodscope.scenario.schema.NeighTunables;
import io.floodscope.scenario.schema.Origin;
import io.floodscope.scenario.schema.Scenario;
import io.floodscope.scenario.schema.Sysctl;
import io.floodscope.scenario.sysctl.InterfaceKey;
import io.floodscope.scenario.sysctl.NeighKey;
import io.floodscope.scenario.sysctl.Setting;
import io.floodscope.scenario.sysctl.SysctlReader;
import io.floodscope.scenario.sysctl.SysctlWrite;
import io.floodscope.text.Durations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks for settings of kernels that no kernel, or not the host's, would take. */
final class NeighbourCheck {

    private final Names names;
    private final Problems problems;
    private final Map<String, Integer> thresholds = new LinkedHashMap<>();
    private final Map<String, String> kernels = new LinkedHashMap<>();

    private NeighbourCheck(Names names, Problems problems) {
        this.names = names;
        this.problems = problems;
    }

    static void check(Scenario scenario, Names names, Problems problems) {
        NeighbourCheck check = new NeighbourCheck(names, problems);
        scenario.hosts().forEach((name, host) -> {
            KernelProfile kernel = KernelProfile.byName(host.kernel()).orElse(null);
            if (kernel != null) {
                check.host(name, host, kernel);
            }
        });
        scenario.events().forEach(check::event);
    }

    private void host(String name, HostSpec host, KernelProfile kernel) {
        if (host.node() != null) {
            String other = kernels.putIfAbsent(host.node(), host.kernel());
            if (other != null && !other.equals(host.kernel())) {
                problems.error(
                        host.origin().value("kernel"),
                        "node '" + host.node() + "' already runs " + other + ": one machine has one kernel");
            }
        }
        String machine = host.node() == null ? name : host.node();
        if (host.neigh() != null) {
            settings(host.neigh(), kernel, machine);
        }
        host.interfaces().forEach(plug -> {
            if (plug.neigh() != null) {
                settings(plug.neigh(), kernel, machine);
            }
        });
        for (Sysctl text : host.sysctl()) {
            write(text, host, kernel);
        }
        boolean managed = host.neighUse() == HostSpec.NeighUse.MANAGED;
        if (managed && !kernel.managedEntries()) {
            problems.error(host.origin().value("neigh-use"), kernel.name() + " has no MANAGED entries");
        }
        for (HostSpec.NeighbourSpec entry : host.neighbours()) {
            managed(entry.state(), entry.origin(), kernel);
        }
    }

    private void managed(EventWords.NeighbourState state, Origin origin, KernelProfile kernel) {
        if (state == EventWords.NeighbourState.MANAGED && !kernel.managedEntries()) {
            problems.error(origin.value("state"), kernel.name() + " has no MANAGED entries");
        }
    }

    private void settings(NeighSpec neigh, KernelProfile kernel, String machine) {
        tunables(neigh, kernel, null);
        thresholds(neigh, "both families", machine);
        if (neigh.ipv4() != null) {
            tunables(neigh.ipv4(), kernel, neigh);
            thresholds(neigh.ipv4(), "IPv4", machine);
        }
        if (neigh.ipv6() != null) {
            tunables(neigh.ipv6(), kernel, neigh);
            thresholds(neigh.ipv6(), "IPv6", machine);
        }
        for (InterfaceKey key : InterfaceKey.ALL) {
            Long value = key.value(neigh);
            if (value == null) {
                continue;
            }
            missing(new Setting.Interfaces(key.tunable()), value, key.key(), neigh.origin(), kernel);
            if (key.tunable() == InterfaceTunable.ARP_IGNORE && value > 3 && value < 8) {
                problems.error(
                        neigh.origin().value(key.key()),
                        value + " is out of range for '" + neigh.origin().path() + "." + key.key()
                                + "'; expected 0 to 3 or 8 (the kernel reserves 4 to 7)");
            }
        }
    }

    private void tunables(NeighTunables block, KernelProfile kernel, @Nullable NeighTunables both) {
        Origin origin = block.origin();
        for (NeighKey key : NeighKey.ALL) {
            Long value = key.value(block);
            if (value == null) {
                continue;
            }
            missing(new Setting.Neighbours(key.tunable()), value, key.key(), origin, kernel);
            if (key.isTooFine(block)) {
                problems.error(
                        origin.value(key.key()),
                        "'" + origin.path() + "." + key.key() + "' counts multiples of "
                                + Durations.format(key.tunable().unit().nanos())
                                + " in the kernel (" + key.tunable().kernelName() + ")");
            }
        }
        if (block.reachableTime() == null) {
            return;
        }
        long pinned = block.reachableTime().toNanos();
        long base = base(block, both);
        if (pinned < base / 2 || pinned >= base + base / 2) {
            problems.error(
                    origin.value("reachable-time"),
                    "no kernel draws a reachable time of " + Durations.format(pinned) + " with a base of "
                            + Durations.format(base) + "; expected " + Durations.format(base / 2) + " to below "
                            + Durations.format(base + base / 2),
                    "set 'base-reachable-time' too");
        }
    }

    private static long base(NeighTunables block, @Nullable NeighTunables both) {
        if (block.baseReachableTime() != null) {
            return block.baseReachableTime().toNanos();
        }
        if (both != null && both.baseReachableTime() != null) {
            return both.baseReachableTime().toNanos();
        }
        NeighborTunable tunable = NeighborTunable.BASE_REACHABLE_TIME;
        return tunable.initial(false) * tunable.unit().nanos();
    }

    private void missing(Setting setting, long value, String key, Origin origin, KernelProfile kernel) {
        String why = setting.missing(kernel, value);
        if (why != null) {
            problems.error(origin.value(key), "'" + origin.path() + "." + key + "' is impossible: " + why);
        }
    }

    private void thresholds(NeighTunables block, String family, String machine) {
        threshold(block, "gc-thresh1", block.gcThresh1(), family, machine);
        threshold(block, "gc-thresh2", block.gcThresh2(), family, machine);
        threshold(block, "gc-thresh3", block.gcThresh3(), family, machine);
    }

    private void threshold(NeighTunables block, String key, @Nullable Integer value, String family, String machine) {
        if (value == null) {
            return;
        }
        Integer other = thresholds.putIfAbsent(machine + "/" + family + "/" + key, value);
        if (other != null && !other.equals(value)) {
            problems.error(
                    block.origin().value(key),
                    "'" + key + "' of machine '" + machine + "' is already " + other
                            + ": the thresholds count over all hosts and interfaces of a machine");
        }
    }

    private void event(EventSpec event) {
        if (event instanceof HostEventSpec.SetSysctl set) {
            for (String pattern : set.host()) {
                for (String name : names.hosts(pattern)) {
                    HostSpec host = spec(name);
                    KernelProfile kernel = host == null
                            ? null
                            : KernelProfile.byName(host.kernel()).orElse(null);
                    if (host != null && kernel != null) {
                        set.set().forEach(text -> {
                            SysctlWrite write = write(text, host, kernel);
                            if (write != null && write.isDefault() && write.setting() instanceof Setting.Interfaces) {
                                problems.error(
                                        text.span(),
                                        "'" + write.name()
                                                + "' would change nothing: no interface is made during a run",
                                        "name the interface, such as eth0, or 'all'");
                            }
                        });
                    }
                }
            }
        } else if (event instanceof EventSpec.SetNeighbour set) {
            for (String pattern : set.host()) {
                for (String name : names.hosts(pattern)) {
                    HostSpec host = spec(name);
                    if (host != null) {
                        KernelProfile.byName(host.kernel()).ifPresent(k -> managed(set.state(), set.origin(), k));
                    }
                }
            }
        }
    }

    private @Nullable HostSpec spec(String name) {
        Names.HostRef ref = names.hosts().get(name);
        return ref == null ? null : ref.spec();
    }

    private @Nullable SysctlWrite write(Sysctl text, HostSpec host, KernelProfile kernel) {
        SysctlWrite write = SysctlReader.read(text, problems);
        if (write == null) {
            return null;
        }
        List<String> devices = devices(host);
        if (!write.isAll() && !write.isDefault() && !devices.contains(write.device())) {
            problems.unknown(
                    text.span(),
                    "'" + write.name() + "': the host has no interface '" + write.device() + "'",
                    write.device(),
                    devices);
            return null;
        }
        String why = write.setting().missing(kernel, write.value());
        if (why != null) {
            problems.error(text.span(), "'" + write.name() + "' is impossible: " + why);
        }
        return write;
    }

    private static List<String> devices(HostSpec host) {
        return java.util.stream.IntStream.rangeClosed(0, host.interfaces().size())
                .mapToObj(i -> "eth" + i)
                .toList();
    }
}
