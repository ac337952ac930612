package io.floodscope.host;

import io.floodscope.net.addr.IpAddress;

/** Is told what became of packets of a flow on the sending host. */
public interface FlowEvents {

    /** For who does not want to know. */
    FlowEvents NONE = new FlowEvents() {};

    /** A packet leaves for a next hop with this destination MAC. */
    default void left(IpAddress nextHop, long mac) {}

    /** A packet's next hop could not be resolved (EHOSTUNREACH). */
    default void unreachable(long word) {}

    /** A packet was dropped on this host: the unresolved queue or the neighbour table was full, or there is no route. */
    default void dropped(long word) {}
}
