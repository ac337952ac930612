package io.floodscope.conform.neigh;

import io.floodscope.conform.ReplayOptions;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What follows from the kernel's timers being late when a replay's are exact: its events come earlier than the recorded
 * ones, by as much as the tolerances say. With the wheel nothing of this applies.
 */
final class Lateness {

    private static final long MILLI = 1_000_000L;
    /** Events closer than this have no order: a frame and the change that it causes are one instant. */
    private static final long ONE_INSTANT = MILLI;

    /** How late a timer may be, by its length: steps of the wheel at 250 Hz, from the README of the traces. */
    private static final long[][] STEPS = {{252, 4}, {2_016, 32}, {16_128, 256}, {129_024, 2_048}};

    private final JsonNode expectations;
    private final boolean exact;
    private final long untilNanos;

    Lateness(JsonNode expectations, ReplayOptions.Timers timers, long untilNanos) {
        this.expectations = expectations;
        this.exact = timers == ReplayOptions.Timers.EXACT;
        this.untilNanos = untilNanos;
    }

    /** The tolerance of an assertion; with exact timers that of the least certain event of the same instant. */
    long tolerance(JsonNode expected) {
        long tolerance = TraceTime.nanos(expected.path("tolerance_ms"));
        if (!exact) {
            return tolerance;
        }
        long at = TraceTime.nanos(expected.path("t_ms"));
        for (JsonNode other : expectations) {
            if (other.has("t_ms")
                    && other.has("tolerance_ms")
                    && Math.abs(TraceTime.nanos(other.path("t_ms")) - at) <= ONE_INSTANT) {
                tolerance = Math.max(tolerance, TraceTime.nanos(other.path("tolerance_ms")));
            }
        }
        return tolerance;
    }

    /** How uncertain the last recorded change of an entry is. */
    private long lastTolerance(JsonNode expected) {
        long last = 0;
        for (JsonNode other : expectations) {
            if (other.path("kind").asString("").equals("transition")
                    && entry(other).equals(entry(expected))) {
                last = tolerance(other);
            }
        }
        return last;
    }

    private static String entry(JsonNode expected) {
        return expected.path("host").asString("") + " " + expected.path("ip").asString("");
    }

    /** Whether the changes behind the recorded ones would lie behind the end of the recording on a late machine. */
    boolean mayBeOutside(JsonNode expected, List<Observations.Change> changes, int recorded) {
        if (!exact || recorded == 0) {
            return false;
        }
        long before = changes.get(recorded - 1).nanos();
        long at = changes.get(recorded).nanos();
        return at + lastTolerance(expected) + step(at - before) >= untilNanos;
    }

    private static long step(long timerNanos) {
        for (long[] step : STEPS) {
            if (timerNanos <= step[0] * MILLI) {
                return step[1] * MILLI;
            }
        }
        return 16_384 * MILLI;
    }

    /**
     * Whether other datagrams than the recorded ones came back only because the next hop failed earlier: they were sent
     * within the tolerance of one that met the other fate, or came back within it of the end.
     */
    boolean explains(
            JsonNode expected, List<Long> wanted, List<Observations.AppError> actual, Observations observations) {
        if (!exact) {
            return false;
        }
        long tolerance = TraceTime.nanos(expected.path("tolerance_ms"));
        List<Long> got = actual.stream().map(Observations.AppError::seq).toList();
        boolean noneMissing = got.containsAll(wanted.stream()
                .filter(w -> !isNear(w, got, tolerance, observations))
                .toList());
        return noneMissing
                && actual.stream()
                        .filter(e -> !wanted.contains(e.seq()))
                        .allMatch(e -> e.nanos() + tolerance >= untilNanos
                                || isNear(e.seq(), wanted, tolerance, observations));
    }

    private static boolean isNear(long seq, List<Long> others, long tolerance, Observations observations) {
        long sent = observations.sentNanos(seq);
        return others.stream().anyMatch(o -> Math.abs(observations.sentNanos(o) - sent) <= tolerance);
    }
}
