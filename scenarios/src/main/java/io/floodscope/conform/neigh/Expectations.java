package io.floodscope.conform.neigh;

import io.floodscope.conform.ReplayOptions;
import io.floodscope.conform.UnsupportedTraceException;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares what a replay produced with the assertions of a trace, each with its own tolerance. */
final class Expectations {

    private static final Set<String> WITHOUT_MAC = Set.of("FAILED", "DELETED", "INCOMPLETE", "NONE", "REFUSED");
    /** An announcement counts as made if user space recorded it this soon: at most 36 ms over all traces. */
    private static final long NETLINK_LAG = 50_000_000L;
    /** How late user space recorded an announcement that belongs to a change at most. */
    private static final long NETLINK_LATE = 200_000_000L;

    private final Observations observations;
    private final JsonNode recordedChanges;
    private final long untilNanos;
    private final boolean wheel;
    private final Lateness lateness;
    private final Map<String, Long> matchedAt = new LinkedHashMap<>();
    private final Set<Object> taken = new LinkedHashSet<>();
    private final List<String> failures = new ArrayList<>();
    private int compared;
    private int satisfied;
    private int legsMissed;
    private long largestDeviation;
    private String largestDeviationAt = "none";

    Expectations(Observations observations, JsonNode trace, long untilNanos, ReplayOptions.Timers timers) {
        this.observations = observations;
        this.recordedChanges = trace.path("observed").path("neigh");
        this.lateness = new Lateness(trace.path("expect"), timers, untilNanos);
        this.untilNanos = untilNanos;
        this.wheel = timers == ReplayOptions.Timers.WHEEL;
    }

    void compare(JsonNode expected) {
        String needs = expected.path("needs").asString("");
        if (!needs.isEmpty() && !needs.equals("wheel")) {
            throw new UnsupportedTraceException("an assertion needs something unknown: " + needs);
        }
        if (!needs.isEmpty() && !wheel) {
            return;
        }
        String kind = expected.path("kind").asString("");
        String failure = switch (kind) {
            case "transition" -> transition(expected);
            case "frame" -> frame(expected);
            case "sequence" -> sequence(expected);
            case "state_at" -> stateAt(expected);
            case "count" -> count(expected);
            case "datagrams_sent" -> datagrams(expected);
            case "app_errors" -> appErrors(expected);
            default -> throw new UnsupportedTraceException("unknown kind of assertion: " + kind);
        };
        compared++;
        if (failure == null) {
            satisfied++;
        } else {
            failures.add(expected.path("id").asString("?") + " " + kind + ": " + failure);
        }
    }

    private @Nullable String transition(JsonNode expected) {
        String state = expected.path("state").asString();
        JsonNode mac = expected.path("mac");
        boolean anyMac = WITHOUT_MAC.contains(state) || !mac.isString();
        List<Observations.Change> candidates = changes(expected).stream()
                .filter(c -> c.state().equals(state))
                .filter(c -> anyMac || MacAddress.format(c.mac()).equals(mac.asString()))
                .toList();
        String what = expected.path("ip").asString() + " " + state + (anyMac ? "" : " " + mac.asString());
        Observations.Change match = closest(expected, candidates, Observations.Change::nanos);
        if (match == null) {
            return missing(what, expected, candidates, Observations.Change::nanos);
        }
        return notification(what, expected, observations.isAnnounced(match));
    }

    private @Nullable String notification(String what, JsonNode expected, boolean announced) {
        JsonNode wanted = expected.path("notified");
        if (!wanted.isBoolean() || wanted.asBoolean() == announced || (announced && wasRecordedLate(expected))) {
            return null;
        }
        return what + ": expected " + (announced ? "no" : "a") + " netlink notification, got "
                + (announced ? "one" : "none");
    }

    /** Whether the recording holds the announcement after all, only too late to have been counted as made. */
    private boolean wasRecordedLate(JsonNode expected) {
        long at = TraceTime.nanos(expected.path("t_ms"));
        for (JsonNode change : recordedChanges) {
            long seen = TraceTime.nanos(change.path("t_ms"));
            if (change.path("source").asString("").equals("netlink")
                    && change.path("host").equals(expected.path("host"))
                    && change.path("ip").equals(expected.path("ip"))
                    && change.path("state").equals(expected.path("state"))
                    && seen > at + NETLINK_LAG
                    && seen <= at + NETLINK_LATE) {
                return true;
            }
        }
        return false;
    }

    private List<Observations.Change> changes(JsonNode expected) {
        return observations
                .changesOf(
                        expected.path("host").asString(),
                        IpAddress.parse(expected.path("ip").asString()))
                .stream()
                .filter(c -> !c.state().equals("NONE"))
                .toList();
    }

