package io.floodscope.host.neigh;

import io.floodscope.net.addr.IpAddress;

/** A packet on its way out, or a whole flow of equal ones: what the neighbour subsystem needs to know about it. */
public interface Outgoing {

    /** Puts it on the wire to this MAC. */
    void transmit(long destinationMac, long word);

    /** Its source address; a probe for its next hop may use it. */
    IpAddress source();

    /** Bytes of kernel buffer it occupies while queued. */
    int trueSize();

    /** Its next hop could not be resolved. */
    void unreachable(long word);

    /** It was dropped from the unresolved queue, or the table had no room for its next hop. */
    default void dropped(long word) {}
}
