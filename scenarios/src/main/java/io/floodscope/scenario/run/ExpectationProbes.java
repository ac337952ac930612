package io.floodscope.scenario.run;

import io.floodscope.engine.Phase;
import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.result.ExpectationResult;
import io.floodscope.result.Verdict;
import io.floodscope.scenario.assemble.AssembledNetwork;
import io.floodscope.scenario.assemble.BridgeHandle;
import io.floodscope.scenario.assemble.HostHandle;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.AssertSpec.Severity;
import io.floodscope.scenario.schema.ExpectSpec;
import io.floodscope.scenario.schema.Scenario;
import io.floodscope.text.Durations;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at tables at the times that a scenario names, after everything else of that instant. */
final class ExpectationProbes {

    private final List<Probe> probes = new ArrayList<>();

    private ExpectationProbes() {}

    static ExpectationProbes schedule(Scenario scenario, Names names, AssembledNetwork network, Simulation simulation) {
        ExpectationProbes all = new ExpectationProbes();
        for (ExpectSpec spec : scenario.expect()) {
            Probe probe = new Probe(spec);
            all.probes.add(probe);
            simulation.at(spec.at().toNanos(), Phase.SAMPLE, () -> probe.look(names, network));
        }
        return all;
    }

    List<Judgement> results(boolean conclusive) {
        return probes.stream().map(p -> p.result(conclusive)).toList();
    }

    /** One expectation and what was seen. */
    private static final class Probe {

        private final ExpectSpec spec;
        private final List<String> wanted = new ArrayList<>();
        private final List<String> broken = new ArrayList<>();
        private boolean looked;

        Probe(ExpectSpec spec) {
            this.spec = spec;
        }

        void look(Names names, AssembledNetwork network) {
            looked = true;
            if (spec instanceof ExpectSpec.OfBridge of) {
                for (String name : Names.matching(of.bridge(), names.bridges())) {
                    BridgeHandle bridge = network.bridges().get(name);
                    if (bridge != null) {
                        table(of, bridge);
                    }
                }
            } else if (spec instanceof ExpectSpec.OfHost of) {
                for (String name : names.hosts(of.host())) {
                    HostHandle host = network.hosts().get(name);
                    if (host != null) {
                        neighbour(of, host);
                    }
                }
            } else {
                new OvnTableProbe(names, network, this::compare).look(spec);
            }
        }

        private void table(ExpectSpec.OfBridge of, BridgeHandle bridge) {
            String vlan = of.vlan() == null ? "" : " in VLAN " + of.vlan();
            for (MacAddress mac : of.hasEntry()) {
                String port = bridge.portOf(of.vlan(), mac.value());
                String where = of.onPort() == null ? "" : " on port " + of.onPort();
                compare(
                        bridge.name() + " has an entry for " + mac + vlan + where,
                        port != null && (of.onPort() == null || port.equals(of.onPort())),
                        port == null ? bridge.name() + " has none for " + mac + vlan : "it is on port " + port);
            }
            for (MacAddress mac : of.noEntry()) {
                String port = bridge.portOf(of.vlan(), mac.value());
                compare(
                        bridge.name() + " has no entry for " + mac + vlan,
                        port == null,
                        "there is one on port " + port);
            }
            if (of.entries() != null) {
                compare(
                        bridge.name() + " has " + of.entries() + " entries",
                        bridge.entries() == of.entries(),
                        bridge.name() + " has " + bridge.entries());
            }
        }

        private void neighbour(ExpectSpec.OfHost of, HostHandle host) {
            if (of.neighbour() != null) {
                String state = host.neighborState(of.neighbour());
                if (!of.state().isEmpty()) {
                    compare(
                            host.name() + " has " + of.neighbour() + " in " + String.join(" or ", of.state()),
                            of.state().contains(state),
                            "it is " + state);
                }
                if (of.mac() != null) {
                    String mac = host.neighborMac(of.neighbour());
                    compare(
                            host.name() + " has " + of.neighbour() + " at " + of.mac(),
                            of.mac().toString().equals(mac),
                            mac == null ? "it has no address" : "it is at " + mac);
                }
            }
            if (of.entries() != null) {
                compare(
                        host.name() + " has " + of.entries() + " neighbour entries",
                        host.neighborEntries() == of.entries(),
                        host.name() + " has " + host.neighborEntries());
            }
        }

        private void compare(String expected, boolean holds, String got) {
            if (wanted.isEmpty() || !holds) {
                if (broken.isEmpty()) {
                    wanted.clear();
                }
                wanted.add(expected);
            }
            if (!holds) {
                broken.add(got);
            }
        }

        Judgement result(boolean conclusive) {
            Verdict verdict = !looked || !conclusive && broken.isEmpty() && !looked
                    ? Verdict.INCONCLUSIVE
                    : broken.isEmpty() ? Verdict.PASS : Verdict.FAIL;
            @Nullable String name = spec.name();
            ExpectationResult result = new ExpectationResult(
                    name == null ? "expect at " + Durations.format(spec.at().toNanos()) : name,
                    verdict,
                    spec.severity() == Severity.WARN,
                    wanted.isEmpty() ? "" : wanted.get(0),
                    verdict == Verdict.INCONCLUSIVE
                            ? "the run ended before"
                            : broken.isEmpty() ? "as expected" : broken.get(0),
                    verdict == Verdict.FAIL ? spec.at().toNanos() : null,
                    spec.because() == null ? "" : spec.because(),
                    spec.origin().span().origin());
            return new Judgement(result, spec.subject(), null);
        }
    }
}
