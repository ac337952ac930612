package io.floodscope.imports;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Units of the kernel's neighbour settings: milliseconds, seconds and hundredths stand side by side. */
enum TunableUnit {
    /** Seconds. */
    SECONDS(1_000_000_000L, "s"),
    /** Milliseconds. */
    MILLIS(1_000_000L, "ms"),
    /** Hundredths of a second (USER_HZ), whatever the kernel's own tick is. */
    HUNDREDTHS(10_000_000L, "1/100 s"),
    /** A number of something, or a switch. */
    COUNT(0, "");

    private static final Map<String, TunableUnit> BY_NAME = new TreeMap<>();

    static {
        for (String name :
                new String[] {"base_reachable_time", "gc_stale_time", "delay_first_probe_time", "gc_interval"}) {
            BY_NAME.put(name, SECONDS);
        }
        for (String name : new String[] {"base_reachable_time_ms", "retrans_time_ms", "interval_probe_time_ms"}) {
            BY_NAME.put(name, MILLIS);
        }
        for (String name : new String[] {"retrans_time", "locktime", "anycast_delay", "proxy_delay"}) {
            BY_NAME.put(name, HUNDREDTHS);
        }
        for (String name : new String[] {
            "ucast_solicit", "mcast_solicit", "mcast_resolicit", "app_solicit", "unres_qlen", "unres_qlen_bytes",
            "proxy_qlen", "gc_thresh1", "gc_thresh2", "gc_thresh3", "arp_accept", "drop_gratuitous_arp"
        }) {
            BY_NAME.put(name, COUNT);
        }
    }

    private final long nanos;
    private final String shown;

    TunableUnit(long nanos, String shown) {
        this.nanos = nanos;
        this.shown = shown;
    }

    static @Nullable TunableUnit of(String name) {
        return BY_NAME.get(name);
    }

    /** The time a number means in ns, -1 for counts and for what does not fit. */
    long nanosOf(long raw) {
        return nanos == 0 || raw > Long.MAX_VALUE / nanos ? -1 : raw * nanos;
    }

    String shown() {
        return shown;
    }
}
