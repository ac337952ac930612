package io.floodscope.imports;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the dumps say about a network, with guesses where they say nothing.
 *
 * @param bridges its bridges
 * @param hosts machines attached to them
 * @param gateway the next hop of most neighbours, null if there is no sign of one
 * @param tunables neighbour settings of the machines
 * @param behindUplink MACs that are known but live beyond an uplink, and are left out
 */
public record ImportedNetwork(
        List<BridgePart> bridges,
        List<HostPart> hosts,
        @Nullable GatewayPart gateway,
        List<Setting> tunables,
        int behindUplink) {

    /** Keeps its own copies. */
    public ImportedNetwork {
        bridges = List.copyOf(bridges);
        hosts = List.copyOf(hosts);
        tunables = List.copyOf(tunables);
    }

    /**
     * A bridge.
     *
     * @param name its name in the scenario
     * @param row its settings, null if no dump holds them
     * @param stats its counters, null if no dump holds them
     * @param guessed whether even its name is a guess
     */
    public record BridgePart(
            String name, @Nullable BridgeRow row, @Nullable FdbStats stats, boolean guessed) {}

    /**
     * A machine on a bridge.
     *
     * @param name its name in the scenario
     * @param bridge its bridge
     * @param vlan its VLAN, 0 for none
     * @param mac its MAC
     * @param ip its address
     * @param ipGuessed whether the address is made up
     * @param usesGateway whether the gateway is its next hop
     * @param pinned whether its entry on the bridge is static
     * @param where where its MAC was read
     */
    public record HostPart(
            String name,
            String bridge,
            int vlan,
            MacAddress mac,
            Prefix ip,
            boolean ipGuessed,
            boolean usesGateway,
            boolean pinned,
            Where where) {}

    /**
     * The next hop of most neighbours.
     *
     * @param ip its address
     * @param length prefix length of its subnet
     * @param virtualMac the MAC that neighbours have for it
     * @param realMac the MAC it probably sends from
     * @param realMacSeen where that MAC was read, null if it is made up
     * @param bridge the bridge it hangs on
     * @param vlan its VLAN, 0 for none
     * @param silent whether its MAC is in no MAC table
     * @param where a neighbour entry that names it
     */
    public record GatewayPart(
            IpAddress ip,
            int length,
            MacAddress virtualMac,
            MacAddress realMac,
            @Nullable Where realMacSeen,
            String bridge,
            int vlan,
            boolean silent,
            Where where) {}

    /**
     * A value of the language's neighbour settings.
     *
     * @param key such as {@code base-reachable-time}
     * @param value with its unit
     * @param where where it was read
     */
    public record Setting(String key, String value, Where where) {}
}
