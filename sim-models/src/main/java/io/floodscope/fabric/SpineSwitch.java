package io.floodscope.fabric;

import io.floodscope.engine.Simulation;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;
import io.floodscope.net.overlay.EvpnDirectory;
import io.floodscope.net.overlay.FlowHash;
import io.floodscope.probe.Counter;
import io.floodscope.rules.Rule;
import io.floodscope.rules.RuleHits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A spine. It forwards between the leaves by the tunnel endpoint that an encapsulated frame is addressed to. The outer
 * header is not modelled: a routed frame names its endpoint by the router MAC, a bridged one through the directory, as its
 * ingress leaf looked it up. A leaf pair is one endpoint; the flow's hash chooses the member.
 */
public final class SpineSwitch implements Node {

    private final String name;
    private final EvpnDirectory directory;
    private final long ecmpSeed;
    private final List<Port> ports = new ArrayList<>();
    private final List<Integer> endpoints = new ArrayList<>();
    private final RuleHits<FabricRule> rules = new RuleHits<>(FabricRule.class);
    private final Counter forwarded;
    private final Counter replicated;
    private final Counter unknownDrops;
    private final Counter pathDrops;

    /**
     * A spine without ports.
     *
     * @param ecmpSeed seed of its flow hash
     */
    public SpineSwitch(Simulation simulation, String name, EvpnDirectory directory, long ecmpSeed) {
        this.name = name;
        this.directory = directory;
        this.ecmpSeed = ecmpSeed;
        this.forwarded = simulation.probes().counter(name + "/fabric/forwarded");
        this.replicated = simulation.probes().counter(name + "/fabric/replicated");
        this.unknownDrops = simulation.probes().counter(name + "/fabric/drop-unknown");
        this.pathDrops = simulation.probes().counter(name + "/fabric/drop-no-path");
    }

    /** Adds a port to a leaf of an endpoint. */
    public Port addLeafPort(String portName, int endpoint) {
        Port port = new Port(this, portName, ports.size());
        ports.add(port);
        endpoints.add(endpoint);
        return port;
    }

    @Override
    public void receive(Port in, Frame frame, long word) {
        int from = endpoints.get(in.index());
        if (frame.isGroupAddressed()) {
            replicate(frame, word, from);
            return;
        }
        int to = directory.endpointOfRouter(frame.dst());
        FabricRule rule = FabricRule.ROUTED_OVER_SPINE;
        if (to == EvpnDirectory.NOWHERE) {
            to = directory.endpointOf(frame.vlan(), frame.dst());
            rule = FabricRule.VLAN_EXTENSION;
        }
        if (to == EvpnDirectory.NOWHERE || to == from) {
            rules.hit(FabricRule.NO_UNKNOWN_UNICAST);
            unknownDrops.add(1);
            return;
        }
        rules.hit(rule);
        send(frame, word, to, forwarded);
    }

    private void replicate(Frame frame, long word, int from) {
        rules.hit(FabricRule.REPLICATION);
        for (int endpoint = 0; endpoint < directory.endpoints(); endpoint++) {
            if (endpoint != from && directory.hasVlan(endpoint, frame.vlan())) {
                send(frame, word, endpoint, replicated);
            }
        }
    }

    private void send(Frame frame, long word, int endpoint, Counter counter) {
        Port out = choose(endpoint, FlowHash.of(frame, ecmpSeed));
        if (out == null) {
            pathDrops.add(1);
            return;
        }
        counter.add(1);
        out.send(frame, word);
    }

    /** One of the live ports to an endpoint, by a hash; null if there is none. */
    private @Nullable Port choose(int endpoint, int hash) {
        int live = 0;
        for (int i = 0; i < ports.size(); i++) {
            live += leadsTo(i, endpoint) ? 1 : 0;
        }
        if (live == 0) {
            return null;
        }
        if (live > 1) {
            rules.hit(FabricRule.ECMP);
        }
        int chosen = Math.floorMod(hash, live);
        for (int i = 0; i < ports.size(); i++) {
            if (leadsTo(i, endpoint) && chosen-- == 0) {
                return ports.get(i);
            }
        }
        return null;
    }

    private boolean leadsTo(int port, int endpoint) {
        return endpoints.get(port) == endpoint && ports.get(port).hasCarrier();
    }

    /** Rules that acted. */
    public List<Rule> ruleHits() {
        return rules.hits();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isStation() {
        return false;
    }

    @Override
    public String toString() {
        return name;
    }
}
