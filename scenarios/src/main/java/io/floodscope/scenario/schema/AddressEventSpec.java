package io.floodscope.scenario.schema;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events by which addresses change their place. */
@Block(value = "event", doc = "Something that changes where an address is, or says so.", by = "do")
public sealed interface AddressEventSpec extends EventSpec {

    /** Announces an address: gratuitous ARP, or an unsolicited neighbour advertisement for IPv6. */
    @Block(
            value = "event",
            type = "announce",
            doc = "Announces an address: gratuitous ARP, or an unsolicited neighbour advertisement for IPv6.")
    record Announce(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The hosts; '*' matches any part of a name.", required = true, refers = "host")
            List<String> host,

            @Key("The address; all of the host's without it.") @Nullable
            IpAddress ip,

            @Key(value = "Form of gratuitous ARP.", def = "request")
            EventWords.Form form,

            @Key(
                    value = "Time over which the announcements of several hosts or addresses are spread evenly; all at "
                            + "once without it.",
                    def = "0s",
                    min = "0s")
            Duration spread)
            implements AddressEventSpec {}

    /** An address leaves one host and appears on another, announced or not. */
    @Block(
            value = "event",
            type = "move-ip",
            doc = "An address leaves one host and appears on another, announced or not.")
    record MoveIp(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The address with prefix length.", required = true)
            Prefix ip,

            @Key(value = "The host that loses it; none without it.", refers = "host") @Nullable
            String from,

            @Key(value = "The host that gets it; none without it.", refers = "host") @Nullable
            String to,

            @Key(
                    value = "How many gratuitous announcements the new owner sends, one per second from now.",
                    def = "0",
                    min = "0",
                    max = "1000")
            int announcements,

            @Key(value = "Time between those announcements.", def = "1s", min = "1us")
            Duration spacing,

            @Key(value = "Their form.", def = "request") EventWords.Form form,

            @Key(
                    value =
                            "Whether an IPv6 address first passes duplicate address detection, as with 'ip addr add' without "
                                    + "nodad; it answers and is announced by ndisc-notify only afterwards.",
                    def = "false",
                    source = "keepalived and container runtimes skip it")
            boolean dad)
            implements AddressEventSpec {}

    /** A host gets another MAC; its neighbour tables are emptied, as the kernel does. */
    @Block(
            value = "event",
            type = "change-mac",
            doc = "A host gets another MAC; its neighbour tables are emptied, as the kernel does.")
    record ChangeMac(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The host.", required = true, refers = "host")
            String host,

            @Key(value = "The new MAC.", required = true) MacAddress mac)
            implements AddressEventSpec {}

    /** Hosts move to another bridge or chassis, as by live migration, and the new place is announced for them by RARP. */
    @Block(
            value = "event",
            type = "migrate",
            doc =
                    "Hosts move to another bridge or chassis, as by live migration, and the new place is announced for them by "
                            + "RARP. What was learned on the port that they leave is forgotten.")
    record Migrate(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The hosts; '*' matches any part of a name.", required = true, refers = "host")
            List<String> host,

            @Key(value = "The new bridge of hosts on bridges, or", refers = "bridge") @Nullable
            String bridge,

            @Key(value = "the new chassis of instances of a logical switch.", refers = "chassis") @Nullable
            String chassis,

            @Key(value = "VLAN of the new access port; that of the host's block without it.", min = "1", max = "4094")
            @Nullable
            Integer vlan,

            @Key(
                    value = "Time during which the host stands still, its clock included, and is connected nowhere.",
                    def = "300ms",
                    source = "QEMU downtime-limit",
                    min = "0s")
            Duration downtime,

            @Key(
                    value = "RARP announcements afterwards.",
                    def = "5",
                    source = "QEMU announce-rounds",
                    min = "0",
                    max = "1000")
            int announcements,

            @Key(
                    value = "Time between the first two announcements.",
                    def = "50ms",
                    source = "QEMU announce-initial",
                    min = "1ms")
            Duration spacing,

            @Key(
                    value = "Each further distance is longer by this much.",
                    def = "100ms",
                    source = "QEMU announce-step",
                    min = "0s")
            Duration step)
            implements AddressEventSpec {}
}
