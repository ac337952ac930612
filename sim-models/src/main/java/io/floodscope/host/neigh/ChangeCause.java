package io.floodscope.host.neigh;

/** What changed an entry. */
public enum ChangeCause {
    /** It came into being, or was refused. */
    CREATE,
    /** A packet was sent through it. */
    SEND,
    /** A message or the administrator told something about it. */
    UPDATE,
    /** Its timer fired. */
    TIMER,
    /** It was removed. */
    DELETE
}