    private @Nullable String frame(JsonNode expected) {
        List<Observations.Seen> candidates = matching(expected);
        Observations.Seen match = closest(expected, candidates, Observations.Seen::nanos);
        return match != null
                ? null
                : missing("a frame with " + expected.path("match"), expected, candidates, Observations.Seen::nanos);
    }

    private List<Observations.Seen> matching(JsonNode expected) {
        String port = expected.path("port").asString();
        boolean fromHost = expected.path("dir").asString("from_host").equals("from_host");
        return observations.frames().stream()
                .filter(f -> f.fromHost() == fromHost && f.port().equals(port))
                .filter(f -> FrameFields.matches(expected.path("match"), f.frame(), f.word()))
                .toList();
    }

    /**
     * The event within the tolerance that no other assertion has taken: one whose distance to an earlier assertion's event
     * fits too, if there is one, else the nearest. The tolerance covers the chain since the last stimulus; the leg alone also
     * spans clocks that are independent of each other, and what the recording machine was late by.
     */
    private <T> @Nullable T closest(JsonNode expected, List<T> candidates, ToLongFunction<T> time) {
        long at = TraceTime.nanos(expected.path("t_ms"));
        long tolerance = lateness.tolerance(expected);
        Long after = matchedAt.get(expected.path("after").asString(""));
        T best = null;
        boolean bestLeg = false;
        long bestDistance = Long.MAX_VALUE;
        for (T candidate : candidates) {
            long distance = Math.abs(time.applyAsLong(candidate) - at);
            boolean leg = after == null || legHolds(expected, time.applyAsLong(candidate) - after);
            boolean better = leg == bestLeg ? distance < bestDistance : leg;
            if (distance <= tolerance && better && !isTaken(candidate)) {
                best = candidate;
                bestLeg = leg;
                bestDistance = distance;
            }
        }
        if (best != null) {
            legsMissed += bestLeg ? 0 : 1;
            taken.add(new Identity(best));
            matchedAt.put(expected.path("id").asString(""), time.applyAsLong(best));
            if (bestDistance > largestDeviation) {
                largestDeviation = bestDistance;
                largestDeviationAt = expected.path("id").asString("");
            }
        }
        return best;
    }

    private static boolean legHolds(JsonNode expected, long leg) {
        return Math.abs(leg - TraceTime.nanos(expected.path("delta_ms")))
                <= TraceTime.nanos(expected.path("delta_tolerance_ms"));
    }

    private boolean isTaken(Object candidate) {
        return taken.contains(new Identity(candidate));
    }

