package io.floodscope.gateway;

/** What a gateway makes of gratuitous ARP and unsolicited neighbour advertisements of hosts. */
public enum GratuitousPolicy {
    /** They make entries and change them. */
    LEARN,
    /** They change entries that are there. */
    UPDATE,
    /** They change nothing: only an answer, or a request to the gateway itself, teaches. */
    IGNORE
}
