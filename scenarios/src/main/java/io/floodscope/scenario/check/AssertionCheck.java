package io.floodscope.scenario.check;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.AssertSpec;
import io.floodscope.scenario.schema.ExpectSpec;
import io.floodscope.scenario.schema.Metric;
import io.floodscope.scenario.schema.Quantity;
import io.floodscope.scenario.schema.Scenario;
import io.floodscope.scenario.schema.SourceSpan;
import io.floodscope.scenario.schema.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what a scenario expects: a misspelled metric or name must never pass. */
final class AssertionCheck {

    /** First parts of names of what marks are about that are no names of the file. */
    private static final Set<String> MARKED = new LinkedHashSet<>(List.of("scenario", "vrrp"));

    private final Scenario scenario;
    private final Names names;
    private final Problems problems;
    private final AssertionKeyCheck keys;
    private final BridgePorts ports;

    private AssertionCheck(Scenario scenario, Names names, Problems problems) {
        this.scenario = scenario;
        this.names = names;
        this.problems = problems;
        this.keys = new AssertionKeyCheck(problems);
        this.ports = BridgePorts.of(scenario, names);
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
            problems.error(
                    spec.origin().value("metric"),
                    "assertion uses unknown metric '" + spec.metric() + "'",
                    Problems.suggest(spec.metric(), Metric.words()) + " (list: floodscope show metrics)");
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
        keys.check(spec, metric);
        bounds(spec, metric);
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
            case LOOKUP -> {
                if (pattern.indexOf('/') < 0) {
                    known(span, "bridge", pattern, names.bridges());
                } else {
                    port(span, pattern);
                }
            }
            case PORT -> {
                if (pattern.indexOf('/') < 0) {
                    hosts(span, pattern);
                } else {
                    port(span, pattern);
                }
            }
            case ROUTER_PORT -> known(span, "router port", pattern, names.ovn().routerPorts());
            case LOGICAL_SWITCH ->
                known(span, "logical switch", pattern, names.ovn().switches());
            case BINDING -> binding(span, pattern);
            case MARKS -> entity(span, pattern);
            case COUNTER -> {}
        }
    }

    /** A port of a bridge, {@code bridge/port}, or an interface of a host, {@code host/eth1}. */
    private void port(SourceSpan span, String pattern) {
        int slash = pattern.indexOf('/');
        String owner = pattern.substring(0, slash);
        String port = pattern.substring(slash + 1);
        List<String> bridges = Names.matching(owner, names.bridges());
        List<String> hosts = names.hosts(owner);
        if (bridges.isEmpty() && hosts.isEmpty()) {
            problems.error(span, "unknown bridge '" + owner + "'", names.hint(owner, names.bridges()));
            return;
        }
        Set<String> known = new LinkedHashSet<>();
        bridges.forEach(bridge -> known.addAll(ports.everOn(bridge)));
        hosts.forEach(host -> known.addAll(names.interfaces(host)));
        if (Names.matching(port, known).isEmpty()) {
            problems.unknown(span, "unknown port '" + port + "' of '" + owner + "'", port, known);
        }
    }

    /** What a mark is about begins with the name of something; a pattern may stand for it. */
    private void entity(SourceSpan span, String pattern) {
        String owner = pattern.indexOf('/') < 0 ? pattern : pattern.substring(0, pattern.indexOf('/'));
        if (owner.indexOf('*') < 0 && names.kindOf(owner).isEmpty() && !MARKED.contains(owner)) {
            problems.unknown(span, "unknown name '" + owner + "'", owner, names.all());
        }
    }

    /** A deployment, a router port, or a row of one. */
    private void binding(SourceSpan span, String pattern) {
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
        if (ScenarioChecker.isAfterTheEnd(spec.at(), scenario, problems)) {
            problems.error(spec.origin().value("at"), "the run ends before this time");
        }
        if (spec instanceof ExpectSpec.OfBridge bridge) {
            known(spec.origin().value("bridge"), "bridge", bridge.bridge(), names.bridges());
        } else if (spec instanceof ExpectSpec.OfHost host) {
            hosts(spec.origin().value("host"), host.host());
            keys.states(host);
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

    private void hosts(SourceSpan span, String pattern) {
        if (names.hosts(pattern).isEmpty()) {
            problems.error(span, "unknown host '" + pattern + "'", names.hint(pattern, names.hostNames()));
        }
    }

    private void known(SourceSpan span, String kind, String pattern, List<String> all) {
        if (Names.matching(pattern, all).isEmpty()) {
            problems.error(span, "unknown " + kind + " '" + pattern + "'", names.hint(pattern, all));
        }
    }
}
