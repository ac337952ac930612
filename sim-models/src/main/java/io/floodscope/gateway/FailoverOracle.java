package io.floodscope.gateway;

/**
 * Outages of a first-hop failover in closed form (gateways-and-fabric, section 7), for a dense one-way sender and a dead
 * router that never answers. All times are ns from the failure unless said otherwise.
 */
public final class FailoverOracle {

    private static final long SECOND = 1_000_000_000L;

    private FailoverOracle() {}

    /** The probing of a Linux neighbour entry: {@code delay_probe_time} and three times {@code retrans_time} in ns. */
    public record Probing(long delayNanos, long retransNanos) {

        /** Kernel defaults: 5 s and 1 s. */
        public static final Probing DEFAULT = new Probing(5 * SECOND, SECOND);

        /** Time from the first use of a STALE entry to FAILED, in ns. */
        long staleToFailedNanos() {
            return delayNanos + 3 * retransNanos;
        }
    }

    /** Time without adverts after which a backup takes over: VRRP version 2, or 3 where the skew scales with the interval. */
    public static long masterDownNanos(int version, long advertNanos, int priority) {
        return 3 * advertNanos + skewNanos(version, advertNanos, priority);
    }

    /** The skew time: what is left to wait after a resignation (priority 0). */
    public static long skewNanos(int version, long advertNanos, int priority) {
        return (256 - priority) * (version == 2 ? SECOND : advertNanos) / 256;
    }

    /** Detection of a failure that happens some time after the last advert. */
    public static long detectionNanos(int version, long advertNanos, int priority, long sinceAdvertNanos) {
        return masterDownNanos(version, advertNanos, priority) - sinceAdvertNanos;
    }

    /** Outage without an announcement, entry REACHABLE for another {@code leftNanos} at the failure. */
    public static long unannouncedReachableNanos(long takeOverNanos, long leftNanos, Probing probing) {
        return Math.max(takeOverNanos, leftNanos + probing.staleToFailedNanos());
    }

    /** Outage without an announcement, entry in DELAY for another {@code leftNanos} at the failure. */
    public static long unannouncedDelayNanos(long takeOverNanos, long leftNanos, Probing probing) {
        return Math.max(takeOverNanos, leftNanos + 3 * probing.retransNanos());
    }

    /** Longest outage without an announcement for a reachable time. */
    public static long longestUnannouncedNanos(long reachableNanos, Probing probing) {
        return reachableNanos + probing.staleToFailedNanos();
    }

    /** Mean outage in s without an announcement over a random phase of the entry, for a take-over that comes early. */
    public static double meanUnannouncedSeconds(double reachableSeconds, double delaySeconds, double retransSeconds) {
        double rt = reachableSeconds;
        double probing = 3 * retransSeconds;
        double area =
                rt * rt / 2 + rt * (delaySeconds + probing) + delaySeconds * delaySeconds / 2 + delaySeconds * probing;
        return area / (rt + delaySeconds);
    }

    /**
     * Outage without an announcement of a TCP sender, which uses the entry only when it retransmits.
     *
     * @param leftNanos time left in REACHABLE at the failure
     * @param firstTimeoutNanos retransmission timeout at the failure, doubled by every retransmission
     */
    public static long unannouncedTcpNanos(long leftNanos, long firstTimeoutNanos, Probing probing) {
        long firstUse = nextRetransmission(leftNanos, firstTimeoutNanos);
        return nextRetransmission(firstUse + probing.staleToFailedNanos(), firstTimeoutNanos);
    }

    /** The first retransmission at or after an instant. */
    private static long nextRetransmission(long fromNanos, long firstTimeoutNanos) {
        long at = firstTimeoutNanos;
        long timeout = firstTimeoutNanos;
        while (at < fromNanos) {
            timeout *= 2;
            at += timeout;
        }
        return at;
    }

    /** Share of clients that miss every one of {@code announcements} with independent loss. */
    public static double missesAll(int announcements, double loss) {
        return Math.pow(loss, announcements);
    }
}
