package io.floodscope.fabric;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /**
     * Something that is wrong with the lists.
     *
     * @param list which list: spines, leaves, leaf-pairs or computes
     * @param index position in it, from 0; -1 for the plan as a whole
     * @param member position among the leaves of that pair or compute; -1 for the element as a whole
     * @param message one sentence
     * @param unknown the name that no device has, or null if that is not what is wrong
     */
    public record Flaw(
            String list,
            int index,
            int member,
            String message,
            @Nullable String unknown) {

        private static Flaw at(String list, int index, String message) {
            return new Flaw(list, index, -1, message, null);
        }
    }

    /** Everything that is wrong with the lists; empty if nothing is. */
    public List<Flaw> flaws() {
        List<Flaw> out = new ArrayList<>();
        duplicates(out);
        Set<String> paired = new LinkedHashSet<>();
        for (int i = 0; i < pairs.size(); i++) {
            pairFlaws(i, paired, out);
        }
        for (int i = 0; i < computes.size(); i++) {
            computeFlaws(i, out);
        }
        if (spines.isEmpty() && groups().size() > 1) {
            out.add(Flaw.at("spines", -1, "several leaves or pairs need at least one spine"));
        }
        return out;
    }

    private void duplicates(List<Flaw> out) {
        Set<String> names = new LinkedHashSet<>();
        distinct("spines", spines, names, out);
        distinct("leaves", leaves, names, out);
        distinct("computes", computes.stream().map(Compute::name).toList(), names, out);
    }

    private static void distinct(String list, List<String> devices, Set<String> names, List<Flaw> out) {
        for (int i = 0; i < devices.size(); i++) {
            if (!names.add(devices.get(i))) {
                out.add(Flaw.at(list, i, "two devices are named '" + devices.get(i) + "'"));
            }
        }
    }

    private void pairFlaws(int index, Set<String> paired, List<Flaw> out) {
        LeafPair pair = pairs.get(index);
        List<String> both = List.of(pair.first(), pair.second());
        for (int i = 0; i < both.size(); i++) {
            String leaf = both.get(i);
            if (!leaves.contains(leaf)) {
                String message = "pair [" + pair.first() + ", " + pair.second() + "]: no leaf named '" + leaf + "'";
                out.add(new Flaw("leaf-pairs", index, i, message, leaf));
            } else if (!paired.add(leaf)) {
                out.add(new Flaw("leaf-pairs", index, i, "leaf '" + leaf + "' is in two pairs", null));
            }
        }
    }

    private void computeFlaws(int index, List<Flaw> out) {
        Compute compute = computes.get(index);
        List<String> ends = compute.leaves();
        for (int i = 0; i < ends.size(); i++) {
            if (!leaves.contains(ends.get(i))) {
                String message = "compute '" + compute.name() + "': no leaf named '" + ends.get(i) + "'";
                out.add(new Flaw("computes", index, i, message, ends.get(i)));
            }
        }
        boolean bonded = ends.size() == 2
                && !ends.get(0).equals(ends.get(1))
                && pairs.stream().anyMatch(pair -> pair.has(ends.get(0)) && pair.has(ends.get(1)));
        if (ends.size() != 1 && !bonded) {
            String message = "compute '" + compute.name() + "' needs one leaf, or the two leaves of a pair";
            out.add(Flaw.at("computes", index, message));
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
