package io.floodscope.bridge.core;

/** What keeps frames that a bridge passes on from teaching it their source address. */
public enum LearningBypass {
    /** A rule that outputs them before the normal action. */
    RULE("a rule outputs them past the normal action"),
    /** A setting of a port or of a VLAN. */
    SETTING("learning is off where they pass"),
    /** A full table that keeps what it has. */
    FULL("the table is full and takes nothing new");

    private final String text;

    LearningBypass(String text) {
        this.text = text;
    }

    /** A clause whose "them" and "they" are the frames. */
    String text() {
        return text;
    }
}
