package io.floodscope.scenario.schema;

import java.time.Duration;
import java.util.List;

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

            @Inline EventTimes times,

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

    /** Switches hosts off: cables lose carrier, connections, neighbours, daemons and addresses that the file does not give them are gone. */
    @Block(
            value = "event",
            type = "stop-host",
            doc =
                    "Switches hosts off: cables lose carrier, connections, neighbours, daemons and addresses that the file does not give them are gone.")
    record StopHost(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The hosts; '*' matches any part of a name.", required = true, refers = "host")
            List<String> host)
            implements HostEventSpec {}

    /** Switches hosts on with the addresses of the file (IPv6 after duplicate address detection), empty tables and their daemons. */
    @Block(
            value = "event",
            type = "start-host",
            doc =
                    "Switches hosts on with the addresses of the file (IPv6 after duplicate address detection), empty tables and their daemons.")
    record StartHost(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The hosts; '*' matches any part of a name.", required = true, refers = "host")
            List<String> host)
            implements HostEventSpec {}

    /** Freezes hosts, as a hypervisor does with a virtual machine: they neither send nor take frames, forget nothing, and their clock stands still. */
    @Block(
            value = "event",
            type = "pause-host",
            doc =
                    "Freezes hosts, as a hypervisor does with a virtual machine: they neither send nor take frames, forget nothing, and their clock stands still.")
    record PauseHost(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The hosts; '*' matches any part of a name.", required = true, refers = "host")
            List<String> host)
            implements HostEventSpec {}

    /** Lets frozen hosts go on; their timers run on with what was left of them. */
    @Block(
            value = "event",
            type = "resume-host",
            doc = "Lets frozen hosts go on; their timers run on with what was left of them.")
    record ResumeHost(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The hosts; '*' matches any part of a name.", required = true, refers = "host")
            List<String> host)
            implements HostEventSpec {}

    /** Writes kernel settings of a running host (sysctl -w). */
    @Block(value = "event", type = "set-sysctl", doc = "Writes kernel settings of a running host (sysctl -w).")
    record SetSysctl(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The hosts; '*' matches any part of a name.", required = true, refers = "host")
            List<String> host,

            @Key(value = "What is written, such as net.ipv4.neigh.eth0.base_reachable_time_ms=10s.", required = true)
            List<Sysctl> set)
            implements HostEventSpec {}
}
