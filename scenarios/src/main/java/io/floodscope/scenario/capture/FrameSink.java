package io.floodscope.scenario.capture;

import io.floodscope.net.wire.EncodedFrame;

/** Takes captured frames, in order of time. */
public interface FrameSink {

    /**
     * A port that is captured; all are named before the first frame.
     *
     * @param name such as {@code vm-3/eth0} or {@code br-int/vm-3}
     * @param description for people
     */
    void port(String name, String description);

    /**
     * A frame passed a port.
     *
     * @param port its number in the order of {@link #port}, from 0
     * @param timeNanos simulated time
     * @param in whether towards the node that owns the port
     * @param comment what became of it; its first word is the class
     */
    void frame(int port, long timeNanos, EncodedFrame frame, boolean in, String comment);
}
