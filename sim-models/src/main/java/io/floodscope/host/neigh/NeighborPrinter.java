package io.floodscope.host.neigh;

import io.floodscope.net.addr.MacAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints neighbours as iproute2 6.1 does, {@code ip -s neigh} and {@code ip -j -s neigh}: ages in whole seconds (the kernel
 * reports hundredths, USER_HZ), NOARP entries left out, no address in states without one.
 */
public final class NeighborPrinter {

    private static final long SECOND = 1_000_000_000L;
    private static final long USER_TICK = SECOND / 100;

    private NeighborPrinter() {}

    /** One line for each entry, as {@code ip -s neigh}. */
    public static String text(List<NeighborDevice> devices) {
        StringBuilder out = new StringBuilder();
        for (NeighborEntry entry : shown(devices)) {
            out.append(entry.ip()).append(" dev ").append(interfaceName(entry)).append(' ');
            if (entry.state().isValid()) {
                out.append("lladdr ").append(MacAddress.format(entry.mac()));
            }
            if (references(entry) > 0) {
                out.append(" ref ").append(references(entry));
            }
            out.append(" used ").append(age(entry, entry.used()));
            out.append('/').append(age(entry, entry.confirmed()));
            out.append('/').append(age(entry, entry.updated()));
            out.append(" probes ").append(entry.probes());
            for (String mark : marks(entry)) {
                out.append(' ').append(mark);
            }
            out.append(' ').append(entry.state()).append('\n');
        }
        return out.toString();
    }

    /** A JSON list on one line, as {@code ip -j -s neigh}. */
    public static String json(List<NeighborDevice> devices) {
        StringBuilder out = new StringBuilder("[");
        for (NeighborEntry entry : shown(devices)) {
            out.append(out.length() == 1 ? "{" : ",{");
            out.append("\"dst\":\"").append(entry.ip()).append("\",\"dev\":\"").append(interfaceName(entry));
            out.append("\",");
            if (entry.state().isValid()) {
                out.append("\"lladdr\":\"")
                        .append(MacAddress.format(entry.mac()))
                        .append("\",");
            }
            if (references(entry) > 0) {
                out.append("\"refcnt\":").append(references(entry)).append(',');
            }
            out.append("\"used\":").append(age(entry, entry.used()));
            out.append(",\"confirmed\":").append(age(entry, entry.confirmed()));
            out.append(",\"updated\":").append(age(entry, entry.updated()));
            out.append(",\"probes\":").append(entry.probes());
            for (String mark : marks(entry)) {
                out.append(",\"").append(mark).append("\":null");
            }
            out.append(",\"state\":[\"").append(entry.state()).append("\"]}");
        }
        return out.append("]").toString();
    }

    private static List<NeighborEntry> shown(List<NeighborDevice> devices) {
        List<NeighborEntry> shown = new ArrayList<>();
        for (NeighborDevice device : devices) {
            for (NeighborEntry entry : device.entries()) {
                if (entry.state() != NeighborState.NOARP && entry.state() != NeighborState.NONE) {
                    shown.add(entry);
                }
            }
        }
        return shown;
    }

    private static String interfaceName(NeighborEntry entry) {
        String name = entry.device().name();
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static int references(NeighborEntry entry) {
        return entry.state().isInTimer() ? 1 : 0;
    }

    private static List<String> marks(NeighborEntry entry) {
        List<String> marks = new ArrayList<>();
        if (entry.isRouter()) {
            marks.add("router");
        }
        if (entry.isExtLearned()) {
            marks.add("extern_learn");
        }
        if (entry.isManaged()) {
            marks.add("managed");
        }
        return marks;
    }

    private static long age(NeighborEntry entry, long tick) {
        KernelClock clock = entry.device().clock();
        return clock.nanos(Math.max(0, clock.now() - tick)) / USER_TICK * USER_TICK / SECOND;
    }
}
