package io.floodscope.scenario.advise;

import java.util.List;

/**
 * Something that could be changed.
 *
 * @param text in words
 * @param sets settings that do it
 * @param kind which knob
 */
public record Change(String text, List<String> sets, Kind kind) {

    /** Keeps its own copy. */
    public Change {
        sets = List.copyOf(sets);
    }

    /** Knobs. */
    public enum Kind {
        /** Nothing: the scenario as it is. */
        NONE,
        /** The aging time of every bridge that misses the address. */
        AGING,
        /** The aging time of only one of them. */
        AGING_OF_ONE,
        /** What a gateway sends, and how often. */
        GATEWAY,
        /** Neighbour timers of hosts. */
        NEIGHBOUR,
        /** What a bridge does with unknown destinations. */
        UNKNOWN_UNICAST,
        /** What hosts announce. */
        ANNOUNCEMENT,
        /** What virtual routers announce. */
        VRRP,
        /** What a switch's hardware does. */
        HARDWARE,
        /** Thresholds of OVN's tables. */
        OVN
    }
}
