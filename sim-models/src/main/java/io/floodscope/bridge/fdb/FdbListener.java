package io.floodscope.bridge.fdb;

/** Told of every change of a table that can change where frames go. Refreshes are not changes. */
public interface FdbListener {

    /** An entry was created. */
    void added(MacEntry entry);

    /** An entry moved to another port; it already shows the new one. */
    void moved(MacEntry entry, int oldPort);

    /** An entry left the table. */
    void removed(MacEntry entry, Removal reason);

    /** A frame from an unknown address found the table full, and nothing may make room. */
    default void refused(int vlan, long mac, int port) {}
}
