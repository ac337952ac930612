package io.floodscope.scenario.schema;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tunables of the kernel's neighbour tables; without a key the kernel profile decides. */
@Block(
        value = "neighbour settings",
        doc =
                "Tunables of the kernel's neighbour tables, named as under net.ipv4.neigh and net.ipv6.neigh; what is not "
                        + "written keeps the kernel profile's default.")
public record NeighSpec(
        Origin origin,

        @Key(value = "Mean time an entry stays REACHABLE (base_reachable_time_ms).", def = "profile", min = "0s")
        @Nullable
        Duration baseReachableTime,

        @Key(
                value = "The time actually drawn for REACHABLE, 0.5 to 1.5 of base-reachable-time; random without it.",
                min = "1ms")
        @Nullable
        Duration reachableTime,

        @Key(value = "Idle age from which an entry may be collected (gc_stale_time).", def = "profile", min = "0s")
        @Nullable
        Duration gcStaleTime,

        @Key(value = "Wait in DELAY before the first probe (delay_first_probe_time).", def = "profile", min = "0s")
        @Nullable
        Duration delayFirstProbeTime,

        @Key(value = "Interval between probes (retrans_time_ms).", def = "profile", min = "0s") @Nullable
        Duration retransTime,

        @Key(value = "Time after a change in which ARP does not change an address again.", def = "profile", min = "0s")
        @Nullable
        Duration locktime,

        @Key(value = "Probe period of MANAGED entries (interval_probe_time_ms).", def = "profile", min = "1ms")
        @Nullable
        Duration intervalProbeTime,

        @Key(value = "Unicast probes of PROBE.", def = "profile", min = "0") @Nullable
        Integer ucastSolicit,

        @Key(value = "Broadcast or multicast probes of INCOMPLETE.", def = "profile", min = "0") @Nullable
        Integer mcastSolicit,

        @Key(value = "Broadcast or multicast probes of PROBE after the unicast ones.", def = "profile", min = "0")
        @Nullable
        Integer mcastResolicit,

        @Key(value = "Probes handed to user space first.", def = "profile", min = "0") @Nullable
        Integer appSolicit,

        @Key(value = "Bytes queued while unresolved (unres_qlen_bytes).", def = "profile", min = "0") @Nullable
        Integer unresQlenBytes,

        @Key(
                value = "Below this many entries nothing is collected periodically (gc_thresh1).",
                def = "128",
                source = "Linux",
                min = "0")
        @Nullable
        Integer gcThresh1,

        @Key(
                value = "From this many entries old ones are collected when one is added (gc_thresh2).",
                def = "512",
                source = "Linux",
                min = "0")
        @Nullable
        Integer gcThresh2,

        @Key(value = "No more entries than this (gc_thresh3).", def = "1024", source = "Linux", min = "0") @Nullable
        Integer gcThresh3,

        @Key(
                value = "Whether gratuitous ARP creates entries (arp_accept: 0 no, 1 yes, 2 in the same subnet).",
                def = "0",
                source = "Linux",
                min = "0",
                max = "2")
        int arpAccept,

        @Key(value = "Whether gratuitous ARP is ignored (drop_gratuitous_arp).", def = "false", source = "Linux")
        boolean dropGratuitousArp) {}
