package io.floodscope.bridge.fdb;

/** Why an entry left a table. */
public enum Removal {
    /** Idle for the aging time. */
    EXPIRED("expired"),
    /** Made room for another in a full table. */
    EVICTED("evicted"),
    /** The operator, a topology change or a changed configuration emptied the table or its port. */
    FLUSHED("flushed"),
    /** Its port lost carrier. */
    LINK_DOWN("link down"),
    /** Its port was removed. */
    PORT_REMOVED("port removed"),
    /** The operator deleted this entry. */
    DELETED("deleted");

    private final String text;

    Removal(String text) {
        this.text = text;
    }

    /** The reason in words. */
    public String text() {
        return text;
    }
}
