package io.floodscope.gateway;

import io.floodscope.rules.Evidence;
import io.floodscope.rules.Rule;

/** Rules of the gateway model; "spec" is the project's specification of gateways and fabric. */
public enum GatewayRule implements Rule {
    /** Answers to hosts' requests leave from the MAC that the profile names (spec 1; founding post 3.4). */
    REPLY_SOURCE("gw.reply-source", Evidence.DOCUMENTED),
    /** The address inside ARP and ND bodies is independent of the Ethernet source (spec 1). */
    SENDER_ADDRESS("gw.sender-address", Evidence.DOCUMENTED),
    /** Routed packets leave from the MAC that the profile names (spec 1; capture in the founding post 3.4). */
    DATA_SOURCE("gw.data-source", Evidence.DOCUMENTED),
    /** A host is asked again at a share of the timeout after its last ARP exchange (spec 4: 0.75 of 1,500 s fits). */
    REFRESH_AT_FRACTION("gw.refresh-at-fraction", Evidence.ASSUMED),
    /** A host is asked a fixed time before or after the timeout (spec 1.1, IOS, H3C). */
    REFRESH_AT_OFFSET("gw.refresh-at-offset", Evidence.DOCUMENTED),
    /** The refresh is a unicast request with the target filled in (capture in the founding post 3.4). */
    REFRESH_UNICAST("gw.refresh-unicast", Evidence.DOCUMENTED),
    /** Unanswered requests are repeated (spec 1.1). */
    REFRESH_RETRY("gw.refresh-retry", Evidence.DOCUMENTED),
    /** Only hosts that were sent something since are asked again (spec 1.1, other timeouts). */
    REFRESH_IF_USED("gw.refresh-if-used", Evidence.DOCUMENTED),
    /** Data frames of a host do not put its refresh off (spec 10). */
    DATA_IS_NO_EXCHANGE("gw.data-is-no-exchange", Evidence.ASSUMED),
    /** Gratuitous ARP and unsolicited advertisements may change entries only, or nothing (vendor guides, "gratuitous ARP"). */
    GRATUITOUS_IGNORED("gw.gratuitous-ignored", Evidence.DOCUMENTED),
    /** An entry without an answer is deleted at its timeout (spec 1.1). */
    ENTRY_EXPIRES("gw.entry-expires", Evidence.DOCUMENTED),
    /** Timeouts spread around their nominal value (spec 1.1, Junos, Cumulus). */
    TIMEOUT_JITTER("gw.timeout-jitter", Evidence.DOCUMENTED),
    /** Both members of a pair ask, or only the one that last heard the host (spec 3). */
    REFRESHERS_PER_HOST("gw.refreshers-per-host", Evidence.ASSUMED),
    /** An unknown host is asked for by broadcast; packets for it wait in a short queue (RFC 1122 2.3.2.2). */
    RESOLVES_UNKNOWN("gw.resolves-unknown", Evidence.DOCUMENTED),
    /** The owner of the virtual MAC sends hellos from it, a standby from its own (spec 1.1, HSRP). */
    HELLO_SOURCE("gw.hello-source", Evidence.DOCUMENTED),
    /** Announcements repeat, at growing intervals if the profile says so (incidents 2 and 14). */
    ANNOUNCES("gw.announces", Evidence.DOCUMENTED),
    /** A member routes frames to its peer's real MAC only with peer-gateway (incident 23). */
    PEER_GATEWAY("gw.peer-gateway", Evidence.DOCUMENTED),
    /** What came over the peer link does not leave through a port channel that the peer has too (incident 23). */
    PEER_LINK_LOOP_AVOIDANCE("gw.peer-link-loop-avoidance", Evidence.DOCUMENTED),
    /** Requests for known hosts and for the gateway are answered at the first leaf and go no further (spec 3). */
    ARP_SUPPRESSION("gw.arp-suppression", Evidence.ASSUMED),
    /** A unicast frame to a MAC that the gateway's own table has forgotten is flooded or dropped (spec 6.3). */
    OWN_UNKNOWN_UNICAST("gw.own-unknown-unicast", Evidence.DOCUMENTED);

    private final String id;
    private final Evidence evidence;

    GatewayRule(String id, Evidence evidence) {
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
