package io.floodscope.host.tcp;

import io.floodscope.net.addr.IpAddress;

/** What an application learns about its connection. */
public interface TcpEvents {

    /** For who does not want to know. */
    TcpEvents NONE = new TcpEvents() {};

    /** A segment of this side leaves for a next hop with this destination MAC. */
    default void left(IpAddress nextHop, long mac) {}

    /** The handshake is complete. */
    default void connected(TcpConnection connection) {}

    /**
     * A message from the peer arrived.
     *
     * @param bytes its length
     */
    default void received(TcpConnection connection, int bytes) {}

    /** The peer acknowledged up to and including this many bytes since the start. */
    default void acknowledged(TcpConnection connection, long bytes) {}

    /** The peer sent its FIN; the connection can still send. */
    default void peerClosed(TcpConnection connection) {}

    /** The connection ended, or was never made. */
    default void ended(TcpConnection connection, TcpConnection.End how) {}
}
