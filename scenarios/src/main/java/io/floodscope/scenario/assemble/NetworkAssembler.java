package io.floodscope.scenario.assemble;

import io.floodscope.engine.Simulation;
import io.floodscope.net.link.Network;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.ObserveSpec;
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
        HostAssembler hosts = new HostAssembler(simulation, target);
        Map<String, LinuxHostHandle> handles = new LinkedHashMap<>();
        names.hosts().forEach((name, ref) -> handles.put(name, hosts.addHost(name, ref)));
        TrafficAssembler traffic = new TrafficAssembler(names, handles, target);
        scenario.traffic().forEach(traffic::addTraffic);
        observe(scenario, names, handles);
        return target;
    }

    /** Starts the series that charts and rates need. */
    private static void observe(Scenario scenario, Names names, Map<String, LinuxHostHandle> hosts) {
        long bucket = scenario.run().bucket().toNanos();
        for (ObserveSpec observe : scenario.observe()) {
            for (String pattern : observe.host()) {
                for (String name : names.hosts(pattern)) {
                    LinuxHostHandle host = hosts.get(name);
                    if (host != null) {
                        host.first()
                                .counters()
                                .record(
                                        observe.bucket() == null
                                                ? bucket
                                                : observe.bucket().toNanos());
                    }
                }
            }
        }
    }
}
