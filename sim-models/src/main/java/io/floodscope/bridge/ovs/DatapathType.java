package io.floodscope.bridge.ovs;

/** Where OVS forwards frames; decides how fast a learned address changes the flows that are already cached. */
public enum DatapathType {
    /** netdev: the main loop handles upcalls itself, notices at once and has flows corrected within ms (spec section 4). */
    USERSPACE,
    /** The kernel module, or PMD threads: the main loop notices what an upcall learned after the next flow dump. */
    KERNEL
}
