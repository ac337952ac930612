package io.floodscope.host.neigh;

import io.floodscope.net.addr.IpAddress;

/** Is told of every change of the entries of a table, as kernel tracepoints would. */
public interface NeighborListener {

    /** State or address of an entry changed to what they are now. */
    void changed(NeighborEntry entry, ChangeCause cause);

    /** The kernel announces an entry over netlink as it is now; what was in between is never announced. */
    default void announced(NeighborEntry entry) {}

    /** An entry was removed. */
    void deleted(NeighborEntry entry);

    /** A new entry was refused: the table is full. */
    default void refused(NeighborDevice device, IpAddress ip) {}
}
