package io.floodscope.ovn;

/**
 * Settings of a whole deployment.
 *
 * @param release what the software does
 * @param latencies how long its processes take
 * @param removalLimit {@code mac_binding_removal_limit}: rows per run of northd, 0 = no limit
 * @param fdbRemovalLimit {@code fdb_removal_limit}, 0 = no limit
 * @param announcementMaxSeconds {@code garp-max-timeout-sec}: announcements never stop, at most this apart; 0 = OVN's default
 *     back-off that ends
 */
public record OvnConfig(
        OvnRelease release, OvnLatencies latencies, int removalLimit, int fdbRemovalLimit, int announcementMaxSeconds) {

    /** Checks the ranges. */
    public OvnConfig {
        if (removalLimit < 0 || fdbRemovalLimit < 0 || announcementMaxSeconds < 0) {
            throw new IllegalArgumentException("limits and back-off of OVN must not be negative");
        }
    }

    /** A release with measured latencies and OVN's defaults. */
    public static OvnConfig of(OvnRelease release) {
        return new OvnConfig(release, OvnLatencies.MEASURED, 0, 0, 0);
    }

    /** The same with other latencies. */
    public OvnConfig withLatencies(OvnLatencies other) {
        return new OvnConfig(release, other, removalLimit, fdbRemovalLimit, announcementMaxSeconds);
    }

    /** The same with another removal limit for MAC bindings. */
    public OvnConfig withRemovalLimit(int rows) {
        return new OvnConfig(release, latencies, rows, fdbRemovalLimit, announcementMaxSeconds);
    }
}
