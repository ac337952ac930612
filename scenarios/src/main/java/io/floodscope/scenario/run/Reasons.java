package io.floodscope.scenario.run;

import io.floodscope.result.ConfigValue;
import io.floodscope.result.ExpectationResult;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.RunResult;
import io.floodscope.result.Verdict;
import io.floodscope.text.Durations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Adds to each expectation that failed why it did, and which timers of the scenario's own files decided it. */
final class Reasons {

    private static final int MOST = 8;

    /** Blocks whose durations say how the network is built; in the others they say what happens in it and when. */
    private static final Set<String> NO_NETWORK =
            Set.of("run", "traffic", "events", "pools", "observe", "expect", "assert", "links");

    /** Durations that decide how fast or at which fraction of a second something happens, not for how long it is known. */
    private static final Set<String> NO_TIMER = Set.of("latency", "clock-phase");

    /** Numbers that decide for how long something is known, as durations do. */
    private static final Set<String> THRESHOLDS = Set.of("gc-thresh1", "gc-thresh2", "gc-thresh3");

    private final RunResult result;

    private Reasons(RunResult result) {
        this.result = result;
    }

    /** The result with reasons. */
    static RunResult added(RunResult result, List<Judgement> judgements) {
        Reasons reasons = new Reasons(result);
        List<ExpectationResult> explained = new ArrayList<>();
        for (Judgement each : judgements) {
            boolean failed = each.result().verdict() == Verdict.FAIL;
            explained.add(failed ? reasons.explain(each) : each.result());
        }
        return result.withExpectations(explained);
    }

    private ExpectationResult explain(Judgement judgement) {
        FloodWindow flood = judgement.flood();
        String node = flood == null ? judgement.subject().replaceFirst("[/ ].*", "") : flood.bridge();
        String reason = flood == null ? other(judgement) : flood.cause().text();
        return judgement.result().explained(reason, timers(node));
    }

    /** What the expectation itself says, and the disturbance of its subject. */
    private String other(Judgement judgement) {
        String own = judgement.result().because();
        String subject = judgement.subject();
        return result.disturbances().stream()
                .filter(d -> !subject.isEmpty() && concerns(d.where(), subject))
                .findFirst()
                .map(d -> own.isEmpty()
                        ? d.cause().text()
                        : own + "; " + d.cause().text())
                .orElse(own);
    }

    private static boolean concerns(String where, String subject) {
        List<String> places = List.of(where.split("[/ ]"));
        return Stream.of(subject.split("[/ ]")).anyMatch(places::contains);
    }

    /** Timers that a file or the command line set, each place once; those of the node first, its aging time before all. */
    private List<ConfigValue> timers(String node) {
        Map<String, ConfigValue> byPlace = new LinkedHashMap<>();
        result.configuration().stream()
                .filter(Reasons::isWritten)
                .filter(Reasons::isTimer)
                .sorted(Comparator.comparingInt(value -> rank(value, node)))
                .forEach(value ->
                        byPlace.putIfAbsent(value.origin().equals("--set") ? value.path() : value.origin(), value));
        return byPlace.values().stream().limit(MOST).toList();
    }

    private static int rank(ConfigValue value, String node) {
        boolean own = !node.isEmpty() && List.of(value.path().split("\\.")).contains(node);
        return (own ? 0 : 2) + (value.path().endsWith("mac-aging-time") ? 0 : 1);
    }

    private static boolean isWritten(ConfigValue value) {
        return value.origin().equals("--set") || value.origin().matches(".*:\\d+:\\d+");
    }

    private static boolean isTimer(ConfigValue value) {
        String path = value.path();
        String key = path.substring(path.lastIndexOf('.') + 1);
        return !NO_NETWORK.contains(path.replaceFirst("[.\\[].*", ""))
                && !NO_TIMER.contains(key)
                && (THRESHOLDS.contains(key)
                        || Durations.tryParse(value.value()).isPresent());
    }
}
