package io.floodscope.conform.ovs;

import io.floodscope.bridge.fdb.MacEntry;
import io.floodscope.bridge.ovs.OvsBridge;
import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Simulation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at the table of every bridge at fixed intervals, as the recordings did, and keeps the intervals of presence. */
final class FdbPolls implements Event {

    /** An entry on a port, from the first poll that showed it to the first that did not ({@code null}: still there). */
    static final class Interval {
        final String bridge;
        final int vlan;
        final long mac;
        final String port;
        final double appearMillis;

        @Nullable
        Double goneMillis;

        Interval(String bridge, int vlan, long mac, String port, double appearMillis) {
            this.bridge = bridge;
            this.vlan = vlan;
            this.mac = mac;
            this.port = port;
            this.appearMillis = appearMillis;
        }

        @Override
        public String toString() {
            return port + " " + Range.text(appearMillis) + ".." + (goneMillis == null ? "end" : Range.text(goneMillis));
        }
    }

    private record Key(String bridge, int vlan, long mac) {}

    private final Simulation simulation;
    private final Collection<OvsBridge> bridges;
    private final long periodNanos;
    private final long endNanos;
    private final List<Interval> intervals = new ArrayList<>();
    private Map<Key, Interval> present = new LinkedHashMap<>();
    private final Map<String, Integer> lastSize = new LinkedHashMap<>();

    FdbPolls(Simulation simulation, Collection<OvsBridge> bridges, long periodNanos, long endNanos) {
        this.simulation = simulation;
        this.bridges = bridges;
        this.periodNanos = periodNanos;
        this.endNanos = endNanos;
    }

    void start() {
        simulation.at(0, Phase.SAMPLE, this);
    }

    @Override
    public void fire() {
        double now = simulation.nowNanos() / 1e6;
        Map<Key, Interval> seen = new LinkedHashMap<>();
        for (OvsBridge bridge : bridges) {
            List<MacEntry> entries = bridge.fdb();
            lastSize.put(bridge.bridgeName(), entries.size());
            for (MacEntry entry : entries) {
                Key key = new Key(bridge.bridgeName(), entry.vlan(), entry.mac());
                String port = bridge.portNumbered(entry.port()).name();
                Interval before = present.remove(key);
                if (before == null || !before.port.equals(port)) {
                    if (before != null) {
                        before.goneMillis = now;
                    }
                    before = new Interval(key.bridge, key.vlan, key.mac, port, now);
                    intervals.add(before);
                }
                seen.put(key, before);
            }
        }
        for (Interval gone : present.values()) {
            gone.goneMillis = now;
        }
        present = seen;
        long next = simulation.nowNanos() + periodNanos;
        if (next <= endNanos) {
            simulation.at(next, Phase.SAMPLE, this);
        }
    }

    List<Interval> intervals() {
        return intervals;
    }

    int lastSize(String bridge) {
        return lastSize.getOrDefault(bridge, 0);
    }
}
