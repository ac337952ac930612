package io.floodscope.scenario.load;

import io.floodscope.fabric.FabricPlan;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.scenario.load.YamlNode.Entry;
import io.floodscope.scenario.load.YamlNode.ListNode;
import io.floodscope.scenario.load.YamlNode.MapNode;
import io.floodscope.scenario.load.YamlNode.ScalarNode;
import io.floodscope.scenario.schema.BridgeSpec;
import io.floodscope.scenario.schema.FabricSpec;
import io.floodscope.scenario.schema.GatewaySpec;
import io.floodscope.scenario.schema.HostSpec;
import io.floodscope.scenario.schema.Origin;
import io.floodscope.scenario.schema.SourceSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes out what {@code fabric} stands for: a gateway for every leaf pair or single leaf, bridges, links and hosts for every
 * compute node. From then on they are blocks like any others; a block that the file has under such a name wins key by key.
 */
final class FabricExpansion {

    private final MapNode fabric;
    private final Problems problems;
    private final Map<String, MapNode> blocks = new LinkedHashMap<>();
    private final List<YamlNode> links = new ArrayList<>();

    FabricExpansion(MapNode fabric, Problems problems) {
        this.fabric = fabric;
        this.problems = problems;
    }

    /** Name of the gateway that a pair or a single leaf is. */
    static String gatewayName(List<String> leaves) {
        return String.join("-", leaves);
    }

    /**
     * Adds the blocks to a scenario.
     *
     * @return whether the fabric could be written out; if not, problems say why, or will when it is bound
     */
    boolean apply(MapNode root) {
        FabricLists lists = new FabricLists(fabric, problems);
        long before = problems.errors();
        lists.spellOut();
        Problems quiet = new Problems();
        FabricSpec spec = new RecordBinder(quiet).bind(FabricSpec.class, fabric, "fabric");
        if (quiet.hasErrors()) {
            return false;
        }
        reserved(spec);
        FabricPlan plan = lists.plan(spec);
        if (plan == null || problems.errors() > before) {
            return false;
        }
        gateways(spec, plan);
        for (int i = 0; i < plan.computes().size(); i++) {
            compute(spec, plan.computes().get(i), i);
        }
        if (problems.errors() > before) {
            return false;
        }
        blocks.forEach((kind, made) -> {
            Entry own = root.entries().get(kind);
            MapNode all = own != null && own.value() instanceof MapNode map ? Merge.over(made, map, false) : made;
            root.entries().put(kind, new Entry(own == null ? fabric.span() : own.keySpan(), all));
        });
        Entry own = root.entries().get("links");
        if (own != null && own.value() instanceof ListNode list) {
            links.addAll(list.items());
        }
        root.entries().put("links", new Entry(fabric.span(), new ListNode(fabric.span(), links)));
        return true;
    }

    /** Keys that the fabric itself fills. */
    private void reserved(FabricSpec spec) {
        refuse(spec.gateway().origin(), "members", "the fabric's leaves are its members");
        refuse(spec.gateway().origin(), "attach", "the fabric attaches its compute nodes itself");
        for (BridgeSpec bridge : spec.bridges().values()) {
            refuse(bridge.origin(), "node", "each compute node is one");
            if (bridge.kind() != BridgeSpec.Kind.OVS) {
                problems.error(bridge.origin().value("kind"), "the bridges of a compute node are Open vSwitch bridges");
            }
        }
        for (HostSpec instance : spec.instances().values()) {
            for (String key : List.of("bridge", "behind", "local")) {
                refuse(instance.origin(), key, "the fabric attaches its instances itself");
            }
        }
    }

    private void refuse(Origin origin, String key, String why) {
        if (origin.has(key)) {
            problems.error(origin.key(key), "'" + key + "' cannot be written here: " + why);
        }
    }

    private void gateways(FabricSpec spec, FabricPlan plan) {
        MapNode base = map(fabric.get("gateway"));
        SourceSpan macSpan = spec.gateway().origin().value("real-mac");
        long mac = spec.gateway().realMac().value();
        for (List<String> leaves : plan.groups()) {
            MapNode gateway = base.copy();
            if (leaves.size() == 1) {
                put(gateway, "real-mac", text(macSpan, MacAddress.format(mac++)));
            } else {
                gateway.entries().remove("real-mac");
                List<YamlNode> members = new ArrayList<>();
                for (String leaf : leaves) {
                    MapNode member = empty(macSpan);
                    put(member, "name", text(macSpan, leaf));
                    put(member, "mac", text(macSpan, MacAddress.format(mac++)));
                    members.add(member);
                }
                put(gateway, "members", new ListNode(macSpan, members));
            }
            put(gateway, "attach", attachments(spec, plan, leaves));
            add("gateways", gatewayName(leaves), gateway);
        }
    }

