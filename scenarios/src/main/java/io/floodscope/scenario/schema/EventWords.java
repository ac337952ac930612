package io.floodscope.scenario.schema;

/** The fixed words that events take. */
public final class EventWords {

    private EventWords() {}

    /** Forms of gratuitous ARP. */
    public enum Form {
        /** A request. */
        REQUEST,
        /** A reply. */
        REPLY
    }

    /** ARP operations. */
    public enum Operation {
        /** Who has. */
        REQUEST,
        /** Is at. */
        REPLY
    }

    /** What may happen to a daemon. */
    public enum DaemonAction {
        /** Ends politely: it resigns. */
        STOP,
        /** Ends at once. */
        KILL,
        /** Freezes (SIGSTOP). */
        PAUSE,
        /** Goes on (SIGCONT). */
        RESUME,
        /** Starts. */
        START
    }

    /** Kinds of frames. */
    public enum FrameKind {
        /** Every frame. */
        ALL,
        /** Gratuitous ARP and unsolicited neighbour advertisements. */
        ANNOUNCEMENTS,
        /** All ARP and neighbour discovery, announcements among it. */
        ARP,
        /** Adverts of VRRP. */
        VRRP,
        /** Everything but ARP, neighbour discovery and VRRP. */
        DATA
    }

    /** Tables of a gateway. */
    public enum Table {
        /** ARP and ND. */
        ARP,
        /** MAC addresses. */
        MAC
    }

    /** States that an operator may ask for. */
    public enum NeighbourState {
        /** For good. */
        PERMANENT,
        /** As if just confirmed. */
        REACHABLE,
        /** Known, not confirmed. */
        STALE,
        /** Kept resolved by the kernel (NTF_MANAGED). */
        MANAGED
    }
}
