package io.floodscope.host;

import io.floodscope.net.addr.IpAddress;

/** Sees to which link-layer address the packets of a flow leave. */
@FunctionalInterface
public interface NextHopWatch {

    /** A packet for this next hop leaves with this destination MAC. */
    void left(long nowNanos, IpAddress nextHop, long mac);
}
