package io.floodscope.ovn;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.Frame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Packets that wait in a controller for a MAC binding: the newest few per next hop, at most 1000 next hops, for 10 s from the
 * newest packet of that next hop.
 */
final class PacketBuffers {

    static final long LIFE_NANOS = 10_000_000_000L;
    static final int NEXT_HOPS = 1_000;

    private record Key(LogicalRouterPort port, IpAddress nextHop) {}

    private record Kept(Frame frame, long word) {}

    private static final class Waiting {
        private final Deque<Kept> packets = new ArrayDeque<>();
        private long newestNanos;
    }

    private final OvnDeployment deployment;
    private final Map<Key, Waiting> waiting = new LinkedHashMap<>();

    PacketBuffers(OvnDeployment deployment) {
        this.deployment = deployment;
    }

    void keep(LogicalRouterPort port, IpAddress nextHop, Frame frame, long word) {
        long now = deployment.scheduler().nowNanos();
        Key key = new Key(port, nextHop);
        Waiting entry = waiting.get(key);
        if (entry != null && expired(entry, now)) {
            waiting.remove(key);
            lose(key, entry);
            entry = null;
        }
        if (entry == null) {
            if (waiting.size() >= NEXT_HOPS) {
                purge(now);
            }
            if (waiting.size() >= NEXT_HOPS) {
                deployment.packetLost(port, nextHop);
                return;
            }
            entry = new Waiting();
            waiting.put(key, entry);
        }
        entry.packets.addLast(new Kept(frame, word));
        entry.newestNanos = now;
        if (entry.packets.size() > deployment.release().keptPackets()) {
            entry.packets.removeFirst();
            deployment.rules().hit(OvnRule.BUFFER_KEEPS_NEWEST);
            deployment.packetLost(port, nextHop);
        }
    }

    /** Whether packets wait for this next hop. */
    boolean holds(LogicalRouterPort port, IpAddress nextHop) {
        return waiting.containsKey(new Key(port, nextHop));
    }

    /** Sends what waits for a row, oldest first. */
    void release(OvnChassis chassis, MacBinding row) {
        Waiting entry = waiting.remove(new Key(row.port(), row.ip()));
        if (entry == null) {
            return;
        }
        if (expired(entry, deployment.scheduler().nowNanos())) {
            lose(new Key(row.port(), row.ip()), entry);
            return;
        }
        for (@Nullable Kept kept = entry.packets.poll(); kept != null; kept = entry.packets.poll()) {
            chassis.routing().forwardKept(row.port(), row.ip(), kept.frame(), kept.word());
        }
    }

    /** Drops what is too old; called before the number of lost packets is read. */
    void purge(long now) {
        for (Iterator<Map.Entry<Key, Waiting>> entries = waiting.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<Key, Waiting> entry = entries.next();
            if (expired(entry.getValue(), now)) {
                entries.remove();
                lose(entry.getKey(), entry.getValue());
            }
        }
    }

    /** The process is gone, and all packets with it. */
    void clear() {
        waiting.forEach(this::lose);
        waiting.clear();
    }

    private boolean expired(Waiting entry, long now) {
        return now - entry.newestNanos >= LIFE_NANOS;
    }

    private void lose(Key key, Waiting entry) {
        deployment.rules().hit(OvnRule.BUFFER_LIFE);
        for (int i = entry.packets.size(); i > 0; i--) {
            deployment.packetLost(key.port(), key.nextHop());
        }
        entry.packets.clear();
    }
}
