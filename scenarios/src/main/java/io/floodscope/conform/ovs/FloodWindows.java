package io.floodscope.conform.ovs;

import io.floodscope.net.addr.MacAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs of unicast frames that arrived at a host although they are not for it, as the trace format defines them. */
final class FloodWindows {

    /** One run. */
    record Window(
            String bystander, FrameClass kind, long src, long dst, double startMillis, double endMillis, int frames) {}

    private record Key(FrameClass kind, long src, long dst) {}

    private FloodWindows() {}

    static List<Window> of(FrameLog log, Iterable<TraceTopology.Host> hosts, double gapMillis) {
        List<Window> out = new ArrayList<>();
        for (TraceTopology.Host host : hosts) {
            windowsAt(host, log.at(host.name()), gapMillis, out);
        }
        return out;
    }

    private static void windowsAt(
            TraceTopology.Host host, List<FrameLog.Entry> frames, double gapMillis, List<Window> out) {
        Set<Long> own = new LinkedHashSet<>();
        own.add(host.mac());
        for (long mac : host.alsoMacs()) {
            own.add(mac);
        }
        Map<Key, Window> open = new LinkedHashMap<>();
        for (FrameLog.Entry entry : frames) {
            long dst = entry.frame().dst();
            if (!entry.in()) {
                own.add(entry.frame().src());
            } else if (!MacAddress.isGroup(dst) && !own.contains(dst)) {
                Key key = new Key(entry.kind(), entry.frame().src(), dst);
                Window window = open.get(key);
                double now = entry.millis();
                if (window != null && now - window.endMillis > gapMillis) {
                    out.add(window);
                    window = null;
                }
                open.put(
                        key,
                        window == null
                                ? new Window(host.name(), key.kind, key.src, key.dst, now, now, 1)
                                : new Window(
                                        host.name(),
                                        key.kind,
                                        key.src,
                                        key.dst,
                                        window.startMillis,
                                        now,
                                        window.frames + 1));
            }
        }
        out.addAll(open.values());
    }
}
