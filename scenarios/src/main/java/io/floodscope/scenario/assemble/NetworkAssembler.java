package io.floodscope.scenario.assemble;

import io.floodscope.engine.Simulation;
import io.floodscope.host.HostInterface;
import io.floodscope.net.link.Network;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.PoolSpec;
import io.floodscope.scenario.schema.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Builds the network of a checked scenario, in the order of the file. */
public final class NetworkAssembler {

    /** MACs set aside for the machines of each pool. */
    private static final long MACS_PER_POOL = 1L << 24;

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
        handles.forEach((name, host) -> host.setPower(new HostPower(host, target.cablesOf(name))));
        startPools(scenario, names, handles, simulation);
        TrafficAssembler traffic =
                new TrafficAssembler(names, handles, new Receivers(scenario, names, handles), target, simulation);
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

    private static void startPools(
            Scenario scenario, Names names, Map<String, LinuxHostHandle> handles, Simulation simulation) {
        long macs = 0;
        for (Map.Entry<String, PoolSpec> pool : scenario.pools().entrySet()) {
            List<LinuxHostHandle> machines = pool.getValue().hosts().stream()
                    .flatMap(pattern -> names.hosts(pattern).stream())
                    .flatMap(name -> Stream.ofNullable(handles.get(name)))
                    .toList();
            new AddressPool(simulation, pool.getKey(), pool.getValue(), machines, macs);
            macs += MACS_PER_POOL;
        }
    }
}
