package io.floodscope.scenario.profile;

import io.floodscope.scenario.schema.Block;
import io.floodscope.scenario.schema.Key;
import io.floodscope.scenario.schema.Origin;
import org.jspecify.annotations.Nullable;

/** A profile file as it is written. */
@Block(
        value = "gateway profile",
        doc = "What a vendor's gateway sends, from which MAC, and when. Every value has a source and says whether that "
                + "source states it.")
public record ProfileSpec(
        Origin origin,

        @Key(value = "The profile's name, which is also the file's.", required = true)
        String profile,

        @Key(value = "What it describes: vendor, product, mode.", required = true)
        String title,

        @Key("What else a user should know.") @Nullable String notes,

        @Key(value = "Answers to hosts' ARP and ND requests.", required = true)
        Reply arpReply,

        @Key(value = "How it re-validates its hosts.", required = true)
        Refresh arpRefresh,

        @Key(value = "Packets that it routes to hosts.", required = true)
        Data data,

        @Key("HSRP hellos or VRRP advertisements; none without it.") @Nullable
        Hello hello,

        @Key("Periodic gratuitous announcements; none without it.") @Nullable
        Garp garp,

        @Key(value = "Lifetime of an ARP or ND entry.", required = true)
        Sourced.Time arpTimeout,

        @Key("Each lifetime is drawn within plus or minus this share; fixed without it.")
        Sourced.@Nullable Share arpTimeoutJitter,

        @Key(value = "Aging of its own MAC table.", required = true)
        Sourced.Time macAging,

        @Key("How entries of its MAC table are removed; exactly at the aging time without it.")
        Sourced.@Nullable Sweep macAgingSweep,

        @Key("Whether it keeps answered ARP requests from being flooded on; no without it.")
        Sourced.@Nullable Flag arpSuppression) {

    /** Answers. */
    @Block(value = "arp-reply", doc = "Answers to hosts' ARP and ND requests.")
    public record Reply(
            Origin origin,

            @Key(value = "Ethernet source.", required = true)
            Sourced.Mac ethSrc,

            @Key(value = "Sender hardware address, here and in all its ARP about itself.", required = true)
            Sourced.Mac sha) {}

    /** Refresh requests. */
    @Block(value = "arp-refresh", doc = "Requests to hosts that are already known.")
    public record Refresh(
            Origin origin,

            @Key(value = "For which hosts.", required = true)
            Sourced.When when,

            @Key(value = "Ethernet source, also of requests for unknown hosts.", required = true)
            Sourced.Mac ethSrc,

            @Key("To the host's MAC rather than broadcast; yes without it.")
            Sourced.@Nullable Flag unicast,

            @Key("Whether the target hardware address is filled in; yes without it.")
            Sourced.@Nullable Flag targetFilled,

            @Key("Share of the timeout at which the first request leaves; 1 without it.")
            Sourced.@Nullable Share fraction,

            @Key("Earlier than that by this much.") Sourced.@Nullable Time before,
            @Key("Later than that by this much.") Sourced.@Nullable Time after,

            @Key("Requests before the entry is given up; 1 without it.")
            Sourced.@Nullable Count tries,

            @Key("Time between them; without it the time left to the timeout, in equal parts.")
            Sourced.@Nullable Time interval) {}

    /** Routed packets. */
    @Block(value = "data", doc = "Packets that it routes to hosts.")
    public record Data(
            Origin origin,

            @Key(value = "Ethernet source.", required = true)
            Sourced.Mac ethSrc) {}

    /** Hellos. */
    @Block(value = "hello", doc = "Hellos of a redundancy protocol.")
    public record Hello(
            Origin origin,
            @Key(value = "Which protocol.", required = true) Sourced.Protocol protocol,

            @Key(value = "Ethernet source of the active member's.", required = true)
            Sourced.Mac ethSrc,

            @Key(value = "Period.", required = true) Sourced.Time interval) {}

    /** Announcements. */
    @Block(value = "garp", doc = "Periodic gratuitous announcements.")
    public record Garp(
            Origin origin,

            @Key(value = "Ethernet source.", required = true)
            Sourced.Mac ethSrc,

            @Key(value = "First interval.", required = true) Sourced.Time interval,

            @Key("Each interval is this many times the one before; 1 without it.")
            Sourced.@Nullable Count factor,

            @Key("Longest interval; the first one without it.")
            Sourced.@Nullable Time maxInterval,

            @Key("Announcements after which there are no more; for ever without it.")
            Sourced.@Nullable Count stopAfter) {}
}
