package io.floodscope.scenario.capture;

import io.floodscope.bridge.core.DropReason;

/** What is said of captured frames. The first word, up to a colon if there is one, is the class. */
final class Comments {

    /** Left a station, or was made by a bridge itself. */
    static final String SENT = "sent";

    /** Came to a bridge which decided nothing: it has no other port, or answered by itself. */
    static final String RECEIVED = "received";

    /** By a bridge, to the one port of its destination. */
    static final String FORWARDED = "forwarded";

    /** To a group: broadcast or multicast. */
    static final String GROUP = "group";

    /** It went by a rule that comes before normal switching. */
    static final String RULE = "by a rule";

    /** To the station that it is for. */
    static final String DELIVERED = "delivered";

    /** To a station that it is not for, although no bridge flooded it. */
    static final String MISDIRECTED = "misdirected: addressed to somebody else, and the bridge's entry leads here";

    /** Not taken by the egress queue. */
    static final String QUEUE_FULL = "dropped: egress queue full";

    private Comments() {}

    static String flooded(String why) {
        return "flooded: " + why;
    }

    static String deliveredByFlood(String why) {
        return "delivered: by a flood, " + why;
    }

    static String dropped(DropReason reason) {
        return "dropped: "
                + switch (reason) {
                    case VLAN -> "the port does not carry its VLAN";
                    case SOURCE -> "no station can have its source address";
                    case RESERVED -> "reserved destination";
                    case BOND -> "not admitted by the bond";
                    case HAIRPIN -> "its destination is behind the port that it came from";
                    case PROTECTED -> "both ports are protected";
                    case NO_PATH -> "the port of its destination does not carry its VLAN";
                    case UNKNOWN_UNICAST -> "unknown destination, and the bridge does not flood";
                    case NO_EGRESS -> "no other port in its VLAN";
                    case RULE -> "a rule of the bridge says so";
                    case POLICED -> "ingress policing";
                    case BLOCKED -> "the port is blocked";
                    case SUPPRESSED -> "answered by ARP suppression";
                    case PATCH_LOOP -> "loop of patch ports";
                };
    }
}
