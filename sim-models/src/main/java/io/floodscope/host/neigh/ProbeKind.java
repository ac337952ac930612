package io.floodscope.host.neigh;

/** How a probe is sent. */
public enum ProbeKind {
    /** To the address on record. */
    UNICAST,
    /** To user space over netlink; no frame leaves. */
    APPLICATION,
    /** By broadcast, or to the solicited-node group. */
    MULTICAST
}
