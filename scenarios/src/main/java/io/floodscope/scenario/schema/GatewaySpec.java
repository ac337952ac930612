package io.floodscope.scenario.schema;

import io.floodscope.gateway.GratuitousPolicy;
import io.floodscope.net.addr.MacAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A first-hop gateway: one device, or several that share a virtual MAC. */
@Block(
        value = "gateway",
        doc =
                "A first-hop gateway: one router, or several members (such as a leaf pair) that answer for the same addresses "
                        + "with one virtual MAC. Which frame carries which MAC comes from the profile; keys here override it.")
public record GatewaySpec(
        Origin origin,

        @Key(value = "Vendor profile, see 'floodscope profiles'.", required = true, refers = "profile")
        String profile,

        @Key(value = "The MAC that hosts resolve the gateway to.", required = true)
        MacAddress virtualMac,

        @Key(
                value = "Its own (real) MAC, if it is one device.",
                def = "70:ea:1a:00:00:01",
                source = "the prefix of the founding incident")
        MacAddress realMac,

        @Key("The devices, if there are several; they are joined by a peer link.")
        List<MemberSpec> members,

        @Key(
                value = "How many members ask a host again: 1, the one that last exchanged ARP with it, or 2, all.",
                def = "1",
                source = "assumed; the recorded rhythm has one",
                min = "1",
                max = "2")
        int refreshersPerHost,

        @Key(value = "Whether a member also routes what is addressed to another member's real MAC.", def = "false")
        boolean peerGateway,

        @Key(value = "Its VLAN interfaces.", required = true)
        List<InterfaceSpec> interfaces,

        @Key("Where it is attached to bridges.") List<AttachSpec> attach,

        @Key(value = "Lifetime of its ARP and ND entries.", def = "profile", min = "1s") @Nullable
        Duration arpTimeout,

        @Key(
                value = "Each lifetime is drawn within plus or minus this share.",
                def = "profile",
                min = "0",
                max = "0.99")
        @Nullable
        Double arpTimeoutJitter,

        @Key("How it re-validates hosts; the profile decides what is not written.") @Nullable
        RefreshSpec refresh,

        @Key(
                value =
                        "What gratuitous ARP and unsolicited neighbour advertisements of hosts do to its table: learn (make and "
                                + "change entries), update (change those that are there) or ignore (nothing, as with routers of clouds; then only an "
                                + "answer, or a request to the gateway, teaches).",
                def = "learn",
                source = "assumed for all vendors")
        GratuitousPolicy gratuitousArp,

        @Key(value = "Ethernet source of its answers to ARP and ND requests.", def = "profile") @Nullable
        Source replySource,

        @Key(value = "Address inside its ARP and ND messages.", def = "profile") @Nullable
        Source replySha,

        @Key(value = "Ethernet source of packets that it routes to hosts.", def = "profile") @Nullable
        Source dataSource,

        @Key("Periodic gratuitous announcements of its addresses; the profile decides without it.") @Nullable
        GarpSpec garp,

        @Key("Hellos of a redundancy protocol; the profile decides without it.") @Nullable
        HelloSpec hello,

        @Key(
                value = "Whether it answers ARP requests for hosts that it knows, rather than flooding them (EVPN).",
                def = "profile")
        @Nullable
        Boolean arpSuppression,

        @Key(value = "Aging of its own MAC table.", def = "profile", min = "1s") @Nullable
        Duration tableAgingTime) {

    /** Which of its addresses a frame carries. */
    public enum Source {
        /** The shared one. */
        VIRTUAL,
        /** The device's own. */
        REAL
    }

    /** One device of a gateway. */
    @Block(value = "member", doc = "One device of a gateway.")
    public record MemberSpec(
            Origin origin,
            @Key(value = "Its name.", required = true) String name,

            @Key(value = "Its own (real) MAC.", required = true)
            MacAddress mac) {}

    /** A routed VLAN interface. */
    @Block(value = "interface", doc = "A routed VLAN interface: the default gateway of a VLAN.")
    public record InterfaceSpec(
            Origin origin,

            @Key(value = "The VLAN; 0 for a network without VLANs.", def = "0", min = "0", max = "4094")
            int vlan,

            @Key(value = "Gateway addresses with prefix length.", required = true)
            List<io.floodscope.net.addr.Prefix> ip) {}

    /** Where a gateway is attached. */
    @Block(value = "attachment", doc = "A cable from a bridge to one device of the gateway, a trunk of all its VLANs.")
    public record AttachSpec(
            Origin origin,

            @Key(value = "The bridge.", required = true, refers = "bridge")
            String bridge,

            @Key("The member; the first without it.") @Nullable
            String member,

            @Key(value = "Its access VLAN on a bridge port without tags; a trunk without it.", min = "0", max = "4094")
            @Nullable
            Integer vlan,

            @Key("Latency, rate, queue and loss; an instant, lossless pair without it.") @Nullable
            CableSpec cable) {}

    /** Refresh requests. */
    @Block(value = "refresh", doc = "How a gateway re-validates the hosts in its table.")
    public record RefreshSpec(
            Origin origin,

            @Key(value = "Whether it asks: never, always, or only for hosts it routed to.", def = "profile") @Nullable
            When when,

            @Key(
                    value = "Share of the ARP timeout after which the first request leaves.",
                    def = "profile",
                    min = "0",
                    max = "1")
            @Nullable
            Double fraction,

            @Key(value = "Earlier than that by this much.", min = "0s") @Nullable
            Duration before,

            @Key(value = "Ethernet source of the requests.", def = "profile") @Nullable
            Source source,

            @Key(value = "To the known MAC rather than broadcast.", def = "profile") @Nullable
            Boolean unicast,

            @Key(value = "Requests before the entry is given up.", def = "profile", min = "1", max = "100") @Nullable
            Integer tries,

            @Key(value = "Time between requests.", def = "profile", min = "0s") @Nullable
            Duration interval) {

        /** Whether requests are sent. */
        public enum When {
            /** Never. */
            NEVER,
            /** For every host. */
            ALWAYS,
            /** For hosts to which something was routed. */
            IF_USED
        }
    }

    /** Gratuitous announcements. */
    @Block(value = "announcements", doc = "Periodic gratuitous announcements of a gateway's addresses.")
    public record GarpSpec(
            Origin origin,

            @Key(value = "First interval; 0s for none.", required = true, min = "0s", max = "30d")
            Duration interval,

            @Key(value = "Each interval is this many times the one before.", def = "1", min = "1", max = "100")
            int factor,

            @Key(value = "Longest interval; the first one without it.", min = "0s") @Nullable
            Duration maxInterval,

            @Key(value = "Announcements after which there are no more; for ever without it.", min = "1") @Nullable
            Integer stopAfter,

            @Key(value = "Ethernet source.", def = "virtual")
            Source source) {}

    /** Hellos. */
    @Block(
            value = "hello",
            doc =
                    "Periodic multicast frames of a redundancy protocol, as bridges see them. Without 'interval' none are sent.")
    public record HelloSpec(
            Origin origin,

            @Key(value = "Which protocol; a standby member sends its own hellos with hsrp only.", def = "hsrp")
            Protocol protocol,

            @Key(value = "Time between two; 0s for none.", required = true, min = "0s", max = "30d")
            Duration interval,

            @Key(value = "Ethernet source of the active member's.", def = "virtual")
            Source source,

            @Key(value = "HSRP group or virtual router id.", def = "1", min = "0", max = "4095")
            int group) {

        /** Redundancy protocols. */
        public enum Protocol {
            /** HSRP. */
            HSRP,
            /** VRRP version 2. */
            VRRP2,
            /** VRRP version 3. */
            VRRP3
        }
    }
}
