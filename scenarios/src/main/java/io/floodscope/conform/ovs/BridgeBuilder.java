package io.floodscope.conform.ovs;

import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.ovs.BondMode;
import io.floodscope.bridge.ovs.OvsBridge;
import io.floodscope.bridge.ovs.OvsBridgeParams;
import io.floodscope.bridge.ovs.OvsPort;
import io.floodscope.bridge.ovs.Vswitchd;
import io.floodscope.conform.UnsupportedTraceException;
import io.floodscope.conform.ovs.TraceTopology.BondSpec;
import io.floodscope.conform.ovs.TraceTopology.BridgeSpec;
import io.floodscope.conform.ovs.TraceTopology.PortSpec;
import io.floodscope.net.link.Port;
import java.util.List;
import java.util.Map;

/** Builds one bridge of a trace. */
final class BridgeBuilder {

    private final Vswitchd ovs;
    private final Map<String, Port> attachments;

    /** Ports by the name of the interface, for wiring, go into {@code attachments}. */
    BridgeBuilder(Vswitchd ovs, Map<String, Port> attachments) {
        this.ovs = ovs;
        this.attachments = attachments;
    }

    OvsBridge build(BridgeSpec spec) {
        OvsBridgeParams params = OvsBridgeParams.DEFAULTS
                .withAgingSeconds(spec.agingSeconds())
                .withTableSize(spec.tableSize())
                .withForwardBpdu(spec.forwardBpdu())
                .withFloodVlans(spec.floodVlans());
        OvsBridge bridge = ovs.addBridge(spec.name(), params);
        for (PortSpec port : spec.ports()) {
            if (port.bond() == null) {
                OvsPort added = bridge.addPort(port.name(), vlans(port));
                added.setProtected(port.isProtected());
                attachments.put(port.name(), added.port());
            }
        }
        for (BondSpec bond : spec.bonds()) {
            addBond(bridge, bond, spec.ports());
        }
        return bridge;
    }

    private void addBond(OvsBridge bridge, BondSpec spec, List<PortSpec> ports) {
        PortVlans vlans = ports.stream()
                .filter(p -> spec.name().equals(p.bond()))
                .findFirst()
                .map(BridgeBuilder::vlans)
                .orElseGet(PortVlans::trunk);
        OvsPort bond = bridge.addBond(spec.name(), mode(spec.mode()), spec.members(), vlans);
        for (Port member : bond.ports()) {
            attachments.put(member.name(), member);
            if (member.name().equals(spec.activeMember())) {
                bond.setActiveMember(member);
            }
        }
    }

    private static BondMode mode(String text) {
        return switch (text) {
            case "balance-slb" -> BondMode.BALANCE_SLB;
            case "active-backup" -> BondMode.ACTIVE_BACKUP;
            default -> throw new UnsupportedTraceException("bond mode \"" + text + "\" is not known");
        };
    }

    private static PortVlans vlans(PortSpec port) {
        Integer tag = port.tag();
        String mode = port.vlanMode();
        if (mode == null) {
            return tag != null ? PortVlans.access(tag) : PortVlans.trunk(port.trunks());
        }
        int vlan = tag == null ? 0 : tag;
        return switch (mode) {
            case "access" -> PortVlans.access(vlan);
            case "trunk" -> PortVlans.trunk(port.trunks());
            case "native-tagged" -> PortVlans.nativeTagged(vlan, port.trunks());
            case "native-untagged" -> PortVlans.nativeUntagged(vlan, port.trunks());
            default -> throw new UnsupportedTraceException("vlan_mode \"" + mode + "\" is not known");
        };
    }
}
