package io.floodscope.ovn;

/**
 * What one release of OVN does, as far as ageing is concerned: data, see {@link OvnReleases}.
 *
 * @param name profile name, such as {@code ovn-23.03}
 * @param series year and month, 100 * year + month, such as 2303
 * @param patch first patch release to which the row applies
 * @param controller who ages MAC bindings
 * @param keptPackets packets kept per unresolved next hop
 * @param knownPairFilter whether known (IP, MAC) pairs are filtered before learning (since 2020)
 * @param learnsFromRequests whether ARP requests teach (since 2020)
 * @param delaysBroadcast whether rows taught by group-addressed packets are written 1 to 50 ms later
 * @param fdbAges whether FDB rows have a timestamp and age
 * @param delaysFdb whether FDB rows are written with the same delay
 * @param thresholdLists whether thresholds may be lists of prefixes
 * @param firstAnnouncementGap seconds from a router port's first announcement to its second; each later gap is twice as long
 */
public record OvnRelease(
        String name,
        int series,
        int patch,
        AgingController controller,
        int keptPackets,
        boolean knownPairFilter,
        boolean learnsFromRequests,
        boolean delaysBroadcast,
        boolean fdbAges,
        boolean delaysFdb,
        boolean thresholdLists,
        int firstAnnouncementGap) {

    private static final int FIRST_CHECKED_SERIES = 2209;

    /** The same release with another controller: the pipeline of one time with the ageing of another. */
    public OvnRelease withController(AgingController other) {
        return new OvnRelease(
                name,
                series,
                patch,
                other,
                keptPackets,
                knownPairFilter,
                learnsFromRequests,
                delaysBroadcast,
                fdbAges,
                delaysFdb,
                thresholdLists,
                firstAnnouncementGap);
    }

    /** Whether a sender outside the port's networks teaches nothing; so from 22.09 on, the patch of 2018 knew no such check. */
    boolean checksSenderNetwork() {
        return series >= FIRST_CHECKED_SERIES;
    }
}
