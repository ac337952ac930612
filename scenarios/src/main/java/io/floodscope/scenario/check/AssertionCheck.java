package io.floodscope.scenario.check;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.AssertSpec;
import io.floodscope.scenario.schema.ExpectSpec;
import io.floodscope.scenario.schema.Metric;
import io.floodscope.scenario.schema.Quantity;
import io.floodscope.scenario.schema.Scenario;
import io.floodscope.scenario.schema.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks what a scenario expects: a misspelled metric or name must never pass. */
final class AssertionCheck {

    private final Scenario scenario;
    private final Names names;
    private final Problems problems;

    private AssertionCheck(Scenario scenario, Names names, Problems problems) {
        this.scenario = scenario;
        this.names = names;
        this.problems = problems;
    }

    static void check(Scenario scenario, Names names, Problems problems) {
        AssertionCheck check = new AssertionCheck(scenario, names, problems);
        scenario.asserts().forEach(check::assertion);
        scenario.expect().forEach(check::expectation);
        scenario.observe()
                .forEach(o -> o.host().forEach(p -> check.hosts(o.origin().value("host"), p)));
    }

    private void assertion(AssertSpec spec) {
        Optional<Metric> found = Metric.byWord(spec.metric());
        if (found.isEmpty()) {
            problems.unknown(
                    spec.origin().value("metric"),
                    "assertion uses unknown metric '" + spec.metric() + "'",
                    spec.metric(),
                    Metric.words());
            return;
        }
        Metric metric = found.get();
        spec.on().forEach(pattern -> subject(spec, metric, pattern));
        if (spec.floodsOf() != null
                && Names.matching(spec.floodsOf(), names.bridges()).isEmpty()) {
            problems.unknown(
                    spec.origin().value("floods-of"),
                    "unknown bridge '" + spec.floodsOf() + "'",
                    spec.floodsOf(),
                    names.bridges());
        }
        if (metric.subject() == Metric.Subject.PORT && spec.on().isEmpty()) {
            problems.error(spec.origin().span(), "the metric '" + metric.word() + "' needs 'on': which host or port");
        }
        if (metric.subject().isOvn() && names.ovn().deployments().isEmpty()) {
            problems.error(
                    spec.origin().value("metric"),
                    "the metric '" + metric.word() + "' is about OVN, and there is no 'ovn' in this file");
        }
        needs(spec, metric == Metric.COUNTER, "counter", spec.counter(), metric);
        needs(spec, metric == Metric.MARKS || metric == Metric.MARK_TIMES, "kind", spec.kind(), metric);
        needs(
                spec,
                metric == Metric.NEIGHBOUR_SECONDS || metric == Metric.NEIGHBOUR_CHANGES,
                "neighbour",
                spec.neighbour(),
                metric);
        needs(spec, metric == Metric.NEIGHBOUR_SECONDS, "state", spec.state(), metric);
        for (String key : List.of("after", "before")) {
            if (spec.origin().has(key) && !metric.isDated()) {
                problems.error(
                        spec.origin().key(key),
                        "the metric '" + metric.word() + "' is a sum over the whole run: '" + key
                                + "' cannot narrow it");
            }
        }
        bounds(spec, metric);
    }

    private void needs(AssertSpec spec, boolean needed, String key, @Nullable String value, Metric metric) {
        if (needed && value == null) {
            problems.error(spec.origin().span(), "the metric '" + metric.word() + "' needs '" + key + "'");
        }
    }

    private void bounds(AssertSpec spec, Metric metric) {
        if (spec.max() == null
                && spec.min() == null
                && spec.equals().isEmpty()
                && spec.between().isEmpty()) {
            problems.error(spec.origin().span(), "an assertion needs a bound: 'max', 'min', 'equals' or 'between'");
        }
        if (!spec.between().isEmpty() && spec.between().size() != 2) {
            problems.error(spec.origin().value("between"), "'between' takes two values: [smallest, largest]");
        }
        if (spec.equals().size() > 1 && !metric.isSeveral()) {
            problems.error(
                    spec.origin().value("equals"), "the metric '" + metric.word() + "' has one value, not several");
        }
        List<Quantity> all = new ArrayList<>(spec.equals());
        all.addAll(spec.between());
        addIfPresent(all, spec.max());
        addIfPresent(all, spec.min());
        for (Quantity bound : all) {
            quantity(bound, metric);
        }
        if (spec.tolerance() != null && !spec.tolerance().text().endsWith("%")) {
            quantity(spec.tolerance(), metric);
        }
    }

