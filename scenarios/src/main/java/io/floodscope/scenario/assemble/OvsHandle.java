package io.floodscope.scenario.assemble;

import io.floodscope.bridge.core.ForwardingListener;
import io.floodscope.bridge.core.LookupCounts;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.fdb.MacEntry;
import io.floodscope.bridge.ovs.FdbPrinter;
import io.floodscope.bridge.ovs.OvsBridge;
import io.floodscope.bridge.ovs.OvsPort;
import io.floodscope.net.link.Port;
import io.floodscope.result.FloodWindow;
import io.floodscope.rules.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An Open vSwitch bridge of a scenario. */
record OvsHandle(OvsBridge bridge) implements BridgeHandle {

    @Override
    public String name() {
        return bridge.name();
    }

    @Override
    public Port addPort(String portName, PortVlans vlans) {
        return bridge.addPort(portName, vlans).port();
    }

    @Override
    public List<FloodWindow> floodWindows() {
        return bridge.floodWindows();
    }

    @Override
    public @Nullable String portOf(@Nullable Integer vlan, long mac) {
        if (vlan != null) {
            MacEntry entry = bridge.fdbEntry(vlan, mac);
            return entry == null ? null : bridge.portNumbered(entry.port()).name();
        }
        for (MacEntry entry : bridge.fdb()) {
            if (entry.mac() == mac) {
                return bridge.portNumbered(entry.port()).name();
            }
        }
        return null;
    }

    @Override
    public int entries() {
        return bridge.statistics().current();
    }

    @Override
    public TableMeasure table() {
        Map<String, LookupCounts> lookups = new LinkedHashMap<>();
        bridge.ports().forEach(port -> lookups.put(port.name(), port.lookups()));
        return new TableMeasure(name(), bridge.statistics(), bridge.effectiveAgingSeconds() * 1_000_000_000L, lookups);
    }

    @Override
    public void flush() {
        bridge.flushFdb();
    }

    @Override
    public void setAgingSeconds(long seconds) {
        bridge.setAgingSeconds(seconds);
    }

    @Override
    public void addStatic(int vlan, long mac, String portName) {
        bridge.addStatic(port(portName), vlan, mac);
    }

    @Override
    public void setLearning(String portName, boolean onInput, boolean onOutput) {
        port(portName).setLearnsOnInput(onInput);
        port(portName).setLearnsOnOutput(onOutput);
    }

    private OvsPort port(String portName) {
        OvsPort port = bridge.port(portName);
        if (port == null) {
            throw new IllegalStateException("unchecked port " + portName + " of " + name());
        }
        return port;
    }

    @Override
    public boolean hasPort(String portName) {
        return bridge.port(portName) != null;
    }

    @Override
    public void watch(long mac) {
        bridge.journal().watch(mac);
    }

    @Override
    public List<String> warnings() {
        return bridge.warnings();
    }

    @Override
    public List<CommandOutput> showTable(boolean json, long nowNanos) {
        String name = bridge.bridgeName();
        if (json) {
            return List.of(CommandOutput.json("ovs-appctl --format json fdb/show " + name, FdbPrinter.json(bridge)));
        }
        List<CommandOutput> out = new ArrayList<>();
        out.add(CommandOutput.lines("ovs-appctl fdb/show " + name, FdbPrinter.show(bridge)));
        if (bridge.host().profile().hasStatistics()) {
            out.add(CommandOutput.lines("ovs-appctl fdb/stats-show " + name, FdbPrinter.statistics(bridge)));
        }
        return out;
    }

    @Override
    public void listen(ForwardingListener listener) {
        bridge.listen(listener);
    }

    @Override
    public String whyFlooded(int vlan, long mac, long nowNanos) {
        MacEntry entry = bridge.fdbEntry(vlan, mac);
        return entry == null ? bridge.journal().whyAbsent(vlan, mac) : BridgeHandle.notYetUsed(entry, nowNanos);
    }

    @Override
    public List<Rule> ruleHits() {
        return bridge.host().rules().hits();
    }
}
