package io.floodscope.bridge.core;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which ports a flood goes to, kept for each input port and VLAN until a setting of a port changes. */
final class FloodLists {

    private static final int VLANS = 4096;

    private final Forwarding.Kind kind;
    private final List<BridgePort> ports;
    private final boolean vlanAware;
    private @Nullable Forwarding[][] lists = new Forwarding[0][];

    /**
     * No list yet.
     *
     * @param kind what the floods are for
     * @param ports the ports of the bridge, as they are at any time
     */
    FloodLists(Forwarding.Kind kind, List<BridgePort> ports, boolean vlanAware) {
        this.kind = kind;
        this.ports = ports;
        this.vlanAware = vlanAware;
    }

    /** A port or a setting of one has changed. */
    void forget() {
        lists = new Forwarding[ports.size()][];
    }

    /** Where a flood of a frame from this port goes. */
    Forwarding from(BridgePort in, int vlan) {
        @Nullable Forwarding[] byVlan = lists[in.number()];
        if (byVlan == null) {
            byVlan = new Forwarding[vlanAware ? VLANS : 1];
            lists[in.number()] = byVlan;
        }
        Forwarding known = byVlan[vlan];
        if (known == null) {
            known = list(in, vlan);
            byVlan[vlan] = known;
        }
        return known;
    }

    private Forwarding list(BridgePort in, int vlan) {
        BridgePort[] outputs = new BridgePort[ports.size()];
        int count = 0;
        for (BridgePort out : ports) {
            if (out != in
                    && out.takes(kind)
                    && !out.isBlocked()
                    && !(in.isIsolated() && out.isIsolated())
                    && (!vlanAware || out.vlans().carries(vlan))) {
                outputs[count++] = out;
            }
        }
        return count == 0 ? Forwarding.drop(DropReason.NO_EGRESS) : new Forwarding(kind, Arrays.copyOf(outputs, count));
    }
}
