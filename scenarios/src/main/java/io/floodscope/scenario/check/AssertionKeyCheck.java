package io.floodscope.scenario.check;

import io.floodscope.host.neigh.NeighborState;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.AssertSpec;
import io.floodscope.scenario.schema.ExpectSpec;
import io.floodscope.scenario.schema.MarkKind;
import io.floodscope.scenario.schema.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks what narrows an assertion: a filter that no metric looks at, or a state that nothing has, must never pass. */
final class AssertionKeyCheck {

    private static final String ABSENT = "ABSENT";

    private final Problems problems;

    AssertionKeyCheck(Problems problems) {
        this.problems = problems;
    }

    void check(AssertSpec spec, Metric metric) {
        boolean marks = metric == Metric.MARKS || metric == Metric.MARK_TIMES;
        boolean neighbour = metric == Metric.NEIGHBOUR_SECONDS || metric == Metric.NEIGHBOUR_CHANGES;
        boolean floods = metric.subject() == Metric.Subject.BRIDGE;
        needs(spec, metric == Metric.COUNTER, "counter", spec.counter(), metric);
        needs(spec, marks, "kind", spec.kind(), metric);
        needs(spec, neighbour, "neighbour", spec.neighbour(), metric);
        needs(spec, metric == Metric.NEIGHBOUR_SECONDS, "state", spec.state(), metric);
        Map<String, Boolean> read = new LinkedHashMap<>();
        read.put("on", metric != Metric.COUNTER);
        read.put("counter", metric == Metric.COUNTER);
        read.put("kind", marks);
        read.put("neighbour", neighbour);
        read.put("state", neighbour);
        read.put("vlan", floods || metric.isRate());
        read.put("dst", floods);
        read.put("during", metric.isRate());
        read.put("floods-of", metric.isRate());
        read.put("stat", metric.isRate() || metric.isSeveral());
        read.forEach((key, looked) -> {
            if (!looked && spec.origin().has(key)) {
                problems.error(
                        spec.origin().key(key), "the metric '" + metric.word() + "' does not look at '" + key + "'");
            }
        });
        for (String key : List.of("after", "before")) {
            if (spec.origin().has(key) && !metric.isDated()) {
                problems.error(
                        spec.origin().key(key),
                        "the metric '" + metric.word() + "' is a sum over the whole run: '" + key
                                + "' cannot narrow it");
            }
        }
        values(spec, marks, neighbour);
    }

    private void needs(AssertSpec spec, boolean needed, String key, @Nullable String value, Metric metric) {
        if (needed && value == null) {
            problems.error(spec.origin().span(), "the metric '" + metric.word() + "' needs '" + key + "'");
        }
    }

    private void values(AssertSpec spec, boolean marks, boolean neighbour) {
        String kind = spec.kind();
        if (marks && kind != null && Names.matching(kind, MarkKind.words()).isEmpty()) {
            problems.unknown(
                    spec.origin().value("kind"), "unknown kind of mark '" + kind + "'", kind, MarkKind.words());
        }
        String address = spec.neighbour();
        if (neighbour && address != null && IpAddress.tryParse(address).isEmpty()) {
            problems.error(
                    spec.origin().value("neighbour"),
                    "expected the address of a neighbour, such as 10.4.0.1, found '" + address + "'");
        }
        String state = spec.state();
        List<String> states = states();
        states.add(ABSENT);
        if (neighbour && state != null && !states.contains(state)) {
            problems.unknown(spec.origin().value("state"), "unknown state '" + state + "'", state, states);
        }
    }

    /** The states that an expectation about a neighbour names. */
    void states(ExpectSpec.OfHost spec) {
        for (String state : spec.state()) {
            if (!states().contains(state)) {
                problems.unknown(spec.origin().value("state"), "unknown state '" + state + "'", state, states());
            }
        }
    }

    private static List<String> states() {
        return new ArrayList<>(
                Arrays.stream(NeighborState.values()).map(Enum::name).toList());
    }
}
