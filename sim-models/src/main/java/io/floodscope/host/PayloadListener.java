package io.floodscope.host;

import io.floodscope.net.frame.Frame;

/** Takes frames for a host whose payload its network stack does not understand. */
@FunctionalInterface
public interface PayloadListener {

    /** A frame for this interface, or to a group, arrived. */
    void received(HostInterface in, Frame frame, long word);
}
