package io.floodscope.imports;

/**
 * What the containers of an imported network send together, as the counters of their bridge show it.
 *
 * @param bitsPerSecond of all of them, Ethernet headers included
 * @param frameBytes length of one frame with its Ethernet header
 */
public record Load(long bitsPerSecond, int frameBytes) {

    private static final int ETHERNET = 14;
    /** A TCP header with timestamps. */
    private static final int TCP = 32;

    /** Payload of one frame. */
    int payloadBytes(boolean v6) {
        return Math.max(1, frameBytes - ETHERNET - (v6 ? 40 : 20) - TCP);
    }

    /** Time between two frames of one of so many senders, in ns. */
    long intervalNanos(int senders) {
        return Math.max(1, Math.round(8e9 * frameBytes * senders / bitsPerSecond));
    }
}
