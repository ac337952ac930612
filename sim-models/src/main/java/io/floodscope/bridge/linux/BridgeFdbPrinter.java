package io.floodscope.bridge.linux;

import io.floodscope.bridge.core.LearningBridge;
import io.floodscope.bridge.fdb.MacEntry;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.text.JsonText;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints a table as iproute2's {@code bridge fdb show br BRIDGE} does, with {@code -s} also the seconds since use and update.
 * The kernel lists the addresses of the bridge's own ports besides; here are only those that were learned or pinned.
 */
public final class BridgeFdbPrinter {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private BridgeFdbPrinter() {}

    /** One line per entry, least recently refreshed first. */
    public static List<String> show(LearningBridge bridge) {
        return lines(bridge, 0, false);
    }

    /** The same with {@code used N/M}: seconds since last use and last update, here both since the last frame. */
    public static List<String> showStatistics(LearningBridge bridge, long nowNanos) {
        return lines(bridge, nowNanos, true);
    }

    /** {@code bridge -j -s fdb show br BRIDGE}: a list on one line. */
    public static String json(LearningBridge bridge, long nowNanos) {
        StringBuilder out = new StringBuilder("[");
        for (MacEntry entry : bridge.fdb()) {
            long idle = idleSeconds(entry, nowNanos);
            out.append(out.length() == 1 ? "{" : ",{");
            out.append("\"mac\":\"").append(MacAddress.format(entry.mac()));
            out.append("\",\"ifname\":").append(JsonText.quoted(portName(bridge, entry)));
            if (showsVlan(bridge, entry)) {
                out.append(",\"vlan\":").append(entry.vlan());
            }
            out.append(",\"used\":").append(idle).append(",\"updated\":").append(idle);
            out.append(",\"flags\":[],\"master\":").append(JsonText.quoted(bridge.name()));
            out.append(",\"state\":\"").append(entry.isStatic() ? "static" : "").append("\"}");
        }
        return out.append(']').toString();
    }

    private static List<String> lines(LearningBridge bridge, long nowNanos, boolean statistics) {
        List<String> out = new ArrayList<>();
        for (MacEntry entry : bridge.fdb()) {
            StringBuilder line = new StringBuilder(MacAddress.format(entry.mac()))
                    .append(" dev ")
                    .append(portName(bridge, entry));
            if (showsVlan(bridge, entry)) {
                line.append(" vlan ").append(entry.vlan());
            }
            if (statistics) {
                long idle = idleSeconds(entry, nowNanos);
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

    private static String portName(LearningBridge bridge, MacEntry entry) {
        return bridge.ports().get(entry.port()).name();
    }

    private static boolean showsVlan(LearningBridge bridge, MacEntry entry) {
        return bridge.isVlanAware() && entry.vlan() != 0;
    }

    private static long idleSeconds(MacEntry entry, long nowNanos) {
        return (nowNanos - entry.refreshedNanos()) / NANOS_PER_SECOND;
    }
}
