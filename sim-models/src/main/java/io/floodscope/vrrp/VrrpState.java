package io.floodscope.vrrp;

/** States of a group member (RFC 5798 section 6.4; keepalived adds FAULT). */
public enum VrrpState {
    /** Not running: not started, stopped politely, or killed. */
    INIT,
    /** Runs, but its interface has no carrier. */
    FAULT,
    /** Listens; takes over when the master-down time passes without an advert. */
    BACKUP,
    /** Owns the virtual addresses and sends adverts. */
    MASTER
}
