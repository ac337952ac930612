package io.floodscope.host.neigh;

/** The kernel's neighbour states with their bits (uapi/linux/neighbour.h; the same in every version read). */
public enum NeighborState {
    /** Just created, nothing known. */
    NONE(0x00),
    /** Resolving; packets are queued. */
    INCOMPLETE(0x01),
    /** Known and recently confirmed; packets leave at once. */
    REACHABLE(0x02),
    /** Known but not confirmed for a while; packets still leave at once, and the first of them starts DELAY. */
    STALE(0x04),
    /** In use while waiting for an upper layer to confirm. */
    DELAY(0x08),
    /** In use while unicast probes run. */
    PROBE(0x10),
    /** No address; the next packet starts resolution again. */
    FAILED(0x20),
    /** Needs no resolution: multicast, broadcast, loopback. */
    NOARP(0x40),
    /** Set by the administrator for good. */
    PERMANENT(0x80);

    private static final int CONNECTED = 0x80 | 0x40 | 0x02;
    private static final int VALID = CONNECTED | 0x10 | 0x04 | 0x08;
    private static final int IN_TIMER = 0x01 | 0x02 | 0x08 | 0x10;

    private final int bit;

    NeighborState(int bit) {
        this.bit = bit;
    }

    /** The kernel's bit. */
    public int bit() {
        return bit;
    }

    /** Trusted: PERMANENT, NOARP or REACHABLE. */
    public boolean isConnected() {
        return (bit & CONNECTED) != 0;
    }

    /** Has a usable link-layer address. */
    public boolean isValid() {
        return (bit & VALID) != 0;
    }

    /** A timer runs in this state. */
    public boolean isInTimer() {
        return (bit & IN_TIMER) != 0;
    }
}
