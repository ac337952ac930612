package io.floodscope.scenario.assemble;

import io.floodscope.engine.Simulation;
import io.floodscope.gateway.DistributedGateway;
import io.floodscope.gateway.GatewayGroup;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.FabricSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the spines over the leaves, which were made as gateways. */
final class FabricAssembler {

    private final Simulation simulation;
    private final AssembledNetwork target;

    FabricAssembler(Simulation simulation, AssembledNetwork target) {
        this.simulation = simulation;
        this.target = target;
    }

    void join(FabricSpec spec) {
        Map<String, GatewayGroup> endpoints = new LinkedHashMap<>();
        for (GatewayHandle gateway : target.gateways().values()) {
            for (DistributedGateway member : gateway.members()) {
                if (spec.leaves().contains(member.name())) {
                    endpoints.put(gateway.name(), member.group());
                }
            }
        }
        List<GatewayGroup> groups = new ArrayList<>(endpoints.values());
        long firstRouterMac = spec.gateway().realMac().value() + spec.leaves().size();
        long seed = simulation.random().stream("fabric", "flow hash").nextLong();
        FabricBuilder.Fabric fabric = FabricBuilder.join(
                simulation,
                target.network(),
                spec.spines(),
                groups,
                firstRouterMac,
                seed,
                (spine, leaf) -> target.addCable(
                        Names.cable(spine.node().name(), leaf.node().name()),
                        BridgeAssembler.Cables.connect(target.network(), simulation, spine, leaf, spec.cable())));
        fabric.spines().values().forEach(spine -> target.addRules(spine::ruleHits));
    }
}
