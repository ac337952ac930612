package io.floodscope.scenario.run;

import io.floodscope.result.FloodWindow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins the pieces of one flood: a sender may pause, and a flow cache goes on flooding for a moment after the table knows. */
final class FloodWindows {

    private FloodWindows() {}

    /** The same windows, in the order of their start, with those of one destination joined whose pause is short. */
    static List<FloodWindow> merged(List<FloodWindow> byStart, long gapNanos) {
        Map<String, Integer> last = new LinkedHashMap<>();
        List<FloodWindow> out = new ArrayList<>();
        for (FloodWindow window : byStart) {
            String key = window.bridge() + "/" + window.vlan() + "/" + window.dstMac();
            Integer at = last.get(key);
            if (at != null && window.startNanos() - out.get(at).endNanos() <= gapNanos) {
                out.set(at, join(out.get(at), window));
            } else {
                last.put(key, out.size());
                out.add(window);
            }
        }
        return out;
    }

    private static FloodWindow join(FloodWindow a, FloodWindow b) {
        return new FloodWindow(
                a.bridge(),
                a.vlan(),
                a.dstMac(),
                a.startNanos(),
                Math.max(a.endNanos(), b.endNanos()),
                b.openEnd(),
                a.frames() + b.frames(),
                a.copies() + b.copies(),
                a.unwantedCopies() + b.unwantedCopies(),
                a.unwantedBytes() + b.unwantedBytes(),
                a.cause());
    }
}
