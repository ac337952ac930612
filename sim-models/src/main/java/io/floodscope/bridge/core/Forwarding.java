package io.floodscope.bridge.core;

import org.jspecify.annotations.Nullable;

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
    final @Nullable DropReason reason;
    final BridgePort[] outputs;

    /** Whether the frame teaches its source; of drops the reason decides. */
    final boolean teaches;

    Forwarding(Kind kind, @Nullable DropReason reason, BridgePort[] outputs) {
        this(kind, reason, outputs, true);
    }

    private Forwarding(Kind kind, @Nullable DropReason reason, BridgePort[] outputs, boolean teaches) {
        this.kind = kind;
        this.reason = reason;
        this.outputs = outputs;
        this.teaches = teaches;
    }

    static Forwarding byRule(BridgePort[] outputs, boolean teaches) {
        return new Forwarding(Kind.RULE, null, outputs, teaches);
    }

    static Forwarding drop(DropReason reason) {
        return DROPS[reason.ordinal()];
    }
}
