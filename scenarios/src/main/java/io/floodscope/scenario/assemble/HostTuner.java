package io.floodscope.scenario.assemble;

import io.floodscope.host.HostInterface;
import io.floodscope.host.LinuxHost;
import io.floodscope.host.Machine;
import io.floodscope.host.neigh.NeighborTable;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.NeighSpec;
import io.floodscope.scenario.schema.NeighTunables;
import io.floodscope.scenario.schema.Sysctl;
import io.floodscope.scenario.sysctl.InterfaceKey;
import io.floodscope.scenario.sysctl.NeighKey;
import io.floodscope.scenario.sysctl.Setting;
import io.floodscope.scenario.sysctl.SysctlReader;
import io.floodscope.scenario.sysctl.SysctlWrite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the settings of a scenario to a host's kernel, at the start or while it runs. */
final class HostTuner {

    private HostTuner() {}

    /** Writes what a block says to one interface; thresholds go to the machine. */
    static void tune(Machine machine, HostInterface itf, NeighSpec neigh) {
        for (boolean v6 : new boolean[] {false, true}) {
            NeighTunables own = v6 ? neigh.ipv6() : neigh.ipv4();
            tune(machine, itf, v6, neigh);
            if (own != null) {
                tune(machine, itf, v6, own);
            }
        }
        for (InterfaceKey key : InterfaceKey.ALL) {
            Long value = key.value(neigh);
            if (value != null) {
                itf.set(key.tunable(), value);
            }
        }
    }

    private static void tune(Machine machine, HostInterface itf, boolean v6, NeighTunables block) {
        for (NeighKey key : NeighKey.ALL) {
            Long value = key.value(block);
            if (value != null) {
                itf.set(v6, key.tunable(), value);
                if (key.tunable().isReadFromDefault()) {
                    machine.table(v6).setDefault(key.tunable(), value);
                }
            }
        }
        if (block.reachableTime() != null) {
            itf.neighbors(v6).pinReachableTime(block.reachableTime().toNanos());
        }
        NeighborTable table = machine.table(v6);
        threshold(table, 1, block.gcThresh1());
        threshold(table, 2, block.gcThresh2());
        threshold(table, 3, block.gcThresh3());
    }

    private static void threshold(NeighborTable table, int number, @Nullable Integer value) {
        if (value != null) {
            table.setThreshold(number, value);
        }
    }

    /** Writes what {@code default} says before any interface of the host is there, so that they start with it. */
    static void writeDefaults(Machine machine, List<Sysctl> texts) {
        for (Sysctl text : texts) {
            SysctlWrite write = read(text);
            if (write.isDefault()) {
                neighbourDefault(machine, write);
            }
        }
    }

    /** Writes the rest to the interfaces of a new host; a default of interfaces counts before their own. */
    static void writeAtStart(LinuxHost host, List<Sysctl> texts) {
        for (Sysctl text : texts) {
            SysctlWrite write = read(text);
            if (write.isDefault() && write.setting() instanceof Setting.Interfaces conf) {
                host.interfaces().forEach(itf -> itf.set(conf.tunable(), write.value()));
            }
        }
        for (Sysctl text : texts) {
            SysctlWrite write = read(text);
            if (!write.isDefault()) {
                writeNow(host, write);
            }
        }
    }

    /** Writes a setting while the host runs. */
    static void writeNow(LinuxHost host, Sysctl text) {
        SysctlWrite write = read(text);
        if (write.isDefault()) {
            neighbourDefault(host.machine(), write);
        } else {
            writeNow(host, write);
        }
    }

    private static void neighbourDefault(Machine machine, SysctlWrite write) {
        NeighborTable table = machine.table(write.v6());
        if (write.setting() instanceof Setting.Neighbours neigh) {
            table.setDefault(neigh.tunable(), write.value());
        } else if (write.setting() instanceof Setting.Threshold threshold) {
            table.setThreshold(threshold.number(), write.value());
        }
    }

    private static void writeNow(LinuxHost host, SysctlWrite write) {
        if (write.setting() instanceof Setting.Interfaces conf && write.isAll()) {
            host.setAll(conf.tunable(), write.value());
            return;
        }
        HostInterface itf = host.networkInterface(write.device());
        if (itf == null) {
            throw new IllegalStateException("unchecked interface " + write.device());
        }
        if (write.setting() instanceof Setting.Interfaces conf) {
            itf.set(conf.tunable(), write.value());
        } else if (write.setting() instanceof Setting.Neighbours neigh) {
            itf.set(write.v6(), neigh.tunable(), write.value());
        }
    }

    private static SysctlWrite read(Sysctl text) {
        SysctlWrite write = SysctlReader.read(text, new Problems());
        if (write == null) {
            throw new IllegalStateException("unchecked kernel setting " + text.text());
        }
        return write;
    }
}
