package io.floodscope.scenario.schema;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scenario file. */
@Block(value = "scenario", doc = "One file: a network, what happens in it, and what is expected of it.")
public record Scenario(
        Origin origin,

        @Key(value = "Version of the language: floodscope/v1.", name = "apiVersion", required = true, prose = true)
        String apiVersion,

        @Key(value = "Short name, used in results and file names.", required = true)
        String name,

        @Key(value = "One line that says what the scenario shows.", def = "", prose = true) @Nullable
        String title,

        @Key(value = "Any text for readers of the file.", prose = true) @Nullable
        String description,

        @Key(value = "Words by which 'test --tag' selects scenarios.", prose = true)
        List<String> tags,

        @Key(
                value = "Files whose blocks come first; this file's keys win. Paths are relative to this file.",
                prose = true)
        List<String> include,

        @Key(value = "Top-level blocks of included files that are not taken, such as 'assert'.", prose = true)
        List<String> without,

        @Key(value = "Values by name; '${name}' stands for one anywhere in the file.", prose = true)
        Map<String, Raw> vars,

        @Key(
                value = "YAML files whose top-level keys become variables, such as a repository's group_vars; "
                        + "'vars' wins over them. '${a.b}' reaches into nested mappings.",
                prose = true)
        List<String> varsFrom,

        @Key(
                value = "Blocks by name; a block elsewhere takes the keys of one with 'use: NAME' and may override "
                        + "them.",
                prose = true)
        Map<String, Raw> templates,

        @Key(
                value = "Keys for every block of a kind: 'bridges', 'hosts', 'gateways', 'traffic', 'events'; a "
                        + "block's own keys win.",
                prose = true)
        Map<String, Raw> defaults,

        @Key(
                value =
                        "Changed copies of the scenario by name, run with 'run --variant' and by 'test': each a mapping "
                                + "with 'set' (paths, as in --set, to values) and its own 'title', 'expect' and 'assert'.",
                prose = true)
        Map<String, Raw> variants,

        @Key(value = "How long to simulate, and with which seed.", required = true)
        RunSpec run,

        @Key("A spine-leaf fabric with compute nodes, in a few numbers or as lists.") @Nullable
        FabricSpec fabric,

        @Key("Bridges and switches by name.") Map<String, BridgeSpec> bridges,

        @Key("Gateways by name: routers that answer for one address in several places.")
        Map<String, GatewaySpec> gateways,

        @Key("OVN deployments by name: logical switches and routers, and the machines that carry them out.")
        Map<String, OvnSpec> ovn,

        @Key("Hosts by name: instances, containers, servers, Linux routers.")
        Map<String, HostSpec> hosts,

        @Key("Cables between bridges (patch ports, trunks, uplinks), in order.")
        List<LinkSpec> links,

        @Key("Pools of addresses by name, with the machines that take turns in using them.")
        Map<String, PoolSpec> pools,

        @Key("Traffic by name.") Map<String, TrafficSpec> traffic,
        @Key("What operators and faults do, and when.") List<EventSpec> events,

        @Key("Ports whose traffic is recorded over time and drawn in reports.")
        List<ObserveSpec> observe,

        @Key("What must hold at a time.") List<ExpectSpec> expect,

        @Key(value = "What must hold over the whole run.", name = "assert")
        List<AssertSpec> asserts) {}
