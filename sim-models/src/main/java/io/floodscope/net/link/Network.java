package io.floodscope.net.link;

import io.floodscope.engine.Simulation;
import io.floodscope.trace.Fingerprint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The nodes of a run and the links between them, in the order in which they were added. */
public final class Network {

    private final Simulation simulation;
    private final Fingerprint framePrint = new Fingerprint();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();

    /** An empty network in this run. */
    public Network(Simulation simulation) {
        this.simulation = simulation;
    }

    /**
     * Adds a node.
     *
     * @throws IllegalArgumentException if its name is taken
     */
    public <T extends Node> T add(T node) {
        if (nodes.putIfAbsent(node.name(), node) != null) {
            throw new IllegalArgumentException("two nodes are named " + node.name());
        }
        return node;
    }

    /** Joins two ports, each of which must be free. */
    public Link connect(Port a, Port b, LinkParams params) {
        Link link = new Link(
                a,
                b,
                new Channel(simulation, framePrint, a, b, params),
                new Channel(simulation, framePrint, b, a, params));
        links.add(link);
        return link;
    }

    /** Unplugs a link at both ends: frames in flight are lost and both ports are free. Neither node is told. */
    public void disconnect(Link link) {
        link.unplug();
        links.remove(link);
    }

    /** The node of this name, or null. */
    public @Nullable Node node(String name) {
        return nodes.get(name);
    }

    /** All nodes. */
    public Collection<Node> nodes() {
        return Collections.unmodifiableCollection(nodes.values());
    }

    /** All links. */
    public List<Link> links() {
        return Collections.unmodifiableList(links);
    }

    /** Fingerprint over every frame delivered. */
    public Fingerprint frameFingerprint() {
        return framePrint;
    }
}
