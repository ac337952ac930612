package io.floodscope.gateway;

/**
 * How a gateway re-validates the hosts in its ARP and ND table.
 *
 * <p>The first request leaves {@code fraction * timeout + offset} after the last ARP exchange with the host (data frames do
 * not count), the others follow at the interval. An answer starts the timer anew. An entry without an answer is deleted at
 * its timeout, or one second after the last request if that is later.
 *
 * @param when whether, and for which hosts, requests are sent
 * @param source Ethernet source of the requests
 * @param unicast true: to the host's known MAC; false: broadcast
 * @param targetFilled whether the request's target hardware address is the host's MAC rather than zero
 * @param fraction share of the timeout at which the first request leaves, 0 to 1
 * @param offsetNanos added to that, in ns; negative: before it
 * @param tries requests before the entry is given up, 1 or more
 * @param intervalNanos time between two requests in ns; 0: the time left to the timeout, in equal parts
 */
public record RefreshPolicy(
        When when,
        SourceMac source,
        boolean unicast,
        boolean targetFilled,
        double fraction,
        long offsetNanos,
        int tries,
        long intervalNanos) {

    /** For which hosts requests are sent. */
    public enum When {
        /** Never: an entry lives for its timeout. */
        NEVER,
        /** For every host in the table. */
        ALWAYS,
        /** Only for hosts to which something was routed since the last exchange. */
        IF_USED
    }

    /** How long an answer to the last request may take. */
    static final long ANSWER_WAIT_NANOS = 1_000_000_000L;

    /** Checks the ranges. */
    public RefreshPolicy {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("a refresh fraction lies between 0 and 1, got " + fraction);
        }
        if (tries < 1 || tries > 100) {
            throw new IllegalArgumentException("a refresh has 1 to 100 tries, got " + tries);
        }
        if (intervalNanos < 0) {
            throw new IllegalArgumentException("a refresh interval is not negative, got " + intervalNanos + " ns");
        }
    }

    /** No refresh; {@code source} is still that of requests for unknown hosts. */
    public static RefreshPolicy never(SourceMac source) {
        return new RefreshPolicy(When.NEVER, source, true, true, 1, 0, 1, 0);
    }

    /** Unicast requests with the target filled in, at this share of the timeout and once more at the timeout. */
    public static RefreshPolicy atFraction(double fraction, SourceMac source) {
        return new RefreshPolicy(When.ALWAYS, source, true, true, fraction, 0, 2, 0);
    }

    /** The same requests at another share of the timeout. */
    public RefreshPolicy withFraction(double changed) {
        return new RefreshPolicy(When.ALWAYS, source, unicast, targetFilled, changed, 0, tries, intervalNanos);
    }

    /** The same requests for other hosts. */
    public RefreshPolicy withWhen(When changed) {
        return new RefreshPolicy(changed, source, unicast, targetFilled, fraction, offsetNanos, tries, intervalNanos);
    }

    /**
     * Time from an exchange to the first request, in ns, for an entry with this timeout. With an offset that is longer than the
     * timeout it would be none at all, and an answer would cause the next request: it is a second at least, or the whole of a
     * shorter timeout.
     */
    public long firstAfterNanos(long timeoutNanos) {
        long least = Math.max(1, Math.min(timeoutNanos, ANSWER_WAIT_NANOS));
        return Math.max(least, Math.round(fraction * timeoutNanos) + offsetNanos);
    }

    /** Time between requests in ns for an entry with this timeout. */
    long intervalFor(long timeoutNanos) {
        if (intervalNanos > 0 || tries == 1) {
            return Math.max(1, intervalNanos);
        }
        return Math.max(ANSWER_WAIT_NANOS, (timeoutNanos - firstAfterNanos(timeoutNanos)) / (tries - 1));
    }
}
