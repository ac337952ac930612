package io.floodscope.scenario.schema;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Linux host, or several alike. */
@Block(
        value = "host",
        doc =
                "A Linux host (instance, container, server), or 'count' of them named NAME-1, NAME-2, ... with consecutive "
                        + "addresses.")
public record HostSpec(
        Origin origin,

        @Key(value = "How many; above 1 (or when written) names get a number.", min = "1", max = "20000") @Nullable
        Integer count,

        @Key(
                value = "The machine it runs on: hosts of one machine share its kernel's neighbour tables, so that "
                        + "gc-thresh counts over all of them. Without it each has a machine of its own.")
        @Nullable
        String node,

        @Key(value = "The bridge it is attached to, or", refers = "bridge") @Nullable
        String bridge,

        @Key(value = "the gateway behind which it stands, reached only through routing, or", refers = "gateway")
        @Nullable
        String behind,

        @Key(
                value = "the logical switch of OVN whose instance it is, on the machine 'chassis'.",
                refers = "logical switch")
        @Nullable
        String logicalSwitch,

        @Key(value = "The chassis on which an instance of a logical switch runs.", refers = "chassis") @Nullable
        String chassis,

        @Key(
                value = "Whether it sits on the bridge's own (LOCAL) port, as the machine's management address does; "
                        + "Open vSwitch only.",
                def = "false")
        boolean local,

        @Key(value = "VLAN of its access port; untagged without it.", min = "1", max = "4094") @Nullable
        Integer vlan,

        @Key(
                value = "MAC of the (first) host, the next ones count up; without it 02:f5:00:00:00:01 and up, in the "
                        + "order of the file.")
        @Nullable
        MacAddress mac,

        @Key(
                value = "Addresses of the (first) host with prefix length, the next ones count up. One of each family "
                        + "at most.")
        List<Prefix> ip,

        @Key("Addresses with prefix length that every host of the group has as they are written, such as that of a "
                + "cluster or of several routers that answer for one address.")
        List<Prefix> sharedIp,

        @Key("Further addresses in rows, such as those of a machine that answers for many.")
        List<AddressRangeSpec> furtherIp,

        @Key("Next hop of the default route.") List<IpAddress> gateway,

        @Key(
                value = "Generation of its kernel.",
                def = "linux-6.x",
                source = "the generation whose behaviour was recorded",
                refers = "kernel")
        String kernel,

        @Key("Neighbour tunables of all its interfaces.") @Nullable
        NeighSpec neigh,

        @Key("Kernel settings by their own names, as 'sysctl -w' takes them but with units for times: "
                + "net.ipv4.neigh.eth0.locktime=2s, net.ipv4.conf.all.arp_ignore=1, net.ipv4.neigh.default.gc_thresh1=0. "
                + "They are written after 'neigh'.")
        List<Sysctl> sysctl,

        @Key("Another Ethernet source than its own MAC in everything it sends, as members of a cluster with a masked "
                + "address do.")
        @Nullable
        MacAddress ethernetSource,

        @Key("Another sender hardware address in its ARP and ND messages than its own MAC.") @Nullable
        MacAddress arpSender,

        @Key("Further MACs whose frames it takes as its own, such as that of a cluster.")
        List<MacAddress> extraMacs,

        @Key(
                value = "Where it sends what goes to somebody it has heard: through routes and the neighbour table, or "
                        + "to the Ethernet source of the last packet that came from that address, as some filers and "
                        + "load balancers do.",
                def = "neighbour")
        ReplyTo replyTo,

        @Key("Neighbour entries that are installed before the run.")
        List<NeighbourSpec> neighbours,

        @Key(
                "Addresses of others for which its first interface answers, as 'ip neigh add proxy' makes it do: ARP where it "
                        + "forwards and reaches them through another interface, neighbour solicitations where it forwards and has "
                        + "'proxy-ndp'.")
        List<IpAddress> proxyFor,

        @Key(
                value = "How packets use the neighbour table: through the kernel, by lookup only as an eBPF fast path "
                        + "does, or by lookup of entries that the kernel keeps resolved.",
                def = "kernel")
        NeighUse neighUse,

        @Key("Static routes.") List<RouteSpec> routes,

        @Key(value = "Whether it forwards packets between its interfaces.", def = "false")
        boolean forwarding,

        @Key(value = "Whether its interfaces are up at the start; 'interface-up' brings them up later.", def = "true")
        boolean up,

        @Key("VRRP groups of which it is a member.") List<VrrpSpec> vrrp,

        @Key("Further interfaces, eth1 and up; those of a group count up like the first.")
        List<PlugSpec> interfaces,

        @Key("Latency, rate, queue and loss of its cable; an instant, lossless pair without it.") @Nullable
        CableSpec cable) {

    /** How packets find the MAC they go to. */
    public enum ReplyTo {
        /** Through the neighbour table. */
        NEIGHBOUR,
        /** As the last packet from there came. */
        LAST_SOURCE_MAC
    }

    /** How packets use the table. */
    public enum NeighUse {
        /** Through the kernel. */
        KERNEL,
        /** By lookup. */
        LOOKUP_ONLY,
        /** By lookup of managed entries. */
        MANAGED
    }

    /** A neighbour entry that is there from the start. */
    @Block(value = "neighbour", doc = "A neighbour entry that is installed before the run.")
    public record NeighbourSpec(
            Origin origin,
            @Key(value = "Its address.", required = true) IpAddress ip,
            @Key(value = "Its MAC.", required = true) MacAddress mac,

            @Key(value = "Its state.", def = "permanent", source = "iproute2")
            EventWords.NeighbourState state) {}

    /** Addresses in a row. */
    @Block(value = "address range", doc = "Consecutive addresses; those of a group's next host follow.")
    public record AddressRangeSpec(
            Origin origin,

            @Key(value = "The first one with prefix length.", required = true)
            Prefix first,

            @Key(value = "How many.", required = true, min = "1", max = "65536")
            int count) {}

    /** A static route. */
    @Block(value = "route", doc = "A static route.")
    public record RouteSpec(
            Origin origin,
            @Key(value = "Destination.", required = true) Prefix to,
            @Key(value = "Next hop.", required = true) IpAddress via) {}

    /** A further interface. */
    @Block(value = "host interface", doc = "A further interface of a host.")
    public record PlugSpec(
            Origin origin,

            @Key(
                    value =
                            "The bridge; without it the interface leads nowhere and only holds addresses, as lo or a dummy "
                                    + "device does.",
                    refers = "bridge")
            @Nullable
            String bridge,

            @Key(value = "VLAN of its access port; untagged without it.", min = "1", max = "4094") @Nullable
            Integer vlan,

            @Key("Its MAC; made up without it.") @Nullable MacAddress mac,

            @Key("Its addresses with prefix length; those of a group's next host count up.")
            List<Prefix> ip,

            @Key("Addresses with prefix length that it has on every host of the group as they are written.")
            List<Prefix> sharedIp,

            @Key("Addresses of others for which this interface answers, as 'ip neigh add proxy' makes it do.")
            List<IpAddress> proxyFor,

            @Key("Neighbour tunables of this interface; they win over those of the host.") @Nullable
            NeighSpec neigh,

            @Key("Latency, rate, queue and loss of its cable.") @Nullable
            CableSpec cable) {}
}
