package io.floodscope.scenario.schema;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tunables under net.ipv4.neigh and net.ipv6.neigh as a block of the language holds them, for both families or for one. A
 * value that is not written is null.
 */
public sealed interface NeighTunables permits NeighSpec, NeighSpec.Family {

    /** Largest time of a file in milliseconds. */
    String MILLIS_MAX = "2147483.647s";

    /** Largest time of a file in hundredths of a second. */
    String CENTIS_MAX = "21474836.47s";

    /** Largest time of a file in seconds. */
    String SECONDS_MAX = "2147483s";

    /** Largest number. */
    String COUNT_MAX = "2147483647";

    /** Meaning of the key. */
    String BASE_REACHABLE_TIME = "Mean time an entry stays REACHABLE (base_reachable_time_ms; Linux: 30s).";

    /** Meaning of the key. */
    String REACHABLE_TIME =
            "Fixes the time drawn for REACHABLE, which is 0.5 to 1.5 of base-reachable-time; random without it.";

    /** Meaning of the key. */
    String GC_STALE_TIME = "Idle age from which an entry may be collected (gc_stale_time; Linux: 60s).";

    /** Meaning of the key. */
    String DELAY_FIRST_PROBE_TIME = "Wait in DELAY before the first probe (delay_first_probe_time; Linux: 5s).";

    /** Meaning of the key. */
    String RETRANS_TIME = "Interval between probes (retrans_time_ms; Linux: 1s).";

    /** Meaning of the key. */
    String LOCKTIME =
            "Time after a change in which ARP does not change an address again (locktime; Linux: 1s). IPv6 has none.";

    /** Meaning of the key. */
    String INTERVAL_PROBE_TIME = "Probe period of MANAGED entries (interval_probe_time_ms; Linux: 5s).";

    /** Meaning of the key. */
    String PROXY_DELAY = "Upper bound of the random delay of a proxied answer (proxy_delay; Linux: 800ms).";

    /** Meaning of the key. */
    String PROXY_QLEN = "Proxied answers that may wait at once (proxy_qlen; Linux: 64).";

    /** Meaning of the key. */
    String UCAST_SOLICIT = "Unicast probes of PROBE (ucast_solicit; Linux: 3).";

    /** Meaning of the key. */
    String MCAST_SOLICIT = "Broadcast or multicast probes of INCOMPLETE (mcast_solicit; Linux: 3).";

    /** Meaning of the key. */
    String MCAST_RESOLICIT =
            "Broadcast or multicast probes of PROBE after the unicast ones (mcast_resolicit; Linux: 0).";

    /** Meaning of the key. */
    String APP_SOLICIT = "Probes handed to user space first (app_solicit; Linux: 0).";

    /** Meaning of the key. */
    String UNRES_QLEN_BYTES =
            "Bytes of packet buffers queued while unresolved (unres_qlen_bytes; Linux: 212992, in 3.x 65536).";

    /** Meaning of the key. */
    String UNRES_QLEN = "Packets queued while unresolved (unres_qlen; Linux 2.6: 3); later kernels bound by bytes.";

    /** Meaning of the key. */
    String GC_INTERVAL =
            "Without effect, as in the kernel (gc_interval): the collector runs every half of the default base_reachable_time.";

    /** Meaning of the key. */
    String GC_THRESH1 =
            "Below this many entries of the machine nothing is collected periodically (gc_thresh1; Linux: 128).";

    /** Meaning of the key. */
    String GC_THRESH2 =
            "From this many entries of the machine old ones are collected when one is added (gc_thresh2; Linux: 512).";

    /** Meaning of the key. */
    String GC_THRESH3 = "No more entries of the machine than this (gc_thresh3; Linux: 1024).";

    /** Where the block is written. */
    Origin origin();

    /** Mean time an entry stays REACHABLE (base_reachable_time_ms; Linux: 30s). */
    @Nullable
    Duration baseReachableTime();

    /** Fixes the time drawn for REACHABLE, which is 0.5 to 1.5 of base-reachable-time; random without it. */
    @Nullable
    Duration reachableTime();

    /** Idle age from which an entry may be collected (gc_stale_time; Linux: 60s). */
    @Nullable
    Duration gcStaleTime();

    /** Wait in DELAY before the first probe (delay_first_probe_time; Linux: 5s). */
    @Nullable
    Duration delayFirstProbeTime();

    /** Interval between probes (retrans_time_ms; Linux: 1s). */
    @Nullable
    Duration retransTime();

    /** Time after a change in which ARP does not change an address again (locktime; Linux: 1s). IPv6 has none. */
    @Nullable
    Duration locktime();

    /** Probe period of MANAGED entries (interval_probe_time_ms; Linux: 5s). */
    @Nullable
    Duration intervalProbeTime();

    /** Upper bound of the random delay of a proxied answer (proxy_delay; Linux: 800ms). */
    @Nullable
    Duration proxyDelay();

    /** Proxied answers that may wait at once (proxy_qlen; Linux: 64). */
    @Nullable
    Integer proxyQlen();

    /** Unicast probes of PROBE (ucast_solicit; Linux: 3). */
    @Nullable
    Integer ucastSolicit();

    /** Broadcast or multicast probes of INCOMPLETE (mcast_solicit; Linux: 3). */
    @Nullable
    Integer mcastSolicit();

    /** Broadcast or multicast probes of PROBE after the unicast ones (mcast_resolicit; Linux: 0). */
    @Nullable
    Integer mcastResolicit();

    /** Probes handed to user space first (app_solicit; Linux: 0). */
    @Nullable
    Integer appSolicit();

    /** Bytes of packet buffers queued while unresolved (unres_qlen_bytes; Linux: 212992, in 3.x 65536). */
    @Nullable
    Integer unresQlenBytes();

    /** Packets queued while unresolved (unres_qlen; Linux 2.6: 3); later kernels bound by bytes. */
    @Nullable
    Integer unresQlen();

    /** Without effect, as in the kernel (gc_interval): the collector runs every half of the default base_reachable_time. */
    @Nullable
    Duration gcInterval();

    /** Below this many entries of the machine nothing is collected periodically (gc_thresh1; Linux: 128). */
    @Nullable
    Integer gcThresh1();

    /** From this many entries of the machine old ones are collected when one is added (gc_thresh2; Linux: 512). */
    @Nullable
    Integer gcThresh2();

    /** No more entries of the machine than this (gc_thresh3; Linux: 1024). */
    @Nullable
    Integer gcThresh3();
}
