package io.floodscope.scenario.schema;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that is done to the network. */
@Block(value = "event", doc = "Something that an operator does or that breaks.", by = "do")
public sealed interface EventSpec
        permits EventSpec.FlushFdb,
                EventSpec.SetAging,
                EventSpec.LinkDown,
                EventSpec.LinkUp,
                EventSpec.SetLoss,
                EventSpec.SetNeighbour,
                EventSpec.DeleteNeighbour,
                EventSpec.HostDown,
                EventSpec.HostUp,
                EventSpec.FlushGateway,
                EventSpec.SetActive,
                EventSpec.Daemon,
                EventSpec.SendArp,
                EventSpec.SendFrame,
                BridgeEventSpec,
                HostEventSpec,
                OvnEventSpec,
                AddressEventSpec {

    /** Where it is written. */
    Origin origin();

    /** When it happens, and whether again. */
    EventTimes times();

    /** When it happens first. */
    default Duration at() {
        return times().at();
    }

    /** Period of repetition, or null. */
    default @Nullable Duration every() {
        return times().every();
    }

    /** How often, or null for until the end. */
    default @Nullable Integer count() {
        return times().count();
    }

    /** Empties MAC tables (fdb/flush). */
    @Block(value = "event", type = "flush-fdb", doc = "Empties MAC tables (fdb/flush).")
    record FlushFdb(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The bridges; '*' matches any part of a name.", required = true, refers = "bridge")
            List<String> bridge)
            implements EventSpec {}

    /** Changes the aging time of MAC tables, present entries included. */
    @Block(
            value = "event",
            type = "set-mac-aging",
            doc = "Changes the aging time of MAC tables, present entries included.")
    record SetAging(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The bridges; '*' matches any part of a name.", required = true, refers = "bridge")
            List<String> bridge,

            @Key(value = "The new aging time.", required = true, min = "1s", max = "1000000s")
            Duration macAgingTime)
            implements EventSpec {}

    /** Takes carrier from cables: frames in flight are lost, both ends notice. */
    @Block(
            value = "event",
            type = "link-down",
            doc = "Takes carrier from cables: frames in flight are lost, both ends notice.")
    record LinkDown(
            Origin origin,

            @Inline EventTimes times,

            @Key(
                    value = "The cables: a host's name, a link's name, or bridge--member of a gateway.",
                    required = true,
                    refers = "cable")
            List<String> cable)
            implements EventSpec {}

    /** Gives carrier back. */
    @Block(value = "event", type = "link-up", doc = "Gives carrier back.")
    record LinkUp(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The cables, as for link-down.", required = true, refers = "cable")
            List<String> cable)
            implements EventSpec {}

    /** Loses frames on cables from now on, in both directions or in one; nobody notices. A loss of 1 is a partition, 0 heals it. */
    @Block(
            value = "event",
            type = "set-loss",
            doc =
                    "Loses frames on cables from now on, in both directions or in one; nobody notices. A loss of 1 is a partition, 0 heals it.")
    record SetLoss(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The cables, as for link-down.", required = true, refers = "cable")
            List<String> cable,

            @Key(value = "Probability of losing each frame.", required = true, min = "0", max = "1")
            double loss,

            @Key("Only frames sent by this node (a host, bridge or gateway member); both directions without it.")
            @Nullable
            String from,

            @Key(
                    value = "Which frames may be lost: announcements are gratuitous ARP and unsolicited neighbour "
                            + "advertisements, arp all of ARP and ND, vrrp adverts, data the rest.",
                    def = "all")
            EventWords.FrameKind frames)
            implements EventSpec {}

    /** Installs a neighbour entry (ip neigh replace). */
    @Block(value = "event", type = "set-neighbour", doc = "Installs a neighbour entry (ip neigh replace).")
    record SetNeighbour(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The hosts; '*' matches any part of a name.", required = true, refers = "host")
            List<String> host,

            @Key(value = "The neighbour's address.", required = true)
            IpAddress ip,

            @Key(value = "Its MAC; without it an entry that is there keeps its own.") @Nullable
            MacAddress mac,

            @Key(value = "The entry's state.", def = "permanent", source = "iproute2")
            EventWords.NeighbourState state)
            implements EventSpec {}

    /** Deletes neighbour entries (ip neigh del, or flush without an address). */
    @Block(
            value = "event",
            type = "delete-neighbour",
            doc = "Deletes neighbour entries (ip neigh del, or flush without an address).")
    record DeleteNeighbour(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The hosts; '*' matches any part of a name.", required = true, refers = "host")
            List<String> host,

            @Key("The address; all but permanent ones without it.") @Nullable
            IpAddress ip)
            implements EventSpec {}

    /** Takes interfaces down: nothing is sent or answered, neighbours are forgotten. */
    @Block(
            value = "event",
            type = "interface-down",
            doc =
                    "Takes interfaces down: nothing is sent or answered, neighbours are forgotten, and IPv6 addresses are gone for good unless "
                            + "keep-addr-on-down is set.")
    record HostDown(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The hosts; '*' matches any part of a name.", required = true, refers = "host")
            List<String> host)
            implements EventSpec {}

    /** Brings interfaces up again. */
    @Block(value = "event", type = "interface-up", doc = "Brings interfaces up again.")
    record HostUp(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The hosts; '*' matches any part of a name.", required = true, refers = "host")
            List<String> host)
            implements EventSpec {}

    /** Empties a gateway's tables. */
    @Block(value = "event", type = "flush-gateway", doc = "Empties a gateway's tables.")
    record FlushGateway(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The gateway.", required = true, refers = "gateway")
            String gateway,

            @Key(value = "Which table.", def = "arp") EventWords.Table table)
            implements EventSpec {}

    /** A member of a gateway gets the virtual MAC and addresses, or loses them, as a redundancy protocol decides. */
    @Block(
            value = "event",
            type = "set-active",
            doc =
                    "A member of a gateway gets the virtual MAC and addresses, or loses them, as a redundancy protocol decides.")
    record SetActive(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The gateway.", required = true, refers = "gateway")
            String gateway,

            @Key("The member; the first without it.") @Nullable
            String member,

            @Key(value = "Whether it owns the virtual MAC.", required = true)
            boolean active)
            implements EventSpec {}

    /** A host's VRRP daemon is stopped politely, killed, paused, resumed or started. */
    @Block(
            value = "event",
            type = "vrrp",
            doc = "A host's VRRP daemon is stopped politely, killed, paused, resumed or started.")
    record Daemon(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The hosts; '*' matches any part of a name.", required = true, refers = "host")
            List<String> host,

            @Key(value = "What happens to it.", required = true)
            EventWords.DaemonAction action)
            implements EventSpec {}

    /** A host sends one ARP packet whose every address can be chosen, such as a probe by a controller from a MAC that is not its own. */
    @Block(
            value = "event",
            type = "send-arp",
            doc =
                    "A host sends one ARP packet whose every address can be chosen, such as a probe by a controller from a MAC that is not its own.")
    record SendArp(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The hosts; '*' matches any part of a name.", required = true, refers = "host")
            List<String> host,

            @Key(value = "Request or reply.", def = "request")
            EventWords.Operation operation,

            @Key("Ethernet source; the host's MAC without it.") @Nullable
            MacAddress ethSrc,

            @Key(value = "Ethernet destination.", def = "ff:ff:ff:ff:ff:ff")
            MacAddress ethDst,

            @Key("Sender hardware address in the body; the Ethernet source without it.") @Nullable
            MacAddress sha,

            @Key(value = "Sender protocol address; the host's address without it.") @Nullable
            IpAddress spa,

            @Key(value = "Target hardware address.", def = "00:00:00:00:00:00")
            MacAddress tha,

            @Key(value = "Target protocol address.", required = true)
            IpAddress tpa)
            implements EventSpec {}

    /** A host sends one frame that no protocol reads: it teaches bridges its source, or is flooded. */
    @Block(
            value = "event",
            type = "send-frame",
            doc = "A host sends one frame that no protocol reads: it teaches bridges its source, or is flooded.")
    record SendFrame(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The hosts; '*' matches any part of a name.", required = true, refers = "host")
            List<String> host,

            @Key("Ethernet source; the host's MAC without it.") @Nullable
            MacAddress ethSrc,

            @Key(value = "Sources, counting up, that take turns by repetition.", def = "1", min = "1", max = "65536")
            int ethSrcCount,

            @Key(value = "Ethernet destination.", def = "ff:ff:ff:ff:ff:ff")
            MacAddress ethDst,

            @Key(value = "Destinations that take turns, likewise.", def = "1", min = "1", max = "65536")
            int ethDstCount,

            @Key(value = "Payload.", def = "46B", min = "0B", max = "65535B")
            ByteSize size)
            implements EventSpec {}
}
