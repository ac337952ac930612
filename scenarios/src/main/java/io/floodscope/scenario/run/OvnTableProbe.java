package io.floodscope.scenario.run;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.scenario.assemble.AssembledNetwork;
import io.floodscope.scenario.assemble.OvnHandle;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.ExpectSpec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks at the southbound tables of OVN deployments. */
final class OvnTableProbe {

    /** Is told what was expected, whether it holds, and what was seen if not. */
    @FunctionalInterface
    interface Comparison {
        void compare(String expected, boolean holds, String got);
    }

    private final Names names;
    private final AssembledNetwork network;
    private final Comparison comparison;

    OvnTableProbe(Names names, AssembledNetwork network, Comparison comparison) {
        this.names = names;
        this.network = network;
        this.comparison = comparison;
    }

    void look(ExpectSpec spec) {
        if (spec instanceof ExpectSpec.OfOvn of) {
            OvnHandle ovn = handle(of.ovn());
            count(of.ovn() + " has", of.macBindings(), ovn.bindings(null), "MAC_Binding rows");
            count(of.ovn() + " has", of.fdbRows(), ovn.fdbRows(null), "FDB rows");
        } else if (spec instanceof ExpectSpec.OfRouterPort of) {
            Names.matching(of.routerPort(), names.ovn().routerPorts()).forEach(port -> bindings(of, port));
        } else if (spec instanceof ExpectSpec.OfLogicalSwitch of) {
            Names.matching(of.logicalSwitch(), names.ovn().switches()).forEach(each -> fdb(of, each));
        }
    }

    private void bindings(ExpectSpec.OfRouterPort of, String port) {
        OvnHandle ovn = handle(names.ovn().ofRouterPort(port));
        for (IpAddress ip : of.hasBinding()) {
            String mac = ovn.bindingMac(port, ip);
            String at = of.mac() == null ? "" : " at " + of.mac();
            comparison.compare(
                    port + " has a binding for " + ip + at,
                    mac != null && (of.mac() == null || of.mac().toString().equals(mac)),
                    mac == null ? port + " has none for " + ip : "it is at " + mac);
        }
        for (IpAddress ip : of.noBinding()) {
            String mac = ovn.bindingMac(port, ip);
            comparison.compare(port + " has no binding for " + ip, mac == null, "there is one at " + mac);
        }
        count(port + " has", of.bindings(), ovn.bindings(port), "bindings");
    }

    private void fdb(ExpectSpec.OfLogicalSwitch of, String logicalSwitch) {
        OvnHandle ovn = handle(names.ovn().ofSwitch(logicalSwitch));
        for (MacAddress mac : of.hasEntry()) {
            comparison.compare(
                    logicalSwitch + " has an FDB row for " + mac, ovn.hasFdbRow(logicalSwitch, mac), "there is none");
        }
        for (MacAddress mac : of.noEntry()) {
            comparison.compare(
                    logicalSwitch + " has no FDB row for " + mac, !ovn.hasFdbRow(logicalSwitch, mac), "there is one");
        }
        count(logicalSwitch + " has", of.entries(), ovn.fdbRows(logicalSwitch), "FDB rows");
    }

    private void count(String owner, @Nullable Integer expected, int got, String what) {
        if (expected != null) {
            comparison.compare(owner + " " + expected + " " + what, got == expected, owner + " " + got);
        }
    }

    private OvnHandle handle(@Nullable String deployment) {
        return Objects.requireNonNull(network.ovn().get(deployment), () -> "unchecked deployment " + deployment);
    }
}
