package io.floodscope.conform.ovs;

import io.floodscope.conform.ovs.TraceTopology.BondSpec;
import io.floodscope.conform.ovs.TraceTopology.BridgeSpec;
import io.floodscope.conform.ovs.TraceTopology.GatewaySpec;
import io.floodscope.conform.ovs.TraceTopology.Host;
import io.floodscope.conform.ovs.TraceTopology.LeafSpec;
import io.floodscope.conform.ovs.TraceTopology.Patch;
import io.floodscope.conform.ovs.TraceTopology.PortSpec;
import io.floodscope.conform.ovs.TraceTopology.RefreshSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the {@code topology} of a trace. */
final class TopologyReader {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private TopologyReader() {}

    static TraceTopology read(JsonNode node) {
        Fields topology = new Fields(node, "topology").only("hosts", "bridges", "patches", "gateway", "leaf");
        Map<String, Host> hosts = new LinkedHashMap<>();
        for (var each : topology.get("hosts").properties()) {
            hosts.put(each.getKey(), host(each.getKey(), each.getValue()));
        }
        Map<String, BridgeSpec> bridges = new LinkedHashMap<>();
        for (var each : topology.get("bridges").properties()) {
            bridges.put(each.getKey(), bridge(each.getKey(), each.getValue()));
        }
        List<Patch> patches = new ArrayList<>();
        for (JsonNode pair : topology.get("patches")) {
            patches.add(new Patch(pair.get(0).asString(), pair.get(1).asString()));
        }
        return new TraceTopology(
                hosts,
                bridges,
                patches,
                topology.has("gateway") ? gateway(topology.get("gateway")) : null,
                topology.has("leaf") ? leaf(topology.get("leaf")) : null);
    }

    private static Host host(String name, JsonNode node) {
        Fields host = new Fields(node, "topology.hosts." + name)
                .only("mac", "ip", "gw", "vlan", "gw_static_arp", "also_macs");
        return new Host(
                name,
                host.mac("mac"),
                host.textOrNull("ip"),
                host.textOrNull("gw"),
                (int) host.number("vlan", 0),
                host.flag("gw_static_arp"),
                host.has("also_macs") ? host.macs("also_macs") : new long[0]);
    }

    private static BridgeSpec bridge(String name, JsonNode node) {
        String where = "topology.bridges." + name;
        Fields bridge = new Fields(node, where).only("aging_s", "other_config", "flood_vlans", "ports", "bonds");
        Fields other = new Fields(bridge.get("other_config"), where + ".other_config")
                .only("mac-table-size", "mac-aging-time", "forward-bpdu");
        List<PortSpec> ports = new ArrayList<>();
        for (var each : bridge.get("ports").properties()) {
            ports.add(port(each.getKey(), each.getValue(), where));
        }
        List<BondSpec> bonds = new ArrayList<>();
        for (var each : bridge.get("bonds").properties()) {
            Fields bond = new Fields(each.getValue(), where + ".bonds." + each.getKey())
                    .only("members", "mode", "active_member");
            bonds.add(new BondSpec(
                    each.getKey(), bond.texts("members"), bond.text("mode"), bond.textOrNull("active_member")));
        }
        return new BridgeSpec(
                name,
                bridge.number("aging_s", Long.parseLong(other.text("mac-aging-time", "0"))),
                Long.parseLong(other.text("mac-table-size", "0")),
                other.text("forward-bpdu", "false").equals("true"),
                bridge.ints("flood_vlans"),
                ports,
                bonds);
    }

    private static PortSpec port(String name, JsonNode node, String where) {
        Fields port =
                new Fields(node, where + ".ports." + name).only("tag", "trunks", "vlan_mode", "protected", "bond");
        @Nullable Integer tag = port.has("tag") ? Integer.valueOf((int) port.number("tag")) : null;
        return new PortSpec(
                name,
                tag,
                port.ints("trunks"),
                port.textOrNull("vlan_mode"),
                port.flag("protected"),
                port.textOrNull("bond"));
    }

    private static GatewaySpec gateway(JsonNode node) {
        Fields gateway = new Fields(node, "topology.gateway")
                .only("attach", "mode", "virtual_mac", "real_mac", "ip", "remote", "arp_eth_src", "refresh");
        Map<Integer, String> addresses = new LinkedHashMap<>();
        for (var each : gateway.get("ip").properties()) {
            addresses.put(Integer.valueOf(each.getKey()), each.getValue().asString());
        }
        return new GatewaySpec(
                gateway.texts("attach"),
                isReal(gateway, "mode", "real-mac", "virtual"),
                gateway.mac("virtual_mac"),
                gateway.mac("real_mac"),
                addresses,
                new Fields(gateway.get("remote"), "topology.gateway.remote")
                        .only("ip")
                        .text("ip"),
                gateway.has("arp_eth_src") && isReal(gateway, "arp_eth_src", "real", "virtual"),
                gateway.has("refresh") ? refresh(gateway.get("refresh")) : null);
    }

    private static RefreshSpec refresh(JsonNode node) {
        Fields refresh = new Fields(node, "topology.gateway.refresh").only("kind", "s", "eth_src");
        return new RefreshSpec(
                isReal(refresh, "kind", "idle", "periodic"),
                Math.round(refresh.real("s") * NANOS_PER_SECOND),
                refresh.has("eth_src") && isReal(refresh, "eth_src", "real", "virtual"));
    }

    private static LeafSpec leaf(JsonNode node) {
        Fields leaf = new Fields(node, "topology.leaf").only("attach", "ageing_s", "kind");
        return new LeafSpec(leaf.texts("attach"), Math.round(leaf.real("ageing_s") * NANOS_PER_SECOND));
    }

    /** Reads a word that has two values; true for the first. */
    private static boolean isReal(Fields fields, String name, String first, String second) {
        String value = fields.text(name);
        if (value.equals(first)) {
            return true;
        }
        if (value.equals(second)) {
            return false;
        }
        throw fields.unsupported(name + " \"" + value + "\"");
    }
}
