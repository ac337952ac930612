package io.floodscope.bridge.core;

/** Where a frame goes: a value that bridges keep and hand out again, so that deciding allocates nothing. */
final class Forwarding {

    /** Kinds of decisions. */
    enum Kind {
        /** To one port. */
        UNICAST,
        /** To all ports of the VLAN, because the destination is a group. */
        FLOOD_GROUP,
        /** To all ports of the VLAN, for want of an entry. */
        FLOOD_UNKNOWN,
        /** To the ports of a rule. */
        RULE,
        /** Nowhere. */
        DROP
    }

    private static final BridgePort[] NOWHERE = new BridgePort[0];
    private static final Forwarding[] DROPS = new Forwarding[DropReason.values().length];

    static {
        for (DropReason reason : DropReason.values()) {
            DROPS[reason.ordinal()] = new Forwarding(Kind.DROP, reason, NOWHERE);
        }
    }

    final Kind kind;

    /** Why it goes nowhere; of no meaning otherwise. */
    final DropReason reason;

    final BridgePort[] outputs;

    Forwarding(Kind kind, BridgePort[] outputs) {
        this(kind, DropReason.NO_PATH, outputs);
    }

    private Forwarding(Kind kind, DropReason reason, BridgePort[] outputs) {
        this.kind = kind;
        this.reason = reason;
        this.outputs = outputs;
    }

    static Forwarding drop(DropReason reason) {
        return DROPS[reason.ordinal()];
    }
}
