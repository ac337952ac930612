package io.floodscope.fabric;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A spine-leaf fabric as explicit lists. Every leaf is joined to every spine, the leaves of a pair to each other, and every
 * compute node to its leaves.
 *
 * @param spines names of the spines
 * @param leaves names of the leaves
 * @param pairs leaves that act as one
 * @param computes compute nodes
 */
public record FabricPlan(List<String> spines, List<String> leaves, List<LeafPair> pairs, List<Compute> computes) {

    /** Two leaves that act as one towards the hosts below them. */
    public record LeafPair(String first, String second) {

        /** Whether a leaf belongs to it. */
        public boolean has(String leaf) {
            return first.equals(leaf) || second.equals(leaf);
        }
    }

    /**
     * A compute node.
     *
     * @param leaves one leaf, or the two of a pair that a bond spans
     */
    public record Compute(String name, List<String> leaves) {

        /** Keeps its own copy of the list. */
        public Compute {
            leaves = List.copyOf(leaves);
        }
    }

    /** A cable of the fabric. */
    public record Cable(String from, String to) {}

    /** Keeps its own copies of the lists. */
    public FabricPlan {
        spines = List.copyOf(spines);
        leaves = List.copyOf(leaves);
        pairs = List.copyOf(pairs);
        computes = List.copyOf(computes);
    }

    /** What is wrong with the lists, one sentence each; empty if nothing is. */
    public List<String> problems() {
        List<String> out = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        List<String> all = new ArrayList<>(spines);
        all.addAll(leaves);
        computes.forEach(compute -> all.add(compute.name()));
        for (String name : all) {
            if (!names.add(name)) {
                out.add("two devices are named '" + name + "'");
            }
        }
        Set<String> paired = new LinkedHashSet<>();
        for (LeafPair pair : pairs) {
            for (String leaf : List.of(pair.first(), pair.second())) {
                if (!leaves.contains(leaf)) {
                    out.add("pair [" + pair.first() + ", " + pair.second() + "]: no leaf named '" + leaf + "'");
                } else if (!paired.add(leaf)) {
                    out.add("leaf '" + leaf + "' is in two pairs");
                }
            }
        }
        for (Compute compute : computes) {
            computeProblems(compute, out);
        }
        if (spines.isEmpty() && groups().size() > 1) {
            out.add("several leaves or pairs need at least one spine");
        }
        return out;
    }

    private void computeProblems(Compute compute, List<String> out) {
        for (String leaf : compute.leaves()) {
            if (!leaves.contains(leaf)) {
                out.add("compute '" + compute.name() + "': no leaf named '" + leaf + "'");
            }
        }
        boolean bonded = compute.leaves().size() == 2
                && pairs.stream()
                        .anyMatch(pair -> pair.has(compute.leaves().get(0))
                                && pair.has(compute.leaves().get(1))
                                && !compute.leaves()
                                        .get(0)
                                        .equals(compute.leaves().get(1)));
        if (compute.leaves().size() != 1 && !bonded) {
            out.add("compute '" + compute.name() + "' needs one leaf, or the two leaves of a pair");
        }
    }

    /** Groups of leaves that are one tunnel endpoint each: pairs and single leaves, in the order of the leaves. */
    public List<List<String>> groups() {
        List<List<String>> out = new ArrayList<>();
        Set<String> done = new LinkedHashSet<>();
        for (String leaf : leaves) {
            if (done.contains(leaf)) {
                continue;
            }
            List<String> group = new ArrayList<>();
            group.add(leaf);
            pairs.stream().filter(pair -> pair.has(leaf)).findFirst().ifPresent(pair -> {
                String other = pair.first().equals(leaf) ? pair.second() : pair.first();
                if (!other.equals(leaf)) {
                    group.add(other);
                }
            });
            done.addAll(group);
            out.add(group);
        }
        return out;
    }

    /** Cables between spines and leaves: a full mesh. */
    public List<Cable> spineCables() {
        List<Cable> out = new ArrayList<>();
        for (String spine : spines) {
            for (String leaf : leaves) {
                out.add(new Cable(spine, leaf));
            }
        }
        return out;
    }

    /** Cables between leaves and compute nodes. */
    public List<Cable> computeCables() {
        List<Cable> out = new ArrayList<>();
        for (Compute compute : computes) {
            for (String leaf : compute.leaves()) {
                out.add(new Cable(leaf, compute.name()));
            }
        }
        return out;
    }

    /** Its graph, with the compute nodes' bonds and the peer links. */
    public Topology topology() {
        Topology.Builder graph = Topology.builder();
        spineCables().forEach(cable -> graph.routed(cable.from(), cable.to()));
        pairs.forEach(pair -> graph.bridged(pair.first(), pair.second()));
        computes.forEach(compute -> graph.bond(compute.name(), compute.leaves()));
        return graph.build();
    }
}
