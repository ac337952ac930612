package io.floodscope.conform.ovs;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a trace says of its network.
 *
 * @param hosts by name, in the order of the trace
 * @param bridges by name
 * @param patches pairs of bridges
 * @param gateway the scripted gateway, or null
 * @param leaf the Linux bridge between uplinks and gateway, or null
 */
record TraceTopology(
        Map<String, Host> hosts,
        Map<String, BridgeSpec> bridges,
        List<Patch> patches,
        @Nullable GatewaySpec gateway,
        @Nullable LeafSpec leaf) {

    /**
     * A host on a bridge port of its own name.
     *
     * @param mac its MAC
     * @param ip address with prefix length, or null for a host without IP
     * @param gw its gateway's address
     * @param vlan its VLAN
     * @param knownToGateway whether the gateway knows it without ARP
     * @param alsoMacs further MACs that are its own
     */
    record Host(
            String name,
            long mac,
            @Nullable String ip,
            @Nullable String gw,
            int vlan,
            boolean knownToGateway,
            long[] alsoMacs) {

        boolean isInstance() {
            return ip != null;
        }
    }

    /** A port of a bridge; {@code bond} names the bond that it is a member of. */
    record PortSpec(
            String name,
            @Nullable Integer tag,
            int[] trunks,
            @Nullable String vlanMode,
            boolean isProtected,
            @Nullable String bond) {}

    /** A bond. */
    record BondSpec(
            String name,
            List<String> members,
            String mode,
            @Nullable String activeMember) {}

    /** A bridge of OVS. */
    record BridgeSpec(
            String name,
            long agingSeconds,
            long tableSize,
            boolean forwardBpdu,
            int[] floodVlans,
            List<PortSpec> ports,
            List<BondSpec> bonds) {}

    /** Two bridges joined by patch ports. */
    record Patch(String a, String b) {}

    /** How the gateway refreshes its table. */
    record RefreshSpec(boolean idle, long intervalNanos, boolean realSource) {}

    /** The scripted gateway of the trace format. */
    record GatewaySpec(
            List<String> attach,
            boolean realMac,
            long virtualMac,
            long realMacAddress,
            Map<Integer, String> addresses,
            String remoteIp,
            boolean arpFromReal,
            @Nullable RefreshSpec refresh) {}

    /** A Linux bridge between uplinks and gateway. */
    record LeafSpec(List<String> attach, long agingNanos) {}
}
