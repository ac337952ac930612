package io.floodscope.host.neigh;

/**
 * One row of the transition table: in a state, on a trigger, if the guard holds.
 *
 * @param guard what must hold; rows are tried in order
 * @param to the state that follows
 * @param arm what happens to the timer
 * @param probe whether a probe leaves in the same instant
 * @param notice whether netlink announces it
 * @param rule the rule it comes from
 */
record Transition(Guard guard, NeighborState to, Arm arm, boolean probe, Notice notice, NeighborRule rule) {

    /** What sets a transition off, besides updates from outside. */
    enum Trigger {
        /** A packet is handed to the entry. */
        SEND,
        /** The entry's timer fires. */
        TIMER
    }

    /** Conditions over an entry's fields. */
    enum Guard {
        ALWAYS,
        NO_SOLICIT,
        CONFIRMED_WITHIN_REACHABLE_TIME,
        USED_WITHIN_DELAY_TIME,
        CONFIRMED_WITHIN_DELAY_TIME,
        NO_PROBES_AT_ALL,
        PROBES_EXHAUSTED,
        NO_REFRESH
    }

    /** What happens to the timer. */
    enum Arm {
        KEEP,
        STOP,
        REACHABLE_TIME_SINCE_CONFIRMED,
        DELAY_TIME,
        RETRANS_TIME,
        FIRST_PROBE,
        REFRESH_LEAD
    }

    /** Whether netlink announces a transition. */
    enum Notice {
        SILENT,
        ANNOUNCED,
        BY_PROFILE
    }
}