    /** One observed event: equal events at the same instant are still two. */
    private record Identity(Object event) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Identity identity && identity.event == event;
        }

        @Override
        public int hashCode() {
            return event.hashCode();
        }
    }

    private static <T> String missing(String what, JsonNode expected, List<T> candidates, ToLongFunction<T> time) {
        long at = TraceTime.nanos(expected.path("t_ms"));
        long nearest = Long.MAX_VALUE;
        for (T candidate : candidates) {
            long t = time.applyAsLong(candidate);
            nearest = Math.abs(t - at) < Math.abs(nearest - at) ? t : nearest;
        }
        String leg = expected.has("after")
                ? ", " + expected.path("delta_ms") + " ms +- " + expected.path("delta_tolerance_ms") + " ms after "
                        + expected.path("after").asString()
                : "";
        return what + ": expected at " + TraceTime.millis(at) + " +- " + expected.path("tolerance_ms") + " ms" + leg
                + ", got " + (candidates.isEmpty() ? "none" : "the nearest at " + TraceTime.millis(nearest));
    }

    private @Nullable String sequence(JsonNode expected) {
        List<Observations.Change> changes = changes(expected);
        List<String> actual = changes.stream()
                .map(c -> named(c.state(), MacAddress.format(c.mac())))
                .toList();
        List<String> wanted = names(expected.path("states"));
        int extra = actual.size() - wanted.size();
        if (extra > 0 && lateness.mayBeOutside(expected, changes, wanted.size())) {
            actual = actual.subList(0, wanted.size());
        }
        List<String> further = names(expected.path("may_follow"));
        for (int more = 0; more <= further.size(); more++) {
            List<String> allowed = new ArrayList<>(wanted);
            allowed.addAll(further.subList(0, more));
            if (allowed.equals(actual)) {
                return null;
            }
        }
        return expected.path("ip").asString() + ": expected " + wanted + (further.isEmpty() ? "" : " then " + further)
                + ", got " + actual;
    }

    private static List<String> names(JsonNode states) {
        List<String> names = new ArrayList<>();
        for (JsonNode state : states) {
            names.add(named(
                    state.get(0).asString(),
                    state.get(1).isString() ? state.get(1).asString() : ""));
        }
        return names;
    }

    private static String named(String state, String mac) {
        return WITHOUT_MAC.contains(state) ? state : state + " " + mac;
    }

    private @Nullable String stateAt(JsonNode expected) {
        long at = TraceTime.nanos(expected.path("t_ms"));
        String actual = "ABSENT";
        for (Observations.Change change : changes(expected)) {
            if (change.nanos() > at) {
                break;
            }
            boolean gone = change.state().equals("DELETED") || change.state().equals("REFUSED");
            actual = gone ? "ABSENT" : named(change.state(), MacAddress.format(change.mac()));
        }
        String mac = expected.path("mac").isString() ? expected.path("mac").asString() : "";
        String state = expected.path("state").asString();
        String wanted = state.equals("ABSENT") ? state : named(state, mac);
        return wanted.equals(actual)
                ? null
                : expected.path("ip").asString() + " at " + TraceTime.millis(at) + ": expected " + wanted + ", got "
                        + actual;
    }

    private @Nullable String count(JsonNode expected) {
        long from = TraceTime.nanos(expected.path("from_ms"));
        long to = TraceTime.nanos(expected.path("to_ms"));
        long actual = matching(expected).stream()
                .filter(f -> f.nanos() >= from && f.nanos() <= to)
                .count();
        long wanted = expected.path("count").asLong();
        long tolerance = expected.path("tolerance").asLong(0);
        return Math.abs(actual - wanted) <= tolerance
                ? null
                : "frames with " + expected.path("match") + " at "
                        + expected.path("port").asString() + ": expected " + wanted + " +- " + tolerance + ", got "
                        + actual;
    }

    private @Nullable String datagrams(JsonNode expected) {
        String port = expected.path("port").asString();
        List<Long> left = new ArrayList<>();
        for (Observations.Seen seen : observations.frames()) {
            boolean here = seen.fromHost() && seen.port().equals(port) && seen.nanos() <= untilNanos;
            if (here && Observations.isDatagram(seen)) {
                left.add(seen.word());
            }
        }
        List<Long> lost = observations.datagrams().stream()
                .filter(d -> d.host().equals(port) && !left.contains(d.seq()))
                .map(Observations.Datagram::seq)
                .toList();
        List<Long> wantedLeft = numbers(expected.path("seqs"));
        List<Long> wantedLost = numbers(expected.path("lost"));
        if (!wantedLeft.equals(left)) {
            return "datagrams that left " + port + ": expected " + wantedLeft + ", got " + left;
        }
        return wantedLost.equals(lost)
                ? null
                : "datagrams lost at " + port + ": expected " + wantedLost + ", got " + lost;
    }

    private @Nullable String appErrors(JsonNode expected) {
        List<Observations.AppError> actual =
                observations.errors(expected.path("errno").asString());
        List<Long> wanted = numbers(expected.path("seqs"));
        wanted.removeIf(observations::isUndecided);
        List<Long> seqs =
                actual.stream().map(Observations.AppError::seq).sorted().toList();
        if (!seqs.equals(wanted.stream().sorted().toList())
                && !lateness.explains(expected, wanted, actual, observations)) {
            return expected.path("errno") + " for datagrams: expected " + wanted + ", got " + seqs;
        }
        long at = TraceTime.nanos(expected.path("t_ms"));
        long tolerance = TraceTime.nanos(expected.path("tolerance_ms"));
        long first = actual.isEmpty() ? at : actual.get(0).nanos();
        return Math.abs(first - at) <= tolerance
                ? null
                : expected.path("errno") + ": expected first at " + TraceTime.millis(at) + " +- "
                        + expected.path("tolerance_ms") + " ms, got " + TraceTime.millis(first);
    }

    private static List<Long> numbers(JsonNode list) {
        List<Long> numbers = new ArrayList<>();
        list.forEach(n -> numbers.add(n.asLong()));
        return numbers;
    }

    int compared() {
        return compared;
    }

    int satisfied() {
        return satisfied;
    }

    List<String> failures() {
        return failures;
    }

    /** Matched events whose distance to the event before was outside the tolerance of that leg alone. */
    int legsMissed() {
        return legsMissed;
    }

    /** Largest distance of a matched event from its expected time, in ns. */
    long largestDeviation() {
        return largestDeviation;
    }

    /** The assertion with that distance. */
    String largestDeviationAt() {
        return largestDeviationAt;
    }
}
