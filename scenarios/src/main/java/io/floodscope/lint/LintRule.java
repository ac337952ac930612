package io.floodscope.lint;

/** The rules. An id never changes its meaning; each has a firing and a silent case in the tests and a row in the page. */
public enum LintRule {
    /** Verdict table, data from R and ARP reply from R. */
    GATEWAY_NEVER_LEARNED(
            "gateway-never-learned",
            Level.ERROR,
            "No frame of the gateway ever carries its virtual MAC as source: all traffic to it is flooded."),
    /** Verdict table, data from R, ARP reply from V, nothing periodic. */
    GATEWAY_NEVER_REFRESHED(
            "gateway-never-refreshed",
            Level.ERROR,
            "Only answers to ARP requests teach the gateway's MAC, and TCP senders do not ask."),
    /** Verdict table, refresh P, A - 1 < P. */
    GATEWAY_REFRESH_SLOWER_THAN_FDB(
            "gateway-refresh-slower-than-fdb",
            Level.ERROR,
            "The gateway's refresh requests come less often than the MAC table forgets."),
    /** Verdict table, a periodic frame from V with interval <= A - 1; incidents 2 and 14. */
    GATEWAY_ANNOUNCEMENT_SLOWER_THAN_FDB(
            "gateway-announcement-slower-than-fdb",
            Level.ERROR,
            "The gateway's announcements or hellos come less often than the MAC table forgets."),
    /** Verdict table, only one of two chained bridges fixed. */
    ONLY_SOME_BRIDGES_FIXED(
            "only-some-bridges-fixed",
            Level.ERROR,
            "Of several bridges on the path only some remember long enough; copies remain on the others."),
    /** Verdict table, gateway ARP T (or refresh) > switch MAC aging; incidents 1, 8, 9. */
    GATEWAY_ARP_OUTLIVES_FDB(
            "gateway-arp-outlives-fdb",
            Level.WARNING,
            "The gateway keeps a silent host's entry longer than the switch keeps its MAC."),
    /** Class B between Linux machines: RT + DP against A. */
    NEIGHBOUR_OUTLIVES_FDB(
            "neighbour-outlives-fdb",
            Level.WARNING,
            "A host's neighbour entry is used without a question for longer than the bridge keeps a quiet MAC."),
    /** Vendor rule of Juniper. */
    JUNIPER_MAC_AGING_MARGIN(
            "juniper-mac-aging-margin",
            Level.WARNING,
            "Juniper advises a MAC aging time at least 600 s above the ARP aging time."),
    /** Vendor rule of Cisco. */
    CISCO_CAM_BELOW_ARP(
            "cisco-cam-below-arp", Level.WARNING, "Cisco advises a CAM aging time not below the ARP timeout."),
    /** Open vSwitch, normalize_idle_time. */
    OVS_AGING_ABOVE_MAXIMUM(
            "ovs-aging-above-maximum", Level.ERROR, "Open vSwitch cuts mac-aging-time to 3600 s without a word."),
    /** Open vSwitch, normalize_idle_time. */
    OVS_AGING_BELOW_MINIMUM(
            "ovs-aging-below-minimum", Level.WARNING, "Open vSwitch raises mac-aging-time to 15 s without a word."),
    /** Open vSwitch takes 0 and what is no number for the default. */
    OVS_AGING_MEANS_DEFAULT(
            "ovs-aging-means-default", Level.WARNING, "This mac-aging-time means the default of 300 s."),
    /** Class L. */
    AGING_UNIT_SLIP(
            "aging-unit-slip",
            Level.WARNING,
            "The number looks like an aging time in another unit than the setting has."),
    /** flood_vlans. */
    VLAN_WITHOUT_LEARNING(
            "vlan-without-learning", Level.WARNING, "Nothing is learned in this VLAN, so every frame is flooded."),
    /** Class H, incident 21. */
    MAC_TABLE_FULL("mac-table-full", Level.WARNING, "The MAC table is full or has thrown out entries to make room."),
    /** Journey 5.1. */
    NEXT_HOP_NOT_IN_FDB(
            "next-hop-not-in-fdb",
            Level.ERROR,
            "A MAC that machines send to is in no MAC table: its frames are flooded."),
    /** Kernel: DELAY outlasts REACHABLE. */
    REACHABLE_BELOW_DELAY(
            "reachable-below-delay",
            Level.WARNING,
            "base_reachable_time is below delay_first_probe_time: entries spend more time unverified than verified."),
    /** Kernel: neigh_alloc and the collector. */
    GC_THRESHOLDS_OUT_OF_ORDER(
            "gc-thresholds-out-of-order", Level.ERROR, "gc_thresh1 <= gc_thresh2 <= gc_thresh3 does not hold."),
    /** Class H, incident 15. */
    NEIGHBOUR_TABLE_NEARLY_FULL(
            "neighbour-table-nearly-full",
            Level.WARNING,
            "The neighbour table is close to gc_thresh3 and will refuse entries."),
    /** Class L. */
    KERNEL_UNIT_SLIP(
            "kernel-unit-slip",
            Level.WARNING,
            "The number looks like a value in another unit than the kernel setting has."),
    /** Class L: a template is not what interfaces use. */
    DEVICE_DIFFERS_FROM_DEFAULT(
            "device-differs-from-default",
            Level.NOTE,
            "The interface's own value counts, not the one under 'default'."),
    /** Vendor rule of OVN, incident 12. */
    OVN_BINDINGS_NEVER_AGE("ovn-bindings-never-age", Level.WARNING, "Without a threshold MAC bindings stay for ever."),
    /** OVN 24.03: a bad entry switches ageing off. */
    OVN_THRESHOLD_LIST_INVALID(
            "ovn-threshold-list-invalid", Level.ERROR, "One bad entry switches ageing off for the whole router."),
    /** OVN 24.03: documented as undefined. */
    OVN_SEVERAL_DEFAULTS(
            "ovn-several-defaults", Level.WARNING, "Of several default thresholds only the last one counts."),
    /** OVN: the smallest threshold of a list drives the sampling of all. */
    OVN_SMALLEST_THRESHOLD_SAMPLES(
            "ovn-smallest-threshold-samples",
            Level.NOTE,
            "The smallest threshold of the list sets the sampling and probing of all its addresses."),
    /** OVN: seconds, not milliseconds. */
    OVN_THRESHOLD_UNIT_SLIP(
            "ovn-threshold-unit-slip",
            Level.WARNING,
            "The threshold is in seconds; this number looks like milliseconds."),
    /** Incident 3. */
    OVN_POLL_PLUS_SKIP(
            "ovn-poll-plus-skip",
            Level.ERROR,
            "An entry skipped at one poll is deleted before the next, although it is in use."),
    /** OVN 22.09 to 23.06. */
    OVN_NEVER_REFRESHES(
            "ovn-never-refreshes", Level.WARNING, "This release deletes bindings in use at every threshold."),
    /** Class B between OVN and the provider bridge. */
    OVN_BINDING_OUTLIVES_FDB(
            "ovn-binding-outlives-fdb",
            Level.WARNING,
            "The router keeps a binding longer than the bridge keeps a quiet host's MAC."),
    /** Rows without a timestamp. */
    OVN_ROWS_WITHOUT_TIMESTAMP(
            "ovn-rows-without-timestamp", Level.WARNING, "Rows without a timestamp never age, whatever the threshold.");

    private final String id;
    private final Level level;
    private final String text;

    LintRule(String id, Level level, String text) {
        this.id = id;
        this.level = level;
        this.text = text;
    }

    /** Stable id. */
    public String id() {
        return id;
    }

    /** How bad its findings are. */
    public Level level() {
        return level;
    }

    /** What it finds, one sentence. */
    public String text() {
        return text;
    }
}
