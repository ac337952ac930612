package io.floodscope.scenario.schema;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tunables of a host's neighbour tables and of the ARP and ND of its interfaces; without a key the kernel profile decides. */
@Block(
        value = "neighbour settings",
        doc =
                "Tunables of the neighbour tables and of ARP and ND, named as under net.ipv4.neigh, net.ipv4.conf and their IPv6 "
                        + "twins. What is not written keeps the kernel profile's default. Keys of this block hold for both "
                        + "families where the kernel has both; 'ipv4' and 'ipv6' win over them.")
public record NeighSpec(
        Origin origin,

        @Key(value = NeighTunables.BASE_REACHABLE_TIME, def = "profile", min = "0s", max = NeighTunables.MILLIS_MAX)
        @Nullable
        Duration baseReachableTime,

        @Key(value = NeighTunables.REACHABLE_TIME, def = "profile", min = "1ms") @Nullable
        Duration reachableTime,

        @Key(value = NeighTunables.GC_STALE_TIME, def = "profile", min = "0s", max = NeighTunables.SECONDS_MAX)
        @Nullable
        Duration gcStaleTime,

        @Key(value = NeighTunables.DELAY_FIRST_PROBE_TIME, def = "profile", min = "0s", max = NeighTunables.SECONDS_MAX)
        @Nullable
        Duration delayFirstProbeTime,

        @Key(value = NeighTunables.RETRANS_TIME, def = "profile", min = "0s", max = NeighTunables.MILLIS_MAX) @Nullable
        Duration retransTime,

        @Key(value = NeighTunables.LOCKTIME, def = "profile", min = "0s", max = NeighTunables.CENTIS_MAX) @Nullable
        Duration locktime,

        @Key(value = NeighTunables.INTERVAL_PROBE_TIME, def = "profile", min = "1ms", max = NeighTunables.MILLIS_MAX)
        @Nullable
        Duration intervalProbeTime,

        @Key(value = NeighTunables.PROXY_DELAY, def = "profile", min = "0s", max = NeighTunables.CENTIS_MAX) @Nullable
        Duration proxyDelay,

        @Key(value = NeighTunables.PROXY_QLEN, def = "profile", min = "0", max = NeighTunables.COUNT_MAX) @Nullable
        Integer proxyQlen,

        @Key(value = NeighTunables.UCAST_SOLICIT, def = "profile", min = "0", max = NeighTunables.COUNT_MAX) @Nullable
        Integer ucastSolicit,

        @Key(value = NeighTunables.MCAST_SOLICIT, def = "profile", min = "0", max = NeighTunables.COUNT_MAX) @Nullable
        Integer mcastSolicit,

        @Key(value = NeighTunables.MCAST_RESOLICIT, def = "profile", min = "0", max = NeighTunables.COUNT_MAX) @Nullable
        Integer mcastResolicit,

        @Key(value = NeighTunables.APP_SOLICIT, def = "profile", min = "0", max = NeighTunables.COUNT_MAX) @Nullable
        Integer appSolicit,

        @Key(value = NeighTunables.UNRES_QLEN_BYTES, def = "profile", min = "0", max = NeighTunables.COUNT_MAX)
        @Nullable
        Integer unresQlenBytes,

        @Key(value = NeighTunables.UNRES_QLEN, def = "profile", min = "0", max = NeighTunables.COUNT_MAX) @Nullable
        Integer unresQlen,

        @Key(value = NeighTunables.GC_INTERVAL, def = "profile", min = "0s", max = NeighTunables.SECONDS_MAX) @Nullable
        Duration gcInterval,

        @Key(value = NeighTunables.GC_THRESH1, def = "profile", min = "0", max = NeighTunables.COUNT_MAX) @Nullable
        Integer gcThresh1,

        @Key(value = NeighTunables.GC_THRESH2, def = "profile", min = "0", max = NeighTunables.COUNT_MAX) @Nullable
        Integer gcThresh2,

        @Key(value = NeighTunables.GC_THRESH3, def = "profile", min = "0", max = NeighTunables.COUNT_MAX) @Nullable
        Integer gcThresh3,

        @Key(
                value =
                        "Which ARP requests are answered (arp_ignore; Linux: 0): 0 any local address, 1 addresses of the receiving interface, 2 and only to senders of the same subnet, 3 not those of scope host, 8 none.",
                def = "profile",
                min = "0",
                max = "8")
        @Nullable
        Integer arpIgnore,

        @Key(
                value =
                        "Which source address an ARP probe names (arp_announce; Linux: 0): 0 that of the packet, 1 the same if it is in the target's subnet, 2 the preferred one.",
                def = "profile",
                min = "0",
                max = "2")
        @Nullable
        Integer arpAnnounce,

        @Key(
                value =
                        "Whether requests are answered only if the way back leaves by the receiving interface (arp_filter; Linux: false).",
                def = "profile")
        @Nullable
        Boolean arpFilter,

        @Key(
                value =
                        "Whether ARP that nobody asked for creates entries (arp_accept; Linux: 0): 0 no, 1 yes, 2 from the same subnet.",
                def = "profile",
                min = "0",
                max = "2")
        @Nullable
        Integer arpAccept,

        @Key(
                value =
                        "Whether addresses are announced by gratuitous ARP when the interface comes up or its MAC changes (arp_notify; Linux: false).",
                def = "profile")
        @Nullable
        Boolean arpNotify,

        @Key(value = "Whether gratuitous ARP is ignored (drop_gratuitous_arp; Linux: false).", def = "profile")
        @Nullable
        Boolean dropGratuitousArp,

        @Key(value = "Whether carrier loss deletes ARP entries (arp_evict_nocarrier; Linux: true).", def = "profile")
        @Nullable
        Boolean arpEvictNocarrier,

        @Key(
                value =
                        "Whether a forwarding host answers for addresses behind its other interfaces (proxy_arp; Linux: false).",
                def = "profile")
        @Nullable
        Boolean proxyArp,

        @Key(
                value =
                        "Whether a forwarding host answers ARP for addresses behind the same interface, too (proxy_arp_pvlan; Linux: false).",
                def = "profile")
        @Nullable
        Boolean proxyArpPvlan,

        @Key(
                value =
                        "The medium an interface is on: proxy-arp answers between different ones only (medium_id; Linux: 0, a medium of its own; -1 leaves the interface out).",
                def = "profile",
                min = "-1",
                max = NeighTunables.COUNT_MAX)
        @Nullable
        Integer mediumId,

        @Key(
                value =
                        "Whether a forwarding host answers neighbour solicitations for its 'proxy-for' addresses (proxy_ndp; Linux: false).",
                def = "profile")
        @Nullable
        Boolean proxyNdp,

        @Key(
                value = "Whether unsolicited neighbour advertisements are ignored (drop_unsolicited_na; Linux: false).",
                def = "profile")
        @Nullable
        Boolean dropUnsolicitedNa,

        @Key(
                value =
                        "Whether IPv6 addresses are advertised when the interface comes up or its MAC changes, and after duplicate address detection (ndisc_notify; Linux: false).",
                def = "profile")
        @Nullable
        Boolean ndiscNotify,

        @Key(value = "Whether carrier loss deletes ND entries (ndisc_evict_nocarrier; Linux: true).", def = "profile")
        @Nullable
        Boolean ndiscEvictNocarrier,

        @Key(
                value =
                        "Whether a forwarding host creates entries from advertisements that nobody asked for (accept_untracked_na; Linux: 0): 0 no, 1 yes, 2 from the same subnet.",
                def = "profile",
                min = "0",
                max = "2")
        @Nullable
        Integer acceptUntrackedNa,

        @Key(
                value =
                        "Solicitations of duplicate address detection (dad_transmits; Linux: 1), 0 for none. Addresses of the start are there at once.",
                def = "profile",
                min = "0",
                max = NeighTunables.COUNT_MAX)
        @Nullable
        Integer dadTransmits,

        @Key(
                value =
                        "Whether IPv6 addresses outlive 'interface-down' (keep_addr_on_down; Linux: false): they come back with the interface, "
                                + "after duplicate address detection.",
                def = "profile")
        @Nullable
        Boolean keepAddrOnDown,

        @Key(
                value =
                        "Whether router advertisements are followed (accept_ra; Linux: 1): 0 no, 1 unless forwarding, 2 always.",
                def = "profile",
                min = "0",
                max = "2")
        @Nullable
        Integer acceptRa,

        @Key("Tunables of IPv4 (net.ipv4.neigh).") @Nullable Family ipv4,
        @Key("Tunables of IPv6 (net.ipv6.neigh).") @Nullable Family ipv6)
        implements NeighTunables {

    /** Tunables of one family, which win over those of both. */
    @Block(
            value = "neighbour settings of a family",
            doc = "Tunables of the neighbour table of one family; they win over those of both families.")
    public record Family(
            Origin origin,

            @Key(value = NeighTunables.BASE_REACHABLE_TIME, def = "profile", min = "0s", max = NeighTunables.MILLIS_MAX)
            @Nullable
            Duration baseReachableTime,

            @Key(value = NeighTunables.REACHABLE_TIME, def = "profile", min = "1ms") @Nullable
            Duration reachableTime,

            @Key(value = NeighTunables.GC_STALE_TIME, def = "profile", min = "0s", max = NeighTunables.SECONDS_MAX)
            @Nullable
            Duration gcStaleTime,

            @Key(
                    value = NeighTunables.DELAY_FIRST_PROBE_TIME,
                    def = "profile",
                    min = "0s",
                    max = NeighTunables.SECONDS_MAX)
            @Nullable
            Duration delayFirstProbeTime,

            @Key(value = NeighTunables.RETRANS_TIME, def = "profile", min = "0s", max = NeighTunables.MILLIS_MAX)
            @Nullable
            Duration retransTime,

            @Key(value = NeighTunables.LOCKTIME, def = "profile", min = "0s", max = NeighTunables.CENTIS_MAX) @Nullable
            Duration locktime,

            @Key(
                    value = NeighTunables.INTERVAL_PROBE_TIME,
                    def = "profile",
                    min = "1ms",
                    max = NeighTunables.MILLIS_MAX)
            @Nullable
            Duration intervalProbeTime,

            @Key(value = NeighTunables.PROXY_DELAY, def = "profile", min = "0s", max = NeighTunables.CENTIS_MAX)
            @Nullable
            Duration proxyDelay,

            @Key(value = NeighTunables.PROXY_QLEN, def = "profile", min = "0", max = NeighTunables.COUNT_MAX) @Nullable
            Integer proxyQlen,

            @Key(value = NeighTunables.UCAST_SOLICIT, def = "profile", min = "0", max = NeighTunables.COUNT_MAX)
            @Nullable
            Integer ucastSolicit,

            @Key(value = NeighTunables.MCAST_SOLICIT, def = "profile", min = "0", max = NeighTunables.COUNT_MAX)
            @Nullable
            Integer mcastSolicit,

            @Key(value = NeighTunables.MCAST_RESOLICIT, def = "profile", min = "0", max = NeighTunables.COUNT_MAX)
            @Nullable
            Integer mcastResolicit,

            @Key(value = NeighTunables.APP_SOLICIT, def = "profile", min = "0", max = NeighTunables.COUNT_MAX) @Nullable
            Integer appSolicit,

            @Key(value = NeighTunables.UNRES_QLEN_BYTES, def = "profile", min = "0", max = NeighTunables.COUNT_MAX)
            @Nullable
            Integer unresQlenBytes,

            @Key(value = NeighTunables.UNRES_QLEN, def = "profile", min = "0", max = NeighTunables.COUNT_MAX) @Nullable
            Integer unresQlen,

            @Key(value = NeighTunables.GC_INTERVAL, def = "profile", min = "0s", max = NeighTunables.SECONDS_MAX)
            @Nullable
            Duration gcInterval,

            @Key(value = NeighTunables.GC_THRESH1, def = "profile", min = "0", max = NeighTunables.COUNT_MAX) @Nullable
            Integer gcThresh1,

            @Key(value = NeighTunables.GC_THRESH2, def = "profile", min = "0", max = NeighTunables.COUNT_MAX) @Nullable
            Integer gcThresh2,

            @Key(value = NeighTunables.GC_THRESH3, def = "profile", min = "0", max = NeighTunables.COUNT_MAX) @Nullable
            Integer gcThresh3)
            implements NeighTunables {}
}
