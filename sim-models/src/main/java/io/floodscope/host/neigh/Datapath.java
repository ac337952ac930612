package io.floodscope.host.neigh;

/** How packets of a host use its neighbour table. */
public enum Datapath {
    /** Through the kernel: a use moves STALE to DELAY. */
    KERNEL,
    /** By lookup of the address only, as an eBPF fast path does: STALE is used and never probed (incident 16). */
    LOOKUP_ONLY,
    /** By lookup of entries that the kernel keeps resolved by itself (NTF_MANAGED, 5.16). */
    MANAGED
}
