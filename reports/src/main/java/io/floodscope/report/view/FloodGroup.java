package io.floodscope.report.view;

import io.floodscope.result.FloodWindow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The floods of one bridge and VLAN to one destination.
 *
 * @param bridge the flooding bridge
 * @param vlan VLAN id, 0 for untagged
 * @param dstMac destination that was unknown
 * @param windows its windows by start; at least one
 */
public record FloodGroup(String bridge, int vlan, String dstMac, List<FloodWindow> windows) {

    /** Groups in the order of their first window. */
    public static List<FloodGroup> of(List<FloodWindow> windows) {
        record Key(String bridge, int vlan, String dstMac) {}
        Map<Key, List<FloodWindow>> groups = new LinkedHashMap<>();
        for (FloodWindow w : windows) {
            groups.computeIfAbsent(new Key(w.bridge(), w.vlan(), w.dstMac()), k -> new ArrayList<>())
                    .add(w);
        }
        return groups.entrySet().stream()
                .map(e -> new FloodGroup(
                        e.getKey().bridge(), e.getKey().vlan(), e.getKey().dstMac(), e.getValue()))
                .toList();
    }

    /** {@code br-int VLAN 4}; untagged traffic has no VLAN to name. */
    public String place() {
        return VisibleText.of(bridge) + (vlan == 0 ? "" : " VLAN " + vlan);
    }

    /** Time flooded. */
    public long floodedNanos() {
        return Interval.total(Interval.union(windows.stream()
                .map(w -> new Interval(w.startNanos(), w.endNanos()))
                .toList()));
    }

    /** Frames flooded. */
    public long frames() {
        return windows.stream().mapToLong(FloodWindow::frames).sum();
    }

    /** Copies to those who are not the addressee. */
    public long unwantedCopies() {
        return windows.stream().mapToLong(FloodWindow::unwantedCopies).sum();
    }

    /** Bytes of those copies. */
    public long unwantedBytes() {
        return windows.stream().mapToLong(FloodWindow::unwantedBytes).sum();
    }

    /** True if a flood was still going on when the run ended. */
    public boolean openEnd() {
        return windows.stream().anyMatch(FloodWindow::openEnd);
    }
}
