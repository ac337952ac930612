package io.floodscope.host.neigh;

import io.floodscope.net.addr.IpAddress;

/** Is told of every change of the entries of a table, as kernel tracepoints would. */
public interface NeighborListener {

    /**
     * State or address of an entry changed.
     *
     * @param entry the entry as it is now
     * @param notified whether the kernel announces the change over netlink
     */
    void changed(NeighborEntry entry, ChangeCause cause, boolean notified);

    /** An entry was removed. */
    void deleted(NeighborEntry entry);

    /** A new entry was refused: the table is full. */
    default void refused(NeighborDevice device, IpAddress ip) {}
}
