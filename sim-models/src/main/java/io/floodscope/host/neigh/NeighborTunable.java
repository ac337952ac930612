package io.floodscope.host.neigh;

import java.util.Arrays;
import java.util.Optional;

/** Tunables under {@code net.ipv4.neigh.<dev>} and {@code net.ipv6.neigh.<dev>}, with kernel names, units and ranges. */
public enum NeighborTunable {
    /** Mean time an entry stays REACHABLE after a confirmation. */
    BASE_REACHABLE_TIME("base_reachable_time_ms", Unit.MILLISECONDS, 30_000, 0, Integer.MAX_VALUE),
    /** Idle age from which an entry may be collected. */
    GC_STALE_TIME("gc_stale_time", Unit.SECONDS, 60, 0, 2_147_483),
    /** How long a used STALE entry waits for a confirmation before it is probed. */
    DELAY_FIRST_PROBE_TIME("delay_first_probe_time", Unit.SECONDS, 5, 0, 2_147_483),
    /** Interval between probes. */
    RETRANS_TIME("retrans_time_ms", Unit.MILLISECONDS, 1_000, 0, Integer.MAX_VALUE),
    /** Unicast probes of PROBE. */
    UCAST_SOLICIT("ucast_solicit", Unit.COUNT, 3, 0, Integer.MAX_VALUE),
    /** Multicast or broadcast probes of INCOMPLETE. */
    MCAST_SOLICIT("mcast_solicit", Unit.COUNT, 3, 0, Integer.MAX_VALUE),
    /** Multicast or broadcast probes of PROBE after the unicast ones. */
    MCAST_RESOLICIT("mcast_resolicit", Unit.COUNT, 0, 0, Integer.MAX_VALUE),
    /** Probes handed to user space before multicast ones. */
    APP_SOLICIT("app_solicit", Unit.COUNT, 0, 0, Integer.MAX_VALUE),
    /** Bound of the unresolved queue in bytes of packet buffers. */
    UNRES_QLEN_BYTES("unres_qlen_bytes", Unit.BYTES, 212_992, 0, Integer.MAX_VALUE),
    /** Bound of the unresolved queue in packets (2.6). */
    UNRES_QLEN("unres_qlen", Unit.COUNT, 3, 0, Integer.MAX_VALUE),
    /** Time after a change in which ARP does not change an address again; IPv6 has none. */
    LOCKTIME("locktime", Unit.CENTISECONDS, 100, 0, Integer.MAX_VALUE),
    /** Upper bound of the random delay of an answer for somebody else, of ARP and of neighbour discovery. */
    PROXY_DELAY("proxy_delay", Unit.CENTISECONDS, 80, 0, Integer.MAX_VALUE),
    /** How many answers for others may wait before the last one. */
    PROXY_QLEN("proxy_qlen", Unit.COUNT, 64, 0, Integer.MAX_VALUE),
    /** Stored only: advertisements for others wait for proxy_delay, too (ndisc_recv_ns). */
    ANYCAST_DELAY("anycast_delay", Unit.CENTISECONDS, 100, 0, Integer.MAX_VALUE),
    /** Probe period of MANAGED entries. */
    INTERVAL_PROBE_TIME("interval_probe_time_ms", Unit.MILLISECONDS, 5_000, 1, Integer.MAX_VALUE),
    /** Stored only: the collector's period is half the default base_reachable_time. */
    GC_INTERVAL("gc_interval", Unit.SECONDS, 30, 0, 2_147_483);

    /** Units in which the kernel's files hold values. */
    public enum Unit {
        /** Thousandths of a second. */
        MILLISECONDS("ms", 1_000_000L),
        /** Hundredths of a second (USER_HZ). */
        CENTISECONDS("1/100 s", 10_000_000L),
        /** Seconds. */
        SECONDS("s", 1_000_000_000L),
        /** A number of things. */
        COUNT("", 0),
        /** Bytes. */
        BYTES("bytes", 0);

        private final String text;
        private final long nanos;

        Unit(String text, long nanos) {
            this.text = text;
            this.nanos = nanos;
        }

        /** As printed behind a number. */
        public String text() {
            return text;
        }

        /** Length in ns of a unit of time, 0 for what is no time. */
        public long nanos() {
            return nanos;
        }
    }

    private final String kernelName;
    private final Unit unit;
    private final long initial;
    private final long min;
    private final long max;

    NeighborTunable(String kernelName, Unit unit, long initial, long min, long max) {
        this.kernelName = kernelName;
        this.unit = unit;
        this.initial = initial;
        this.min = min;
        this.max = max;
    }

    /** The file's name. */
    public String kernelName() {
        return kernelName;
    }

    /** Unit of the file. */
    public Unit unit() {
        return unit;
    }

    /** The kernel's default; locktime is 0 in IPv6. */
    public long initial(boolean v6) {
        return v6 && this == LOCKTIME ? 0 : initial;
    }

    /** Smallest value the kernel takes. */
    public long min() {
        return min;
    }

    /** Largest value the kernel takes. */
    public long max() {
        return max;
    }

    /** Whether the kernel reads it only from {@code default}, so that an interface's own value means nothing. */
    public boolean isReadFromDefault() {
        return this == INTERVAL_PROBE_TIME;
    }

    /** The tunable of this kernel name. */
    public static Optional<NeighborTunable> byName(String name) {
        return Arrays.stream(values()).filter(t -> t.kernelName.equals(name)).findFirst();
    }

    /**
     * Refuses a value outside the kernel's range.
     *
     * @throws IllegalArgumentException naming the tunable, the range and the unit
     */
    public long check(long value) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(kernelName + " must lie between " + min + " and " + max
                    + (unit.text().isEmpty() ? "" : " " + unit.text()) + ", got " + value);
        }
        return value;
    }
}
