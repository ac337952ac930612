package io.floodscope.host;

/** The limit of ICMP errors to one peer: 6 at once, then one a second (inet_peer_xrlim_allow, icmp_ratelimit). */
final class IcmpBucket {

    private static final int BURST = 6;

    private final long timeout;
    private long tokens;
    private long last = Long.MIN_VALUE;

    /** A full bucket; the timeout is one second in jiffies. */
    IcmpBucket(long timeout) {
        this.timeout = timeout;
        this.tokens = BURST * timeout;
    }

    boolean take(long now) {
        if (last != Long.MIN_VALUE) {
            tokens = Math.min(tokens + now - last, BURST * timeout);
        }
        last = now;
        if (tokens < timeout) {
            return false;
        }
        tokens -= timeout;
        return true;
    }
}
