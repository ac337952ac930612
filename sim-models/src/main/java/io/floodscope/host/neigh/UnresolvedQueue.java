package io.floodscope.host.neigh;

import io.floodscope.net.addr.IpAddress;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Packets that wait for an address (arp_queue of struct neighbour). */
final class UnresolvedQueue {

    private record Waiting(Outgoing packet, long word) {}

    private final ArrayDeque<Waiting> packets = new ArrayDeque<>();
    private long bytes;

    boolean isEmpty() {
        return packets.isEmpty();
    }

    int size() {
        return packets.size();
    }

    /** Appends a packet; returns how many of the oldest had to go for it. */
    int add(Outgoing packet, long word, NeighborParams params, boolean byPackets) {
        int dropped = 0;
        while (!packets.isEmpty() && !fits(packet, params, byPackets)) {
            Waiting oldest = packets.removeFirst();
            bytes -= oldest.packet.trueSize();
            oldest.packet.dropped(oldest.word);
            dropped++;
        }
        packets.addLast(new Waiting(packet, word));
        bytes += packet.trueSize();
        return dropped;
    }

    private boolean fits(Outgoing packet, NeighborParams params, boolean byPackets) {
        return byPackets
                ? packets.size() < params.get(NeighborTunable.UNRES_QLEN)
                : bytes + packet.trueSize() <= params.get(NeighborTunable.UNRES_QLEN_BYTES);
    }

    /** Source of the packet that chooses a probe's source, or null. */
    @Nullable
    IpAddress source(boolean newest) {
        Waiting chosen = newest ? packets.peekLast() : packets.peekFirst();
        return chosen == null ? null : chosen.packet.source();
    }

    /** Sends everything in order through an entry that has an address now. */
    void flushThrough(NeighborEntry entry) {
        while (entry.state().isValid()) {
            Waiting next = packets.pollFirst();
            if (next == null) {
                break;
            }
            bytes -= next.packet.trueSize();
            entry.resolveOutput(next.packet, next.word);
        }
        clear();
    }

    /** Returns everything as unreachable. */
    void fail() {
        int count = packets.size();
        for (int i = 0; i < count; i++) {
            Waiting next = packets.pollFirst();
            if (next == null) {
                break;
            }
            bytes -= next.packet.trueSize();
            next.packet.unreachable(next.word);
        }
    }

    /** Drops everything. */
    void clear() {
        while (!packets.isEmpty()) {
            Waiting next = packets.removeFirst();
            next.packet.dropped(next.word);
        }
        bytes = 0;
    }
}
