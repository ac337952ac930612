package io.floodscope.scenario.assemble;

import io.floodscope.engine.Simulation;
import io.floodscope.fabric.FabricPlan;
import io.floodscope.fabric.SpineSwitch;
import io.floodscope.gateway.DistributedGateway;
import io.floodscope.gateway.GatewayConfig;
import io.floodscope.gateway.GatewayGroup;
import io.floodscope.gateway.GatewayProfile;
import io.floodscope.gateway.VlanInterface;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import io.floodscope.net.overlay.EvpnDirectory;
import io.floodscope.trace.Fingerprint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds spines and leaves of a plan: every leaf an anycast gateway, every pair or single leaf a tunnel endpoint. */
public final class FabricBuilder {

    private FabricBuilder() {}

    /**
     * What all leaves of a fabric have in common.
     *
     * @param profile frames and timers of the gateways
     * @param interfaces VLAN interfaces, on every leaf the same (anycast)
     * @param firstRealMac own MAC of the first leaf; the others count up, the router MACs of the endpoints follow
     * @param refreshersPerHost 1 or 2 members of a pair ask a host again
     * @param cable cables of the fabric
     * @param seed seed from which every device's flow hash is derived
     */
    public record Settings(
            GatewayProfile profile,
            List<VlanInterface> interfaces,
            long firstRealMac,
            int refreshersPerHost,
            LinkParams cable,
            long seed) {

        /** Keeps its own copy of the list. */
        public Settings {
            interfaces = List.copyOf(interfaces);
        }
    }

    /**
     * What was built.
     *
     * @param leaves gateways by name; compute nodes are attached to them with {@link DistributedGateway#addDownlink}
     * @param spines spines by name
     * @param directory what the endpoints know about hosts
     */
    public record Fabric(
            Map<String, DistributedGateway> leaves, Map<String, SpineSwitch> spines, EvpnDirectory directory) {

        /** Starts hellos and announcements of all leaves. */
        public void start() {
            leaves.values().forEach(DistributedGateway::start);
        }
    }

    /**
     * Builds a plan into a network.
     *
     * @throws IllegalArgumentException if the plan has problems
     */
    public static Fabric build(Simulation simulation, Network network, FabricPlan plan, Settings settings) {
        if (!plan.problems().isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", plan.problems()));
        }
        EvpnDirectory directory = new EvpnDirectory();
        Fabric fabric = new Fabric(new LinkedHashMap<>(), new LinkedHashMap<>(), directory);
        Map<String, Integer> endpoints = new LinkedHashMap<>();
        long mac = settings.firstRealMac();
        long routerMac = mac + plan.leaves().size();
        for (List<String> members : plan.groups()) {
            GatewayGroup group = new GatewayGroup(
                    simulation,
                    String.join("+", members),
                    settings.profile().macAging(),
                    settings.refreshersPerHost(),
                    false);
            int endpoint = directory.addEndpoint(routerMac++);
            group.joinFabric(directory, endpoint);
            for (String name : members) {
                GatewayConfig config = new GatewayConfig(
                        name,
                        settings.profile(),
                        mac++,
                        settings.interfaces(),
                        true,
                        1,
                        -1,
                        settings.seed() ^ Fingerprint.of(name));
                fabric.leaves().put(name, network.add(new DistributedGateway(simulation, config, group)));
                endpoints.put(name, endpoint);
            }
            if (members.size() == 2) {
                DistributedGateway first = leaf(fabric, members.get(0));
                DistributedGateway second = leaf(fabric, members.get(1));
                network.connect(
                        first.addPeerLink("peer-" + second.name()),
                        second.addPeerLink("peer-" + first.name()),
                        settings.cable());
            }
        }
        for (String name : plan.spines()) {
            SpineSwitch spine =
                    network.add(new SpineSwitch(simulation, name, directory, settings.seed() ^ Fingerprint.of(name)));
            fabric.spines().put(name, spine);
            fabric.leaves()
                    .forEach((leafName, leaf) -> network.connect(
                            spine.addLeafPort(leafName, endpoints.getOrDefault(leafName, EvpnDirectory.NOWHERE)),
                            leaf.addFabricPort(name),
                            settings.cable()));
        }
        return fabric;
    }

    private static DistributedGateway leaf(Fabric fabric, String name) {
        DistributedGateway leaf = fabric.leaves().get(name);
        if (leaf == null) {
            throw new IllegalStateException("no leaf " + name);
        }
        return leaf;
    }
}
