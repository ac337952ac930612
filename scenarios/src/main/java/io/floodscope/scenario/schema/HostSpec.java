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

        @Key(value = "the gateway behind which it stands, reached only through routing.", refers = "gateway") @Nullable
        String behind,

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

        @Key("Next hop of the default route.") List<IpAddress> gateway,

        @Key(
                value = "Generation of its kernel.",
                def = "linux-6.x",
                source = "the generation whose behaviour was recorded",
                refers = "kernel")
        String kernel,

        @Key("Neighbour tunables of all its interfaces.") @Nullable
        NeighSpec neigh,

        @Key("Latency, rate, queue and loss of its cable; an instant, lossless pair without it.") @Nullable
        CableSpec cable) {}
