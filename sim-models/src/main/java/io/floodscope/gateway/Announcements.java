package io.floodscope.gateway;

/**
 * Unsolicited announcements of the gateway addresses: gratuitous ARP requests and neighbour advertisements, broadcast in
 * every VLAN, each interval longer than the one before by a factor until it reaches a maximum.
 *
 * @param source Ethernet source; the ARP body always names the virtual MAC
 * @param firstNanos first interval in ns; 0 = no announcements
 * @param factor what the interval is multiplied by after each announcement; 1 = constant
 * @param maxNanos longest interval in ns
 * @param stopAfter announcements after which there are no more; 0 = they never stop
 */
public record Announcements(SourceMac source, long firstNanos, int factor, long maxNanos, int stopAfter) {

    /** No announcements. */
    public static final Announcements NONE = new Announcements(SourceMac.VIRTUAL, 0, 1, 0, 0);

    /** Checks the ranges. */
    public Announcements {
        if (firstNanos < 0 || factor < 1 || maxNanos < firstNanos || stopAfter < 0) {
            throw new IllegalArgumentException(
                    "announcements need an interval of 0 or more, a factor of 1 or more and a maximum not below the "
                            + "interval, got " + firstNanos + " ns, " + factor + ", " + maxNanos + " ns");
        }
    }

    /** An announcement from the virtual MAC every so often, for ever. */
    public static Announcements every(long intervalNanos) {
        return new Announcements(SourceMac.VIRTUAL, intervalNanos, 1, intervalNanos, 0);
    }

    /** Exponential back-off from the virtual MAC: the interval doubles up to a maximum. */
    public static Announcements doubling(long firstNanos, long maxNanos, int stopAfter) {
        return new Announcements(SourceMac.VIRTUAL, firstNanos, 2, maxNanos, stopAfter);
    }

    /** Whether there are any. */
    public boolean enabled() {
        return firstNanos > 0;
    }
}