    private static void addIfPresent(List<Quantity> all, @Nullable Quantity bound) {
        if (bound != null) {
            all.add(bound);
        }
    }

    private void quantity(Quantity bound, Metric metric) {
        if (metric.unit().parse(bound.text()).isPresent()) {
            return;
        }
        boolean bare = Unit.COUNT.parse(bound.text()).isPresent();
        String help = bare && metric.unit() == Unit.TIME ? "did you mean " + bound.text() + "s?" : "";
        problems.error(
                bound.span(),
                "the metric '" + metric.word() + "' is compared with "
                        + metric.unit().example() + ", found '" + bound.text() + "'",
                help);
    }

    private void subject(AssertSpec spec, Metric metric, String pattern) {
        var span = spec.origin().value("on");
        switch (metric.subject()) {
            case BRIDGE, TABLE -> known(span, "bridge", pattern, names.bridges());
            case FLOW -> known(span, "traffic", pattern, names.traffic());
            case HOST -> hosts(span, pattern);
            case LOOKUP ->
                known(
                        span,
                        "bridge",
                        pattern.indexOf('/') < 0 ? pattern : pattern.substring(0, pattern.indexOf('/')),
                        names.bridges());
            case PORT -> {
                if (pattern.indexOf('/') < 0) {
                    hosts(span, pattern);
                } else {
                    known(span, "bridge", pattern.substring(0, pattern.indexOf('/')), names.bridges());
                }
            }
            case ROUTER_PORT -> known(span, "router port", pattern, names.ovn().routerPorts());
            case LOGICAL_SWITCH ->
                known(span, "logical switch", pattern, names.ovn().switches());
            case BINDING -> binding(span, pattern);
            case COUNTER, MARKS -> {}
        }
    }

    /** A deployment, a router port, or a row of one. */
    private void binding(io.floodscope.scenario.schema.SourceSpan span, String pattern) {
        int slash = pattern.indexOf('/');
        if (slash < 0) {
            List<String> all = new ArrayList<>(names.ovn().routerPorts());
            all.addAll(names.ovn().deployments());
            known(span, "router port or OVN deployment", pattern, all);
            return;
        }
        known(span, "router port", pattern.substring(0, slash), names.ovn().routerPorts());
        String address = pattern.substring(slash + 1);
        if (address.indexOf('*') < 0 && IpAddress.tryParse(address).isEmpty()) {
            problems.error(
                    span, "expected an address behind the router port, such as lrp/192.0.2.9, found '" + address + "'");
        }
    }

    private void expectation(ExpectSpec spec) {
        if (spec.at().compareTo(scenario.run().until()) > 0) {
            problems.error(spec.origin().value("at"), "the run ends before this time");
        }
        if (spec instanceof ExpectSpec.OfBridge bridge) {
            known(spec.origin().value("bridge"), "bridge", bridge.bridge(), names.bridges());
        } else if (spec instanceof ExpectSpec.OfHost host) {
            hosts(spec.origin().value("host"), host.host());
        } else if (spec instanceof ExpectSpec.OfOvn ovn) {
            known(
                    spec.origin().value("ovn"),
                    "OVN deployment",
                    ovn.ovn(),
                    names.ovn().deployments());
        } else if (spec instanceof ExpectSpec.OfRouterPort port) {
            known(
                    spec.origin().value("router-port"),
                    "router port",
                    port.routerPort(),
                    names.ovn().routerPorts());
        } else if (spec instanceof ExpectSpec.OfLogicalSwitch of) {
            known(
                    spec.origin().value("logical-switch"),
                    "logical switch",
                    of.logicalSwitch(),
                    names.ovn().switches());
        }
    }

    private void hosts(io.floodscope.scenario.schema.SourceSpan span, String pattern) {
        if (names.hosts(pattern).isEmpty()) {
            problems.unknown(span, "unknown host '" + pattern + "'", pattern, names.hostNames());
        }
    }

    private void known(io.floodscope.scenario.schema.SourceSpan span, String kind, String pattern, List<String> all) {
        if (Names.matching(pattern, all).isEmpty()) {
            problems.unknown(span, "unknown " + kind + " '" + pattern + "'", pattern, all);
        }
    }
}
