package io.floodscope.net.link;

/**
 * Properties of both directions of a link.
 *
 * @param latencyNanos propagation delay in ns, 0 or more
 * @param bitsPerSecond rate in bit/s; 0 = infinitely fast
 * @param queueBytes egress queue in bytes beyond the frame on the wire; {@link #UNBOUNDED} = no limit
 */
public record LinkParams(long latencyNanos, long bitsPerSecond, long queueBytes) {

    /** No limit of the queue. */
    public static final long UNBOUNDED = Long.MAX_VALUE;

    /** No delay, no rate, no queue: a virtual Ethernet pair. */
    public static final LinkParams INSTANT = new LinkParams(0, 0, UNBOUNDED);

    /** Time that a frame of this length occupies the wire, in ns. */
    public long serialisationNanos(int bytes) {
        return bitsPerSecond == 0 ? 0 : 8L * bytes * 1_000_000_000L / bitsPerSecond;
    }

    /** Checks the ranges. */
    public LinkParams {
        if (latencyNanos < 0 || bitsPerSecond < 0 || queueBytes < 0) {
            throw new IllegalArgumentException("link parameters must not be negative: " + latencyNanos + " ns, "
                    + bitsPerSecond + " bit/s, " + queueBytes);
        }
    }
}
