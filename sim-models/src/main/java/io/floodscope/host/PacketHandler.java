package io.floodscope.host;

import io.floodscope.net.frame.IpPacket;

/** Takes the packets of a transport protocol or of a local port. */
public interface PacketHandler {

    /**
     * A packet for this host arrived.
     *
     * @param packets packets on a wire that it stands for
     */
    void received(IpPacket packet, long word, int packets);

    /**
     * An ICMP error about a packet sent from here arrived.
     *
     * @param error the error; its destination port is the local port
     * @param word the word of the packet that it is about
     */
    default void failed(IpPacket error, long word) {}
}
