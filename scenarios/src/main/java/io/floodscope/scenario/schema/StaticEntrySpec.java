package io.floodscope.scenario.schema;

import io.floodscope.net.addr.MacAddress;

/** A pinned entry of a MAC table. */
@Block(value = "static entry", doc = "An entry of a MAC table that never ages or moves.")
public record StaticEntrySpec(
        Origin origin,
        @Key(value = "The address.", required = true) MacAddress mac,

        @Key(value = "The VLAN, 0 for untagged.", def = "0", min = "0", max = "4094")
        int vlan,

        @Key(value = "The port: the name of the host, bridge or gateway it leads to.", required = true)
        String port) {}
