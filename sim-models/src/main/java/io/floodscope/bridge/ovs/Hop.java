package io.floodscope.bridge.ovs;

import io.floodscope.bridge.core.DropReason;
import io.floodscope.bridge.core.LearningBypass;
import org.jspecify.annotations.Nullable;

/** What one bridge decided for the frames of a datapath flow. Reused when the flow is translated again. */
final class Hop {

    /** What looking up the destination came to. */
    enum Lookup {
        /** Nothing was looked up: a group, or a decision without the table. */
        NONE,
        /** The destination was in the table. */
        HIT,
        /** It was not. */
        MISS
    }

    /** Kinds of decisions. */
    enum Kind {
        /** To the one port where the destination is. */
        UNICAST,
        /** To all ports, for want of an entry. */
        FLOOD_UNKNOWN,
        /** To all ports, because the destination is a group. */
        FLOOD_GROUP,
        /** To the ports of a rule that comes before NORMAL. */
        RULE,
        /** Nowhere. */
        DROP
    }

    /** Index of the hop whose patch port leads here, -1 for the first. */
    int parent;

    OvsBridge bridge;
    OvsPort input;
    int tag;
    int vlan;
    boolean learns;

    /** What keeps frames that pass from teaching their source; null if nothing does. */
    @Nullable
    LearningBypass bypass;

    Kind kind = Kind.DROP;
    Lookup lookup = Lookup.NONE;

    @Nullable
    DropReason reason;

    /** Ports to which a copy goes, patch ports included. */
    int copies;

    /** Outputs of this hop, as a range of the flow's outputs. */
    int firstOutput;

    int endOutput;

    Hop(int parent, OvsBridge bridge, OvsPort input, int tag) {
        this.parent = parent;
        this.bridge = bridge;
        this.input = input;
        this.tag = tag;
    }

    void start(int newParent, OvsBridge newBridge, OvsPort newInput, int newTag) {
        parent = newParent;
        bridge = newBridge;
        input = newInput;
        tag = newTag;
        vlan = -1;
        learns = false;
        bypass = null;
        kind = Kind.DROP;
        lookup = Lookup.NONE;
        reason = null;
        copies = 0;
        firstOutput = 0;
        endOutput = 0;
    }

    void drop(DropReason why) {
        kind = Kind.DROP;
        reason = why;
    }
}
