package io.floodscope.vrrp;

import io.floodscope.rules.Evidence;
import io.floodscope.rules.Rule;

/** Rules of the redundancy models; sources are the keepalived sources named in gateways-and-fabric section 7. */
public enum VrrpRule implements Rule {
    /** Take-over after three adverts and the skew time without an advert (RFC 3768, RFC 5798 6.1; trace keepalived). */
    MASTER_DOWN("vrrp.master-down", Evidence.MEASURED),
    /** An advert of priority 0 leaves the skew time only (trace: polite stop). */
    RESIGNED_MASTER("vrrp.resigned-master", Evidence.MEASURED),
    /** Gratuitous requests with target hardware address all ones, back to back, on becoming master (trace keepalived). */
    GARP_BURST("vrrp.garp-burst", Evidence.MEASURED),
    /** The same burst again garp_master_delay later (trace keepalived). */
    GARP_SECOND_BURST("vrrp.garp-second-burst", Evidence.MEASURED),
    /** Periodic announcements with the first advert due when the interval has passed since the last (keepalived 2.2.7). */
    GARP_REFRESH("vrrp.garp-refresh", Evidence.MEASURED),
    /** A master that hears a lower priority answers with an advert and announces again (keepalived 2.2.7). */
    LOWER_PRIORITY_HEARD("vrrp.lower-priority-heard", Evidence.MEASURED),
    /** Whatever advert a master hears, its own next one comes a whole interval later (keepalived 2.2.7). */
    HEARD_ADVERT_PUTS_OFF("vrrp.heard-advert-puts-off", Evidence.MEASURED),
    /** A master that hears a higher priority, or an equal one from a higher address, yields silently (RFC 5798 6.4.3). */
    YIELDS_TO_HIGHER("vrrp.yields-to-higher", Evidence.MEASURED),
    /** An address owner that hears another owner goes on with priority 254 and yields (keepalived 2.2.7). */
    OWNER_CONFLICT("vrrp.owner-conflict", Evidence.MEASURED),
    /** A backup ignores adverts of lower priority, so its timer runs out and it preempts (RFC 5798 6.4.2). */
    PREEMPTS("vrrp.preempts", Evidence.MEASURED),
    /** With preempt_delay it does so only for adverts heard that long after the first one (keepalived 2.2.7). */
    PREEMPT_DELAY("vrrp.preempt-delay", Evidence.MEASURED),
    /** In virtual-MAC mode adverts (but for vmac_xmit_base) and announcements come from the virtual MAC (RFC 5798 7.3). */
    VIRTUAL_MAC("vrrp.virtual-mac", Evidence.MEASURED),
    /** Adverts of another interval are discarded in version 2 (RFC 3768 7.1); version 3 learns the interval. */
    INTERVAL_MISMATCH("vrrp.interval-mismatch", Evidence.MEASURED),
    /** IPv6 addresses are announced by unsolicited neighbour advertisements (vrrp_ndisc.c). */
    UNSOLICITED_NA("vrrp.unsolicited-na", Evidence.DOCUMENTED),
    /** HSRP: the standby router takes over when the hold time passes without a hello of the active one (RFC 2281). */
    HSRP_HOLD("hsrp.hold-time", Evidence.DOCUMENTED),
    /** HSRP: the active router's hellos come from the virtual MAC, the standby's from its own (vendor guides). */
    HSRP_HELLO_SOURCE("hsrp.hello-source", Evidence.DOCUMENTED);

    private final String id;
    private final Evidence evidence;

    VrrpRule(String id, Evidence evidence) {
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
