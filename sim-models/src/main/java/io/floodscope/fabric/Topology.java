package io.floodscope.fabric;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.connectivity.BiconnectivityInspector;
import org.jgrapht.alg.cycle.QueueBFSFundamentalCycleBasis;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.Multigraph;

/**
 * The graph of a network: who is wired to whom, and over which cables a broadcast would travel. It answers what has to be
 * known before anything runs: loops without a spanning tree, shortest paths, and devices without which others are cut off.
 */
public final class Topology {

    private final Graph<String, Edge> all;
    private final Graph<String, Edge> broadcast;

    /** A cable. A class rather than a record: two cables between the same devices are two edges. */
    private static final class Edge {
        private final String from;
        private final String to;

        private Edge(String from, String to) {
            this.from = from;
            this.to = to;
        }

        private String other(String end) {
            return from.equals(end) ? to : from;
        }
    }

    private Topology(Graph<String, Edge> all, Graph<String, Edge> broadcast) {
        this.all = all;
        this.broadcast = broadcast;
    }

    /** A graph to fill. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects cables; devices are known by being named. */
    public static final class Builder {

        private final Graph<String, Edge> all = new Multigraph<>(Edge.class);
        private final Graph<String, Edge> broadcast = new Multigraph<>(Edge.class);

        private Builder() {}

        /** A cable over which broadcasts are passed on at both ends: between bridges, patch ports, peer links. */
        public Builder bridged(String a, String b) {
            if (a.equals(b)) {
                throw new IllegalArgumentException("a cable from '" + a + "' to itself");
            }
            add(all, a, b);
            add(broadcast, a, b);
            return this;
        }

        /** A cable over which broadcasts are not passed on: routed, or with split horizon. */
        public Builder routed(String a, String b) {
            add(all, a, b);
            broadcast.addVertex(a);
            broadcast.addVertex(b);
            return this;
        }

        /** One logical link of a device over several cables, of which a broadcast takes one. */
        public Builder bond(String device, List<String> ends) {
            for (int i = 0; i < ends.size(); i++) {
                if (i == 0) {
                    bridged(device, ends.get(i));
                } else {
                    routed(device, ends.get(i));
                }
            }
            return this;
        }

        /** A device that may have no cable. */
        public Builder device(String name) {
            all.addVertex(name);
            broadcast.addVertex(name);
            return this;
        }

        private static void add(Graph<String, Edge> graph, String a, String b) {
            graph.addVertex(a);
            graph.addVertex(b);
            graph.addEdge(a, b, new Edge(a, b));
        }

        /** The graph. */
        public Topology build() {
            return new Topology(all, broadcast);
        }
    }

    /**
     * Loops in which a broadcast would circle for ever, each as the devices along it, the first one repeated at the end. One
     * loop per cable that is too many.
     */
    public List<List<String>> loops() {
        List<List<String>> out = new ArrayList<>();
        for (List<Edge> cycle :
                new QueueBFSFundamentalCycleBasis<>(broadcast).getCycleBasis().getCycles()) {
            out.add(walk(cycle));
        }
        return out;
    }

    private static List<String> walk(List<Edge> cycle) {
        Edge first = cycle.get(0);
        Edge second = cycle.get(1 % cycle.size());
        boolean startsAtTo = cycle.size() > 2 && (second.from.equals(first.from) || second.to.equals(first.from));
        String at = startsAtTo ? first.to : first.from;
        List<String> out = new ArrayList<>();
        out.add(at);
        for (Edge edge : cycle) {
            at = edge.other(at);
            out.add(at);
        }
        return out;
    }

    /** Devices on a shortest path, both ends included; empty if there is none. */
    public List<String> shortestPath(String from, String to) {
        if (!all.containsVertex(from) || !all.containsVertex(to)) {
            return List.of();
        }
        GraphPath<String, Edge> path = new BFSShortestPath<>(all).getPath(from, to);
        return path == null ? List.of() : path.getVertexList();
    }

    /** Devices whose loss cuts others off from one another, sorted by name. */
    public Set<String> cutPoints() {
        return new TreeSet<>(new BiconnectivityInspector<>(all).getCutpoints());
    }

    /** All devices, in the order in which they were named. */
    public Set<String> devices() {
        return new LinkedHashSet<>(all.vertexSet());
    }

    /** Number of cables. */
    public int cables() {
        return all.edgeSet().size();
    }
}
