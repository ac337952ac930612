package io.floodscope.scenario.run;

import io.floodscope.result.Cause;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.Disturbance;
import io.floodscope.result.ExpectationResult;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Outage;
import io.floodscope.result.RunResult;
import io.floodscope.result.Verdict;
import io.floodscope.text.Durations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Adds to each expectation that failed why it did, and which settings of the scenario's own files decided it. */
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
        return judgement.result().explained(reason, settings(node, responsible(judgement)));
    }

    /** The settings that the cause of the failure names, as its text writes them. */
    private List<String> responsible(Judgement judgement) {
        FloodWindow flood = judgement.flood();
        if (flood != null) {
            return flood.cause().setBy();
        }
        String reason = judgement.result().because();
        Stream<Cause> losses = result.outages().stream()
                .map(Outage::cause)
                .filter(cause -> !reason.isEmpty() && cause.text().equals(reason));
        Stream<Cause> disturbances = disturbance(judgement.subject()).map(Disturbance::cause).stream();
        return Stream.concat(losses, disturbances).findFirst().map(Cause::setBy).orElse(List.of());
    }

    private Optional<Disturbance> disturbance(String subject) {
        return result.disturbances().stream()
                .filter(d -> !subject.isEmpty() && concerns(d.where(), subject))
                .findFirst();
    }

    /** What the expectation itself says, and the disturbance of its subject. */
    private String other(Judgement judgement) {
        String own = judgement.result().because();
        return disturbance(judgement.subject())
                .map(d -> own.isEmpty()
                        ? d.cause().text()
                        : own + "; " + d.cause().text())
                .orElse(own);
    }

    private static boolean concerns(String where, String subject) {
        List<String> places = List.of(where.split("[/ ]"));
        return Stream.of(subject.split("[/ ]")).anyMatch(places::contains);
    }

    /**
     * Settings that a file or the command line made, each place once: those that the cause names, what the command line set,
     * then timers; of each the node's own first and its aging time before all.
     */
    private List<ConfigValue> settings(String node, List<String> responsible) {
        Map<String, ConfigValue> byPlace = new LinkedHashMap<>();
        result.configuration().stream()
                .filter(Reasons::isWritten)
                .filter(value -> isTimer(value) || isSetByHand(value) || responsible.contains(value.shown()))
                .sorted(Comparator.comparingInt((ConfigValue value) -> part(value, responsible))
                        .thenComparingInt(value -> rank(value, node)))
                .forEach(value -> byPlace.putIfAbsent(isSetByHand(value) ? value.path() : value.origin(), value));
        return byPlace.values().stream().limit(MOST).toList();
    }

    private static int part(ConfigValue value, List<String> responsible) {
        return responsible.contains(value.shown()) ? 0 : isSetByHand(value) ? 1 : 2;
    }

    private static boolean isSetByHand(ConfigValue value) {
        return value.origin().equals("--set");
    }

    private static int rank(ConfigValue value, String node) {
        boolean own = !node.isEmpty() && List.of(value.path().split("\\.")).contains(node);
        return (own ? 0 : 2) + (value.path().endsWith("mac-aging-time") ? 0 : 1);
    }

    private static boolean isWritten(ConfigValue value) {
        return isSetByHand(value) || value.origin().matches(".*:\\d+:\\d+");
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
