package io.floodscope.scenario.sysctl;

import io.floodscope.host.neigh.NeighborTunable;
import io.floodscope.scenario.schema.NeighTunables;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A key of a block of neighbour tunables and the kernel's tunable that it means.
 *
 * @param key the word of the language
 * @param tunable the kernel's tunable
 * @param reader takes the value, a duration or a number, from a block
 */
public record NeighKey(String key, NeighborTunable tunable, Function<NeighTunables, @Nullable Object> reader) {

    /** All keys that are tunables of neighbour tables; the thresholds of the machine are none. */
    public static final List<NeighKey> ALL = List.of(
            new NeighKey("base-reachable-time", NeighborTunable.BASE_REACHABLE_TIME, NeighTunables::baseReachableTime),
            new NeighKey("gc-stale-time", NeighborTunable.GC_STALE_TIME, NeighTunables::gcStaleTime),
            new NeighKey(
                    "delay-first-probe-time",
                    NeighborTunable.DELAY_FIRST_PROBE_TIME,
                    NeighTunables::delayFirstProbeTime),
            new NeighKey("retrans-time", NeighborTunable.RETRANS_TIME, NeighTunables::retransTime),
            new NeighKey("locktime", NeighborTunable.LOCKTIME, NeighTunables::locktime),
            new NeighKey("interval-probe-time", NeighborTunable.INTERVAL_PROBE_TIME, NeighTunables::intervalProbeTime),
            new NeighKey("proxy-delay", NeighborTunable.PROXY_DELAY, NeighTunables::proxyDelay),
            new NeighKey("proxy-qlen", NeighborTunable.PROXY_QLEN, NeighTunables::proxyQlen),
            new NeighKey("ucast-solicit", NeighborTunable.UCAST_SOLICIT, NeighTunables::ucastSolicit),
            new NeighKey("mcast-solicit", NeighborTunable.MCAST_SOLICIT, NeighTunables::mcastSolicit),
            new NeighKey("mcast-resolicit", NeighborTunable.MCAST_RESOLICIT, NeighTunables::mcastResolicit),
            new NeighKey("app-solicit", NeighborTunable.APP_SOLICIT, NeighTunables::appSolicit),
            new NeighKey("unres-qlen-bytes", NeighborTunable.UNRES_QLEN_BYTES, NeighTunables::unresQlenBytes),
            new NeighKey("unres-qlen", NeighborTunable.UNRES_QLEN, NeighTunables::unresQlen),
            new NeighKey("gc-interval", NeighborTunable.GC_INTERVAL, NeighTunables::gcInterval));

    /** The value of a block in the tunable's unit, or null if it is not written. */
    public @Nullable Long value(NeighTunables block) {
        Object written = reader.apply(block);
        if (written instanceof Duration time) {
            return time.toNanos() / tunable.unit().nanos();
        }
        return written instanceof Integer number ? Long.valueOf(number) : null;
    }

    /** Whether a block writes a time that the kernel's unit cannot express. */
    public boolean isTooFine(NeighTunables block) {
        return reader.apply(block) instanceof Duration time
                && time.toNanos() % tunable.unit().nanos() != 0;
    }
}
