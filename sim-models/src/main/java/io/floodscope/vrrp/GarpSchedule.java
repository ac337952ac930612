package io.floodscope.vrrp;

/**
 * When a new master announces its addresses; names and defaults are keepalived's ({@code garp_master_*}).
 *
 * @param repeat frames per address in each burst of a take-over (garp_master_repeat)
 * @param delayMillis time from the first burst to the second, 0 = no second burst (garp_master_delay)
 * @param refreshMillis period of later announcements, 0 = none (garp_master_refresh); looked at when an advert is due
 * @param refreshRepeat frames per address in each of those (garp_master_refresh_repeat)
 * @param lowerPrioRepeat frames per address after a lower-priority advert was heard (garp_lower_prio_repeat)
 * @param lowerPrioDelayMillis time from that burst to its second one, 0 = none (garp_lower_prio_delay)
 * @param intervalMicros pause between two gratuitous requests (garp_interval), 0 = back to back
 * @param naIntervalMicros pause between two unsolicited advertisements (gna_interval), 0 = back to back
 */
public record GarpSchedule(
        int repeat,
        long delayMillis,
        long refreshMillis,
        int refreshRepeat,
        int lowerPrioRepeat,
        long lowerPrioDelayMillis,
        long intervalMicros,
        long naIntervalMicros) {

    /** keepalived's defaults: 5 frames, 5 more after 5 s, no refresh, the same after a lower-priority advert. */
    public static final GarpSchedule DEFAULT = new GarpSchedule(5, 5_000, 0, 1, 5, 5_000, 0, 0);

    /** {@code vrrp_min_garp}: one frame, nothing later; a refresh that is asked for all the same has no frames. */
    public static final GarpSchedule MIN_GARP = new GarpSchedule(1, 0, 0, 0, 1, 0, 0, 0);

    /** No announcement at all. */
    public static final GarpSchedule NONE = new GarpSchedule(0, 0, 0, 0, 0, 0, 0, 0);

    /** Checks the ranges. */
    public GarpSchedule {
        VirtualMac.check(repeat, 0, 1_000, "garp_master_repeat");
        VirtualMac.check(delayMillis, 0, 86_400_000L, "garp_master_delay in ms");
        VirtualMac.check(refreshMillis, 0, 86_400_000L, "garp_master_refresh in ms");
        VirtualMac.check(refreshRepeat, 0, 1_000, "garp_master_refresh_repeat");
        VirtualMac.check(lowerPrioRepeat, 0, 1_000, "garp_lower_prio_repeat");
        VirtualMac.check(lowerPrioDelayMillis, 0, 86_400_000L, "garp_lower_prio_delay in ms");
        VirtualMac.check(intervalMicros, 0, 60_000_000L, "garp_interval in us");
        VirtualMac.check(naIntervalMicros, 0, 60_000_000L, "gna_interval in us");
    }

    /** The same with another refresh period. */
    public GarpSchedule withRefreshMillis(long millis) {
        return new GarpSchedule(
                repeat,
                delayMillis,
                millis,
                refreshRepeat,
                lowerPrioRepeat,
                lowerPrioDelayMillis,
                intervalMicros,
                naIntervalMicros);
    }

    /** The same without announcements after a lower-priority advert, as in keepalived's strict mode. */
    public GarpSchedule strict() {
        return new GarpSchedule(
                repeat, delayMillis, refreshMillis, refreshRepeat, 0, 0, intervalMicros, naIntervalMicros);
    }
}
