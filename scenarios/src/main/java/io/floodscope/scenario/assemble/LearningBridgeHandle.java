package io.floodscope.scenario.assemble;

import io.floodscope.bridge.core.BridgePort;
import io.floodscope.bridge.core.ForwardingListener;
import io.floodscope.bridge.core.LearningBridge;
import io.floodscope.bridge.core.LookupCounts;
import io.floodscope.bridge.core.PipelineRule;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.fdb.MacEntry;
import io.floodscope.bridge.generic.Switch;
import io.floodscope.bridge.linux.BridgeFdbPrinter;
import io.floodscope.bridge.linux.LinuxBridge;
import io.floodscope.net.link.Port;
import io.floodscope.result.FloodWindow;
import io.floodscope.rules.Rule;
import io.floodscope.scenario.schema.PortSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Linux bridge or a hardware switch of a scenario. */
record LearningBridgeHandle(LearningBridge bridge) implements BridgeHandle {

    @Override
    public String name() {
        return bridge.name();
    }

    @Override
    public Port addPort(String portName, PortVlans vlans) {
        return bridge.addPort(portName, vlans).port();
    }

    @Override
    public Port plug(String portName, PortVlans vlans) {
        if (!hasPort(portName)) {
            return addPort(portName, vlans);
        }
        port(portName).setVlans(vlans);
        return port(portName).port();
    }

    @Override
    public void unplug(String portName) {
        bridge.forgetPort(port(portName));
    }

    @Override
    public List<FloodWindow> floodWindows() {
        return bridge.floodWindows();
    }

    @Override
    public @Nullable String portOf(@Nullable Integer vlan, long mac) {
        for (MacEntry entry : bridge.fdb()) {
            if (entry.mac() == mac && (vlan == null || vlan == entry.vlan())) {
                return bridge.ports().get(entry.port()).name();
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
        return new TableMeasure(name(), bridge.statistics(), bridge.aging().agingNanos(), lookups);
    }

    @Override
    public void flush() {
        bridge.flushFdb();
    }

    @Override
    public void setAgingSeconds(long seconds) {
        long nanos = seconds * 1_000_000_000L;
        if (bridge instanceof LinuxBridge linux) {
            linux.setAgeingNanos(nanos);
        } else if (bridge instanceof Switch generic) {
            generic.setAgingNanos(nanos);
        }
    }

    @Override
    public void addStatic(int vlan, long mac, String portName) {
        bridge.addStatic(port(portName), vlan, mac);
    }

    @Override
    public void setLearning(String portName, boolean onInput, boolean onOutput) {
        port(portName).setLearning(onInput);
    }

    @Override
    public void configure(String portName, PortSpec spec) {
        BridgePort port = port(portName);
        if (spec.vlanMode() != null) {
            port.setVlans(PortSettings.vlans(spec, spec.vlanMode()));
        }
        port.setFloodable(spec.flood());
        port.setFloodsUnknown(spec.unknownUnicast());
        port.setIsolated(spec.isProtected());
        port.setIngressPolicing(PortSettings.policingRate(spec), PortSettings.policingBurst(spec));
    }

    @Override
    public void topologyChange(long durationNanos) {
        if (bridge instanceof LinuxBridge linux) {
            linux.topologyChange(durationNanos);
        } else if (bridge instanceof Switch generic) {
            generic.topologyChange(durationNanos);
        }
    }

    @Override
    public void setActiveMember(String member) {
        throw new IllegalStateException("unchecked bond member " + member + " of " + name());
    }

    private BridgePort port(String portName) {
        return bridge.ports().stream()
                .filter(p -> p.name().equals(portName))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("unchecked port " + portName + " of " + name()));
    }

    @Override
    public void setRules(List<PipelineRule> rules) {
        bridge.setPipeline(rules);
    }

    @Override
    public int portNumber(String portName) {
        return port(portName).number();
    }

    @Override
    public boolean hasPort(String portName) {
        return bridge.ports().stream().anyMatch(p -> p.name().equals(portName));
    }

    @Override
    public void watch(long mac) {
        bridge.journal().watch(mac);
    }

    @Override
    public List<String> warnings() {
        return bridge instanceof Switch generic ? generic.warnings() : List.of();
    }

    @Override
    public List<CommandOutput> showTable(boolean json, long nowNanos) {
        return List.of(
                json
                        ? CommandOutput.json(
                                "bridge -j -s fdb show br " + name(), BridgeFdbPrinter.json(bridge, nowNanos))
                        : CommandOutput.lines(
                                "bridge -s fdb show br " + name(), BridgeFdbPrinter.showStatistics(bridge, nowNanos)));
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
        return bridge.rules().hits();
    }
}
