package io.floodscope.ovn;

import io.floodscope.rules.Evidence;
import io.floodscope.rules.Rule;

/** Rules of the OVN model. Sections are those of the specification of OVN ageing; traces are named where one shows the rule. */
public enum OvnRule implements Rule {
    /** Each unresolved packet causes one request; no retry, no back-off (section 0; silent-host-storm). */
    ONE_REQUEST_PER_PACKET("ovn.one-request-per-packet", Evidence.MEASURED),
    /** Kept packets: the newest 3, from 23.06 on 4 (section 0; buffer-depth, n26-buffer-depth). */
    BUFFER_KEEPS_NEWEST("ovn.buffer-keeps-newest", Evidence.MEASURED),
    /** Kept packets live 10 s from the newest one of their next hop (section 0). */
    BUFFER_LIFE("ovn.buffer-life", Evidence.MEASURED),
    /** A known (IP, MAC) pair is filtered in the flow table (section 0; garp-same-mac). */
    KNOWN_PAIR_FILTERED("ovn.known-pair-filtered", Evidence.MEASURED),
    /** Packets to the router's unicast MAC are written at once (section 0; unicast-reply-new-mac). */
    UNICAST_WRITTEN_AT_ONCE("ovn.unicast-written-at-once", Evidence.MEASURED),
    /** Packets to a group address are written 1 to 50 ms later (section 0; garp-new-mac). */
    BROADCAST_WRITTEN_LATER("ovn.broadcast-written-later", Evidence.MEASURED),
    /** A request for a router port's address, gratuitous or not, reaches that port only (section 0; two-routers; own runs). */
    REQUEST_REACHES_ITS_TARGET("ovn.request-reaches-its-target", Evidence.MEASURED),
    /** With always_learn_from_arp_request=false requests for others teach nothing new (section 0, sources). */
    SELECTIVE_LEARNING("ovn.selective-learning", Evidence.DOCUMENTED),
    /** Announcements of a router reach no other router, and instances' addresses make no rows (section 0). */
    OWN_ADDRESSES_NOT_LEARNED("ovn.own-addresses-not-learned", Evidence.MEASURED),
    /** An ARP request teaches only if its sender lies in one of the port's networks; replies teach any address (own runs). */
    SENDER_IN_NETWORK("ovn.sender-in-network", Evidence.MEASURED),
    /** Rows of a deleted port go at once (section 0; port-deleted). */
    ROWS_GO_WITH_PORT("ovn.rows-go-with-port", Evidence.MEASURED),
    /** Router announcements 0, 2, 6, 14, 30 s after the claim, from 23.09 on 0, 1, 3, 7, 15 s (section 0; own runs). */
    ANNOUNCEMENT_BACKOFF("ovn.announcement-backoff", Evidence.MEASURED),
    /** The gateway chassis of the highest priority that lives hosts a port; the next takes over by BFD (own runs). */
    GATEWAY_FAILOVER("ovn.gateway-failover", Evidence.MEASURED),
    /** Routed frames leave a localnet port with the chassis' MAC where one is mapped (ovn-chassis-mac-mappings; incident 14). */
    CHASSIS_MAC("ovn.chassis-mac", Evidence.DOCUMENTED),
    /** Chassis that all have the localnet port of a switch reach one another through it, not by tunnels (OVN architecture). */
    LOCALNET_BETWEEN_CHASSIS("ovn.localnet-between-chassis", Evidence.DOCUMENTED),
    /** Static bindings are never asked for and never age; a row taught with another MAC goes before them (section 2.1; own runs). */
    STATIC_BINDING("ovn.static-binding", Evidence.MEASURED),
    /** Rows are deleted at timestamp + threshold by northd (section 2.2; idle-v4). */
    NORTHD_DELETES("ovn.northd-deletes", Evidence.MEASURED),
    /** Nothing runs before the one wake-up of northd (section 2.2 (W); lower-late, two-routers-long-first). */
    ONE_WAKE_UP("ovn.one-wake-up", Evidence.MEASURED),
    /** The removal limit counts per run and is followed by a pause of 5 s (section 2.2; removal-limit-40-by-10). */
    REMOVAL_LIMIT("ovn.removal-limit", Evidence.MEASURED),
    /** Rows from the future are skipped and set no wake-up (section 2.2; timestamp-zero-and-future). */
    FUTURE_ROWS_SKIPPED("ovn.future-rows-skipped", Evidence.MEASURED),
    /** Longest prefix of the threshold list, then the default (section 2.5; n26-cidr-thresholds). */
    THRESHOLD_LIST("ovn.threshold-list", Evidence.MEASURED),
    /** A sampled flow in use renews the timestamp if the row is older than the cool-down (sections 2.3, 2.4; n26-steady). */
    HEARD_FLOW_REFRESHES("ovn.heard-flow-refreshes", Evidence.MEASURED),
    /** A flow never hit, or only in its first second, does not count (section 2.4; n26-idle-live). */
    NEVER_HIT_FLOW("ovn.never-hit-flow", Evidence.MEASURED),
    /** A row in use that was not heard is asked for (section 2.4; n26-idle-dead). */
    SEND_FLOW_PROBES("ovn.send-flow-probes", Evidence.MEASURED),
    /** A new period counts from the last sample: lowering a threshold far samples at once (section 2.4; n26-lower-late; own runs). */
    SAMPLES_AT_ONCE("ovn.samples-at-once", Evidence.MEASURED),
    /** FDB rows of localnet ports age from 23.09 on by their own wake-up (section 2.6; n26-fdb-idle). */
    FDB_AGES("ovn.fdb-ages", Evidence.MEASURED),
    /** P18: an entry's life starts when this controller first sees the row (section 1.2, patch text). */
    P18_CACHE_INSERT("ovn.p18-cache-insert", Evidence.DOCUMENTED),
    /** P18: probes at T/2, 2T/3 and 3T/4 (section 1.2, patch text). */
    P18_PROBE("ovn.p18-probe", Evidence.DOCUMENTED),
    /** P18: the row is deleted at T (section 1.2, patch text). */
    P18_DELETE("ovn.p18-delete", Evidence.DOCUMENTED),
    /** P18: any teaching packet restarts the clock (section 1.2, patch text). */
    P18_RESET("ovn.p18-reset", Evidence.DOCUMENTED),
    /** P18: an entry whose redirect port is elsewhere is dropped, the row stays (section 1.2, patch text). */
    P18_FAILOVER("ovn.p18-failover", Evidence.DOCUMENTED),
    /** P18: a warning skips the wake-up of its entry (section 1.4, patch text). */
    P18_LOST_WAKE_UP("ovn.p18-lost-wake-up", Evidence.DOCUMENTED);

    private final String id;
    private final Evidence evidence;

    OvnRule(String id, Evidence evidence) {
        this.id = id;
        this.evidence = evidence;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Evidence evidence() {
        return evidence;
    }
}
