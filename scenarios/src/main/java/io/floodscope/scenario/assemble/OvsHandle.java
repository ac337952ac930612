package io.floodscope.scenario.assemble;

import io.floodscope.bridge.core.ForwardingListener;
import io.floodscope.bridge.core.LookupCounts;
import io.floodscope.bridge.core.PipelineRule;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.fdb.MacEntry;
import io.floodscope.bridge.ovs.BondMode;
import io.floodscope.bridge.ovs.FdbPrinter;
import io.floodscope.bridge.ovs.OvsBridge;
import io.floodscope.bridge.ovs.OvsPort;
import io.floodscope.net.link.Port;
import io.floodscope.result.FloodWindow;
import io.floodscope.rules.Rule;
import io.floodscope.scenario.schema.BondSpec;
import io.floodscope.scenario.schema.PortSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An Open vSwitch bridge of a scenario.
 *
 * @param bonds bonds by the names of their members
 */
record OvsHandle(OvsBridge bridge, Map<String, BondPort> bonds) implements BridgeHandle {

    /** A member of a bond: the bond, the member's own attachment point, and whether LACP negotiated it. */
    record BondPort(OvsPort bond, Port port, boolean negotiated) {}

    /** A bridge with the bonds that are written for it; what they lead to is attached later. */
    static OvsHandle of(OvsBridge bridge, Map<String, BondSpec> specs) {
        Map<String, BondPort> bonds = new LinkedHashMap<>();
        specs.forEach((name, spec) -> {
            OvsPort bond = bridge.addBond(name, mode(spec.mode()), spec.members(), PortVlans.trunk());
            for (int i = 0; i < spec.members().size(); i++) {
                boolean negotiated = spec.mode() == BondSpec.Mode.LACP_BALANCE_TCP;
                bonds.put(spec.members().get(i), new BondPort(bond, bond.ports().get(i), negotiated));
            }
        });
        return new OvsHandle(bridge, bonds);
    }

    private static BondMode mode(BondSpec.Mode mode) {
        return switch (mode) {
            case ACTIVE_BACKUP -> BondMode.ACTIVE_BACKUP;
            case BALANCE_SLB -> BondMode.BALANCE_SLB;
            case LACP_BALANCE_TCP -> BondMode.LACP_BALANCE_TCP;
        };
    }

    /** Whether a port is part of a bond that LACP negotiated with the far end. */
    boolean isNegotiated(String portName) {
        BondPort member = bonds.get(portName);
        return member != null && member.negotiated();
    }

    /** Tells the bridge which address is behind a port, as the cloud's control plane knows it. */
    void knowsHost(String portName, long mac) {
        port(portName).addLocalMac(mac);
    }

    /** Unicast from hosts goes to local hosts or to this port, and never floods. */
    void setEgressDirect(String uplink) {
        bridge.setEgressDirect(port(uplink));
    }

    @Override
    public void setActiveMember(String member) {
        BondPort chosen = bonds.get(member);
        if (chosen == null) {
            throw new IllegalStateException("unchecked bond member " + member + " of " + name());
        }
        chosen.bond().setActiveMember(chosen.port());
    }

    @Override
    public String name() {
        return bridge.name();
    }

    @Override
    public Port addPort(String portName, PortVlans vlans) {
        BondPort member = bonds.get(portName);
        if (member == null) {
            return bridge.addPort(portName, vlans).port();
        }
        member.bond().setVlans(vlans);
        return member.port();
    }

    @Override
    public Port plug(String portName, PortVlans vlans) {
        return addPort(portName, vlans);
    }

    @Override
    public void unplug(String portName) {
        bridge.removePort(port(portName));
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

    @Override
    public void configure(String portName, PortSpec spec) {
        OvsPort port = port(portName);
        if (spec.vlanMode() != null) {
            port.setVlans(PortSettings.vlans(spec, spec.vlanMode()));
        }
        port.setFloodable(spec.flood());
        port.setProtected(spec.isProtected());
        port.setIngressPolicing(PortSettings.policingRate(spec), PortSettings.policingBurst(spec));
    }

    @Override
    public void topologyChange(long durationNanos) {
        bridge.topologyChange();
    }

    private OvsPort port(String portName) {
        BondPort member = bonds.get(portName);
        OvsPort port = member == null ? bridge.port(portName) : member.bond();
        if (port == null) {
            throw new IllegalStateException("unchecked port " + portName + " of " + name());
        }
        return port;
    }

    @Override
    public void setRules(List<PipelineRule> rules) {
        bridge.setRules(rules);
    }

    @Override
    public int portNumber(String portName) {
        return port(portName).number();
    }

    @Override
    public boolean hasPort(String portName) {
        return bonds.containsKey(portName) || bridge.port(portName) != null;
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
