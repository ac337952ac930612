package io.floodscope.net.link;

import io.floodscope.net.frame.Frame;

/** Anything with ports: a host, a bridge, a gateway, a controller's switch. */
public interface Node {

    /** Unique name in the network. */
    String name();

    /**
     * A frame arrived.
     *
     * @param in the port it arrived at
     * @param frame the frame, shared and immutable
     * @param word what varies from packet to packet of a flow; passed on unchanged by whoever forwards the frame
     */
    void receive(Port in, Frame frame, long word);

    /**
     * Whether frames end here (hosts, gateways) rather than being passed on (bridges). Copies of a flood that reach a station
     * that does not {@link #owns} the destination are unwanted.
     */
    boolean isStation();

    /** Whether a station takes unicast frames to this MAC as its own. */
    default boolean owns(Port port, long mac) {
        return false;
    }

    /** The carrier of a port changed. */
    default void carrierChanged(Port port, boolean up) {}
}
