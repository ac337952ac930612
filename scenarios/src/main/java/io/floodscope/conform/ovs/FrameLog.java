package io.floodscope.conform.ovs;

import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.Port;
import io.floodscope.net.link.PortTap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** A capture: every frame at every capture point, in order of time. */
final class FrameLog {

    /** One captured frame; {@code in} is seen from the capture point's node. */
    record Entry(long timeNanos, String point, boolean in, Frame frame, FrameClass kind) {

        double millis() {
            return timeNanos / 1e6;
        }
    }

    private final LongSupplier clock;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<Entry>> byPoint = new LinkedHashMap<>();

    FrameLog(LongSupplier clock) {
        this.clock = clock;
    }

    /** Captures at a port from now on. */
    void capture(String point, Port port) {
        byPoint.put(point, new ArrayList<>());
        port.observe(new PortTap() {
            @Override
            public void received(Port at, Frame frame, long word) {
                add(point, true, frame);
            }

            @Override
            public void sent(Port at, Frame frame, long word) {
                add(point, false, frame);
            }
        });
    }

    private void add(String point, boolean in, Frame frame) {
        Entry entry = new Entry(clock.getAsLong(), point, in, frame, FrameClass.of(frame));
        entries.add(entry);
        byPoint.computeIfAbsent(point, p -> new ArrayList<>()).add(entry);
    }

    List<Entry> entries() {
        return entries;
    }

    /** What was captured at one point. */
    List<Entry> at(String point) {
        return byPoint.getOrDefault(point, List.of());
    }

    boolean hasPoint(String point) {
        return byPoint.containsKey(point);
    }
}
