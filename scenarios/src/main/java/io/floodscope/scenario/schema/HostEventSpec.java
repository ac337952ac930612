package io.floodscope.scenario.schema;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that is done to hosts as machines with a kernel. */
public sealed interface HostEventSpec extends EventSpec {

    /** The hosts: names, groups or patterns. */
    List<String> host();

    /** An IPv6 router advertises itself to all nodes, with the reachable time that hosts shall use. */
    @Block(
            value = "event",
            type = "advertise-router",
            doc = "An IPv6 router advertises itself to all nodes, with the reachable time that hosts shall use.")
    record AdvertiseRouter(
            Origin origin,

            @Key(value = "When.", required = true, min = "0s")
            Duration at,

            @Key(value = "Again every so often.", min = "1ms") @Nullable
            Duration every,

            @Key(value = "How many times in all; with 'every' and without it until the end.", min = "1") @Nullable
            Integer count,

            @Key(value = "The routers; '*' matches any part of a name.", required = true, refers = "host")
            List<String> host,

            @Key(
                    value =
                            "Reachable Time for the hosts: it replaces their base-reachable-time, and three times as much "
                                    + "their gc-stale-time; 0s leaves them as they are.",
                    def = "0s",
                    source = "RFC 4861: unspecified",
                    min = "0s",
                    max = "1h")
            Duration reachableTime)
            implements HostEventSpec {}

    /** Writes kernel settings of a running host (sysctl -w). */
    @Block(value = "event", type = "set-sysctl", doc = "Writes kernel settings of a running host (sysctl -w).")
    record SetSysctl(
            Origin origin,

            @Key(value = "When.", required = true, min = "0s")
            Duration at,

            @Key(value = "Again every so often.", min = "1ms") @Nullable
            Duration every,

            @Key(value = "How many times in all; with 'every' and without it until the end.", min = "1") @Nullable
            Integer count,

            @Key(value = "The hosts; '*' matches any part of a name.", required = true, refers = "host")
            List<String> host,

            @Key(value = "What is written, such as net.ipv4.neigh.eth0.base_reachable_time_ms=10s.", required = true)
            List<Sysctl> set)
            implements HostEventSpec {}
}