    private ListNode attachments(FabricSpec spec, FabricPlan plan, List<String> leaves) {
        List<YamlNode> out = new ArrayList<>();
        YamlNode cable = fabric.get("cable");
        for (FabricPlan.Compute compute : plan.computes()) {
            for (String leaf : compute.leaves()) {
                if (!leaves.contains(leaf)) {
                    continue;
                }
                List<String> chain = chain(spec);
                MapNode attach = empty(fabric.span());
                put(attach, "bridge", text(fabric.span(), compute.name() + "-" + chain.get(chain.size() - 1)));
                if (leaves.size() > 1) {
                    put(attach, "member", text(fabric.span(), leaf));
                }
                if (cable != null) {
                    put(attach, "cable", cable.copy());
                }
                out.add(attach);
            }
        }
        return new ListNode(fabric.span(), out);
    }

    /** Names of the bridges of a compute node, from the instances to the leaves. */
    private static List<String> chain(FabricSpec spec) {
        return spec.bridges().isEmpty()
                ? List.of("br-int", "br-bond")
                : List.copyOf(spec.bridges().keySet());
    }

    private void compute(FabricSpec spec, FabricPlan.Compute compute, int index) {
        List<String> chain = chain(spec);
        MapNode written = map(fabric.get("bridges"));
        SourceSpan span = written.span();
        for (int i = 0; i < chain.size(); i++) {
            String name = compute.name() + "-" + chain.get(i);
            MapNode bridge = map(written.get(chain.get(i))).copy();
            put(bridge, "node", text(span, compute.name()));
            if (i == chain.size() - 1 && compute.leaves().size() == 2) {
                bond(bridge, spec, compute);
            }
            add("bridges", name, bridge);
            if (i > 0) {
                MapNode link = empty(span);
                put(link, "between", texts(span, List.of(compute.name() + "-" + chain.get(i - 1), name)));
                links.add(link);
            }
        }
        for (Map.Entry<String, HostSpec> group : spec.instances().entrySet()) {
            MapNode host = map(map(fabric.get("instances")).get(group.getKey())).copy();
            put(host, "bridge", text(host.span(), compute.name() + "-" + chain.get(0)));
            addresses(host, group.getValue(), spec, compute, index);
            add("hosts", compute.name() + "-" + group.getKey(), host);
        }
    }

    private void bond(MapNode bridge, FabricSpec spec, FabricPlan.Compute compute) {
        SourceSpan span = spec.origin().value("bond-mode");
        MapNode bond = empty(span);
        put(bond, "members", texts(span, compute.leaves()));
        put(bond, "mode", text(span, Scalars.word(spec.bondMode())));
        MapNode bonds = map(bridge.get("bonds")).copy();
        put(bonds, "bond0", bond);
        put(bridge, "bonds", bonds);
    }

    /** Instances of the next compute node go on where those of the one before end. */
    private void addresses(MapNode host, HostSpec spec, FabricSpec all, FabricPlan.Compute compute, int index) {
        int count = spec.count() == null ? 1 : spec.count();
        long shift = (long) index * count;
        List<String> gateways = new ArrayList<>();
        List<String> own = new ArrayList<>();
        for (Prefix prefix : spec.ip()) {
            Prefix last = new Prefix(prefix.address().plus(shift + count - 1), prefix.length());
            if (!prefix.contains(last.address())) {
                problems.error(
                        spec.origin().value("ip"),
                        "the instances of '" + compute.name() + "' do not fit into the subnet of " + prefix
                                + ": the last would be " + last.address());
                return;
            }
            own.add(new Prefix(prefix.address().plus(shift), prefix.length()).toString());
            gatewaysOf(prefix, spec, all.gateway(), gateways);
        }
        SourceSpan span = spec.origin().value("ip");
        if (!own.isEmpty()) {
            put(host, "ip", texts(span, own));
        }
        MacAddress mac = spec.mac();
        if (mac != null) {
            put(host, "mac", text(spec.origin().value("mac"), MacAddress.format(mac.value() + shift)));
        }
        if (spec.gateway().isEmpty() && !gateways.isEmpty()) {
            put(host, "gateway", texts(span, gateways));
        }
    }

    private static void gatewaysOf(Prefix prefix, HostSpec host, GatewaySpec gateway, List<String> out) {
        int vlan = host.vlan() == null ? 0 : host.vlan();
        for (GatewaySpec.InterfaceSpec each : gateway.interfaces()) {
            if (each.vlan() == vlan) {
                each.ip().stream()
                        .filter(own -> own.contains(prefix.address()))
                        .findFirst()
                        .ifPresent(own -> out.add(own.address().toString()));
            }
        }
    }

    private void add(String kind, String name, MapNode block) {
        MapNode all = blocks.computeIfAbsent(kind, k -> empty(fabric.span()));
        all.entries().put(name, new Entry(block.span(), block));
    }

    private MapNode map(@Nullable YamlNode node) {
        return node instanceof MapNode map ? map : empty(node == null ? fabric.span() : node.span());
    }

    private static MapNode empty(SourceSpan span) {
        return new MapNode(span, new LinkedHashMap<>());
    }

    private static void put(MapNode map, String key, YamlNode value) {
        map.entries().put(key, new Entry(value.span(), value));
    }

    private static ScalarNode text(SourceSpan span, String text) {
        return new ScalarNode(span, text, ScalarNode.Type.TEXT);
    }

    private static ListNode texts(SourceSpan span, List<String> texts) {
        List<YamlNode> items = new ArrayList<>();
        texts.forEach(one -> items.add(text(span, one)));
        return new ListNode(span, items);
    }
}
