package io.floodscope.gateway;

import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The MAC table of a gateway or of a pair that keeps its tables in step. Freshness is a time stamp that is judged when it is
 * asked for; nothing waits in the event queue. The map is only looked up, never iterated.
 */
final class LeafFdb {

    /** Where a MAC was last heard. */
    static final class Slot {
        private final DistributedGateway member;
        private final Attachment port;
        private long seenNanos;

        private Slot(DistributedGateway member, Attachment port, long seenNanos) {
            this.member = member;
            this.port = port;
            this.seenNanos = seenNanos;
        }

        /** The member that heard it. */
        DistributedGateway member() {
            return member;
        }

        /** The port of that member. */
        Attachment port() {
            return port;
        }
    }

    private final Long2ObjectOpenHashMap<Slot> slots = new Long2ObjectOpenHashMap<>();
    private MacAging aging;

    LeafFdb(MacAging aging) {
        this.aging = aging;
    }

    void setAging(MacAging changed) {
        aging = changed;
    }

    /**
     * Notes the source of a frame.
     *
     * @return true if the MAC is new here or has moved
     */
    boolean learn(int vlan, long mac, DistributedGateway member, Attachment port, long now) {
        Slot known = slots.get(key(vlan, mac));
        if (known != null && known.port == port) {
            boolean revived = now >= aging.deadlineAfter(known.seenNanos);
            known.seenNanos = now;
            return revived;
        }
        slots.put(key(vlan, mac), new Slot(member, port, now));
        return true;
    }

    /** The live entry of a MAC, or null. */
    @Nullable
    Slot lookup(int vlan, long mac, long now) {
        Slot known = slots.get(key(vlan, mac));
        return known == null || now >= aging.deadlineAfter(known.seenNanos) ? null : known;
    }

    /** When the entry of a MAC was last refreshed, even if it has aged out, or -1. */
    long lastSeenNanos(int vlan, long mac) {
        Slot known = slots.get(key(vlan, mac));
        return known == null ? -1 : known.seenNanos;
    }

    /** Drops the entry of a MAC, if there is one. */
    void forget(int vlan, long mac) {
        slots.remove(key(vlan, mac));
    }

    void flush() {
        slots.clear();
    }

    void flushPort(Attachment port) {
        slots.values().removeIf(slot -> slot.port == port);
    }

    private static long key(int vlan, long mac) {
        return (long) vlan << 48 | mac;
    }
}
