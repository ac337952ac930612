package io.floodscope.bridge.core;

/** Why a bridge discarded a frame, or did not make a copy of it. */
public enum DropReason {
    /** The input port does not accept the frame's tag. */
    VLAN("vlan"),
    /** A source that no station can have: a group address, or zeros. */
    SOURCE("invalid-source"),
    /** A destination that bridges keep to themselves, such as BPDUs. */
    RESERVED("reserved-destination"),
    /** The bond does not accept the frame on this member. */
    BOND("bond-admission"),
    /** The destination is behind the port that the frame came from. */
    HAIRPIN("hairpin"),
    /** Source and destination port are both protected. */
    PROTECTED("protected"),
    /** The destination's port does not carry the VLAN, or is gone. */
    NO_PATH("no-path"),
    /** The unknown-unicast policy forbids the flood. */
    UNKNOWN_UNICAST("unknown-unicast"),
    /** Flooding, but no other port of the VLAN is there. */
    NO_EGRESS("no-egress"),
    /** A rule before normal switching says so. */
    RULE("rule"),
    /** Ingress policing. */
    POLICED("policed"),
    /** The input port is blocked. */
    BLOCKED("port-blocked"),
    /** Answered by the bridge itself: ARP suppression. */
    SUPPRESSED("arp-suppressed"),
    /** Too many patch ports in a row: a loop. */
    PATCH_LOOP("patch-loop");

    private final String counter;

    DropReason(String counter) {
        this.counter = counter;
    }

    /** Last part of the counter's name. */
    public String counter() {
        return "drop-" + counter;
    }
}
