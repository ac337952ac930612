package io.floodscope.scenario.assemble;

import io.floodscope.engine.Simulation;
import io.floodscope.host.HostInterface;
import io.floodscope.net.link.Network;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.Scenario;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds the network of a checked scenario, in the order of the file. */
public final class NetworkAssembler {

    private NetworkAssembler() {}

    /** The network, with traffic and events scheduled. */
    public static AssembledNetwork assemble(Scenario scenario, Names names, Simulation simulation) {
        AssembledNetwork target = new AssembledNetwork(new Network(simulation));
        BridgeAssembler bridges = new BridgeAssembler(simulation, target);
        scenario.bridges().forEach(bridges::addBridge);
        scenario.links().forEach(bridges::addLink);
        OvnAssembler ovn = new OvnAssembler(simulation, names, target);
        scenario.ovn().forEach(ovn::addDeployment);
        HostAssembler hosts = new HostAssembler(simulation, target);
        Map<String, LinuxHostHandle> handles = new LinkedHashMap<>();
        GatewayAssembler gateways = new GatewayAssembler(simulation, target, names.profiles());
        scenario.gateways().forEach(gateways::addGateway);
        if (scenario.fabric() != null) {
            new FabricAssembler(simulation, target).join(scenario.fabric());
        }
        names.hosts().forEach((name, ref) -> {
            LinuxHostHandle host = hosts.addHost(name, ref);
            handles.put(name, host);
            if (ref.spec().behind() != null) {
                gateways.putBehind(ref.spec().behind(), host, ref.spec().gateway());
            }
            ovn.plug(host, ref.spec());
        });
        scenario.bridges().forEach((name, spec) -> bridges.finish(name, spec, names, handles));
        gateways.start();
        handles.values().forEach(host -> host.vrrp().forEach(VrrpMember::start));
        TrafficAssembler traffic = new TrafficAssembler(names, handles, new Receivers(scenario, handles), target);
        scenario.traffic().forEach(traffic::addTraffic);
        EventScheduler events = new EventScheduler(simulation, names, handles, target);
        scenario.events().forEach(events::schedule);
        names.hosts().forEach((name, ref) -> {
            LinuxHostHandle host = handles.get(name);
            if (host != null && !ref.spec().up()) {
                host.host().interfaces().forEach(HostInterface::startDown);
            }
        });
        new Observations(scenario, names, simulation, handles, target).start();
        return target;
    }
}
