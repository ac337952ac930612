package io.floodscope.host.neigh;

import io.floodscope.net.addr.IpAddress;
import org.jspecify.annotations.Nullable;

/** What ARP and neighbour discovery do differently. */
public interface NeighborFace {

    /**
     * Sends a probe for an entry.
     *
     * @param kind unicast or multicast
     * @param source source of the packet that asks, or null for none
     */
    void solicit(NeighborEntry entry, ProbeKind kind, @Nullable IpAddress source);

    /** The fixed address of a next hop that needs no resolution (multicast, broadcast), or MacAddress.NONE. */
    long fixedAddress(IpAddress ip);

    /** Whether a probe that is sent goes through the entry itself and so uses it (IPv6). */
    boolean probeUsesEntry();
}
