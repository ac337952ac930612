package io.floodscope.bridge.linux;

import io.floodscope.bridge.fdb.MacEntry;
import io.floodscope.net.addr.MacAddress;
import java.util.ArrayList;
import java.util.List;

/** Prints a table as {@code bridge fdb show br BRIDGE} does, with {@code -s} also the seconds since use and update. */
public final class BridgeFdbPrinter {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private BridgeFdbPrinter() {}

    /** One line per entry, least recently refreshed first. */
    public static List<String> show(LinuxBridge bridge) {
        return lines(bridge, 0, false);
    }

    /** The same with {@code used N/M}: seconds since last use and last update, here both since the last frame. */
    public static List<String> showStatistics(LinuxBridge bridge, long nowNanos) {
        return lines(bridge, nowNanos, true);
    }

    private static List<String> lines(LinuxBridge bridge, long nowNanos, boolean statistics) {
        List<String> out = new ArrayList<>();
        for (MacEntry entry : bridge.fdb()) {
            StringBuilder line = new StringBuilder(MacAddress.format(entry.mac()))
                    .append(" dev ")
                    .append(bridge.ports().get(entry.port()).name());
            if (bridge.isVlanAware() && entry.vlan() != 0) {
                line.append(" vlan ").append(entry.vlan());
            }
            if (statistics) {
                long idle = (nowNanos - entry.refreshedNanos()) / NANOS_PER_SECOND;
                line.append(" used ").append(idle).append('/').append(idle);
            }
            line.append(" master ").append(bridge.name());
            out.add(
                    entry.isStatic()
                            ? line.append(" static").toString()
                            : line.append(' ').toString());
        }
        return out;
    }
}
