package io.floodscope.scenario.advise;

import io.floodscope.result.Band;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.RunResult;
import io.floodscope.result.StateChange;
import io.floodscope.scenario.schema.BridgeSpec;
import io.floodscope.scenario.schema.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The aging time from which bridges no longer miss an address, found by runs: bisection around a guess. */
final class AgingStudy {

    private static final long SECOND = 1_000_000_000L;

    private final List<String> bridges;
    private final Scenario scenario;

    /** A study of these bridges. */
    AgingStudy(Scenario scenario, List<String> bridges) {
        this.scenario = scenario;
        this.bridges = bridges;
    }

    /** The settings that give all the bridges an aging time. */
    List<String> sets(long seconds) {
        return bridges.stream().map(b -> set(b, seconds)).toList();
    }

    static String set(String bridge, long seconds) {
        return "bridges." + bridge + ".mac-aging-time=" + seconds + "s";
    }

    /** The shortest aging time that one of the bridges has now, in s. */
    long currentSeconds() {
        return bridges.stream().mapToLong(this::agingSeconds).min().orElse(0);
    }

    /** The longest one, in s. */
    long longestSeconds() {
        return bridges.stream().mapToLong(this::agingSeconds).max().orElse(0);
    }

    private long agingSeconds(String bridge) {
        BridgeSpec spec = spec(bridge);
        Duration real = spec.effectiveMacAgingTime();
        long seconds = (real == null ? spec.macAgingTime() : real).toSeconds();
        return spec.kind() == BridgeSpec.Kind.OVS ? Math.max(15, Math.min(3_600, seconds)) : seconds;
    }

    private BridgeSpec spec(String bridge) {
        BridgeSpec spec = scenario.bridges().get(bridge);
        if (spec == null) {
            throw new IllegalArgumentException("no bridge of the scenario: " + bridge);
        }
        return spec;
    }

    /** The longest aging time worth trying, in s: what Open vSwitch takes, or more than the run lasts. */
    long capSeconds() {
        boolean ovs = bridges.stream().anyMatch(b -> spec(b).kind() == BridgeSpec.Kind.OVS);
        return ovs ? 3_600 : Math.min(1_000_000, scenario.run().until().toSeconds() + 60);
    }

    /** The aging time that would have bridged the longest silence of a run, in s, or 0 if the record does not tell. */
    long guessSeconds(RunResult result) {
        long longest = 0;
        for (FloodWindow window : result.floodWindows()) {
            if (window.unwantedCopies() == 0 || !bridges.contains(window.bridge())) {
                continue;
            }
            String entity = window.bridge() + "/fdb/" + window.vlan() + "/" + window.dstMac();
            Band band = result.bands().stream()
                    .filter(b -> b.entity().equals(entity))
                    .findFirst()
                    .orElse(null);
            if (band == null) {
                continue;
            }
            Long lost = lastAbsence(band, window.startNanos());
            if (lost != null) {
                long again = nextPresence(band, window.startNanos(), window.endNanos());
                longest = Math.max(longest, again - lost + agingSeconds(window.bridge()) * SECOND);
            }
        }
        return -Math.floorDiv(-longest, SECOND);
    }

    private static @Nullable Long lastAbsence(Band band, long nanos) {
        Long last = null;
        for (StateChange change : band.changes()) {
            if (change.timeNanos() <= nanos && change.state().equals("absent")) {
                last = change.timeNanos();
            }
        }
        return last;
    }

    private static long nextPresence(Band band, long nanos, long otherwise) {
        return band.changes().stream()
                .filter(c -> c.timeNanos() >= nanos && c.state().startsWith("on "))
                .mapToLong(StateChange::timeNanos)
                .findFirst()
                .orElse(otherwise);
    }

    /**
     * The smallest value that does not fail, by bisection.
     *
     * @param fails tells for each of several values whether it fails; a value above one that does not fail does not either
     * @param bad a value that fails
     * @param cap the largest value
     * @param guess where to look first
     * @return empty if the largest value fails
     */
    static OptionalLong smallest(Function<List<Long>, List<Boolean>> fails, long bad, long cap, long guess) {
        long low = bad;
        long high = -1;
        if (guess > low && guess <= cap) {
            List<Boolean> near = fails.apply(guess - 1 > low ? List.of(guess, guess - 1) : List.of(guess));
            if (near.get(0)) {
                low = guess;
            } else if (near.size() < 2 || near.get(1)) {
                return OptionalLong.of(guess);
            } else {
                high = guess - 1;
            }
        }
        if (high < 0) {
            if (low >= cap || fails.apply(List.of(cap)).get(0)) {
                return OptionalLong.empty();
            }
            high = cap;
        }
        while (high - low > 1) {
            long third = Math.max(1, (high - low) / 3);
            List<Long> points = new ArrayList<>(List.of(low + third));
            if (low + 2 * third < high && third > 0 && 2 * third != third) {
                points.add(low + 2 * third);
            }
            List<Boolean> failed = fails.apply(points);
            for (int i = 0; i < points.size(); i++) {
                if (failed.get(i)) {
                    low = Math.max(low, points.get(i));
                } else {
                    high = Math.min(high, points.get(i));
                }
            }
        }
        return OptionalLong.of(high);
    }
}
