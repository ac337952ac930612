package io.floodscope.scenario.assemble;

import io.floodscope.fabric.SpineSwitch;
import io.floodscope.gateway.DistributedGateway;
import io.floodscope.net.link.Link;
import io.floodscope.net.link.Network;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;
import io.floodscope.result.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the links of a network do not say about its wiring: patches between bridges, and which devices share a machine. */
final class WiringPlan {

    private final List<Port[]> patches = new ArrayList<>();
    private final Map<String, String> machines = new LinkedHashMap<>();

    /** Two ports are joined inside one machine. */
    void patch(Port a, Port b) {
        patches.add(new Port[] {a, b});
    }

    /** A device lives on a machine that may hold others. */
    void onMachine(String device, String machine) {
        machines.put(device, machine);
    }

    /** The network as it is wired, with what ports counted up to now. */
    Topology topology(Network network, Map<String, Link> named, Set<String> hosts, Set<String> bridges) {
        List<Topology.Device> devices = new ArrayList<>();
        for (Node node : network.nodes()) {
            devices.add(new Topology.Device(
                    node.name(), kind(node, hosts, bridges), machines.getOrDefault(node.name(), node.name())));
        }
        List<Topology.Cable> cables = new ArrayList<>();
        for (Port[] patch : patches) {
            cables.add(new Topology.Cable(between(patch[0], patch[1]), "patch", end(patch[0]), end(patch[1]), true));
        }
        Map<Link, String> names = new LinkedHashMap<>();
        named.forEach((name, link) -> names.put(link, name));
        for (Link link : network.links()) {
            String name = names.getOrDefault(link, between(link.a(), link.b()));
            cables.add(new Topology.Cable(name, "cable", end(link.a()), end(link.b()), link.isUp()));
        }
        return new Topology(devices, cables);
    }

    private static String kind(Node node, Set<String> hosts, Set<String> bridges) {
        if (hosts.contains(node.name())) {
            return "host";
        }
        if (bridges.contains(node.name())) {
            return "bridge";
        }
        return node instanceof DistributedGateway ? "gateway" : node instanceof SpineSwitch ? "spine" : "device";
    }

    private static String between(Port a, Port b) {
        return a.node().name() + "--" + b.node().name();
    }

    private static Topology.End end(Port port) {
        return new Topology.End(
                port.node().name(), port.name(), port.floodedFrames(), port.unwantedFrames(), port.unwantedBytes());
    }
}
