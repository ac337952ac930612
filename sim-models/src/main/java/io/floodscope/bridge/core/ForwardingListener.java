package io.floodscope.bridge.core;

import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;

/** Told what a bridge does with each frame while it does it. It must change nothing. */
public interface ForwardingListener {

    /** What becomes of a frame. */
    enum Outcome {
        /** To the one port where the destination is known to be. */
        UNICAST,
        /** To all ports, because the destination is a group. */
        GROUP,
        /** To all ports, for want of an entry. */
        FLOODED,
        /** To the ports of a rule that is looked at before normal switching. */
        RULE
    }

    /**
     * The copies that the bridge sends next are of this frame.
     *
     * @param bridge which bridge
     * @param frame as it came in
     * @param vlan in which it travels
     * @param outcome what was decided
     */
    void forwarding(Node bridge, Frame frame, int vlan, Outcome outcome);

    /** The frame that came in last goes nowhere. */
    void dropped(Node bridge, DropReason reason);

    /** A copy was not taken by the port: no carrier, or a full egress queue. */
    void lost(Port out, Frame frame);
}
