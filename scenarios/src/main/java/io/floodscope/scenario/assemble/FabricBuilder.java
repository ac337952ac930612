package io.floodscope.scenario.assemble;

import io.floodscope.engine.Simulation;
import io.floodscope.fabric.SpineSwitch;
import io.floodscope.gateway.DistributedGateway;
import io.floodscope.gateway.GatewayGroup;
import io.floodscope.net.link.Network;
import io.floodscope.net.link.Port;
import io.floodscope.net.overlay.EvpnDirectory;
import io.floodscope.trace.Fingerprint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins gateways to a spine-leaf fabric: every pair or single leaf becomes a tunnel endpoint, every spine reaches every leaf. */
public final class FabricBuilder {

    private FabricBuilder() {}

    /** Connects a port of a spine with one of a leaf. */
    public interface Wiring {

        /** Lays one cable. */
        void connect(Port spine, Port leaf);
    }

    /**
     * What was built.
     *
     * @param spines spines by name
     * @param directory what the endpoints know about hosts
     */
    public record Fabric(Map<String, SpineSwitch> spines, EvpnDirectory directory) {}

    /**
     * Joins leaves that exist already but have neither routed ports nor started.
     *
     * @param spines names of the spines
     * @param endpoints leaf pairs and single leaves
     * @param firstRouterMac router MAC of the first endpoint; the others count up
     * @param seed seed from which every spine's flow hash is derived
     * @param wiring lays the cables
     */
    public static Fabric join(
            Simulation simulation,
            Network network,
            List<String> spines,
            List<GatewayGroup> endpoints,
            long firstRouterMac,
            long seed,
            Wiring wiring) {
        EvpnDirectory directory = new EvpnDirectory();
        Fabric fabric = new Fabric(new LinkedHashMap<>(), directory);
        Map<DistributedGateway, Integer> leaves = new LinkedHashMap<>();
        for (int i = 0; i < endpoints.size(); i++) {
            int endpoint = directory.addEndpoint(firstRouterMac + i);
            endpoints.get(i).joinFabric(directory, endpoint);
            endpoints.get(i).members().forEach(leaf -> leaves.put(leaf, endpoint));
        }
        for (String name : spines) {
            SpineSwitch spine = network.add(new SpineSwitch(simulation, name, directory, seed ^ Fingerprint.of(name)));
            fabric.spines().put(name, spine);
            leaves.forEach((leaf, endpoint) ->
                    wiring.connect(spine.addLeafPort(leaf.name(), endpoint), leaf.addFabricPort(name)));
        }
        return fabric;
    }
}
