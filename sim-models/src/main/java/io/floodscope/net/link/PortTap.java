package io.floodscope.net.link;

import io.floodscope.net.frame.Frame;

/** Sees every frame that passes a port, as a capture would. */
public interface PortTap {

    /** A frame arrived at the port; its node has not seen it yet. */
    void received(Port port, Frame frame, long word);

    /** The node sent a frame and the port has carrier. */
    void sent(Port port, Frame frame, long word);
}
