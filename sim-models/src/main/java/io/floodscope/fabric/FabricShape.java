package io.floodscope.fabric;

import java.util.ArrayList;
import java.util.List;

/**
 * A regular spine-leaf fabric in three numbers, the shorthand of {@link FabricPlan}.
 *
 * @param spines number of spines, 0 to 64; without spines there is one leaf pair
 * @param leafPairs number of leaf pairs, 1 to 512
 * @param computesPerPair compute nodes below each pair, each with a link to both leaves, 0 to 512
 */
public record FabricShape(int spines, int leafPairs, int computesPerPair) {

    /** Checks the ranges. */
    public FabricShape {
        check(spines, 0, 64, "spines");
        check(leafPairs, 1, 512, "leaf pairs");
        check(computesPerPair, 0, 512, "computes per pair");
        if (spines == 0 && leafPairs > 1) {
            throw new IllegalArgumentException("several leaf pairs need at least one spine");
        }
    }

    private static void check(int value, int min, int max, String what) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + ": expected " + min + " to " + max + ", got " + value);
        }
    }

    /**
     * The explicit lists: spines S1.., leaves L1.. in pairs (L1, L2), (L3, L4).., computes C1.. pair by pair.
     */
    public FabricPlan expand() {
        List<String> spineNames = names("S", spines);
        List<String> leaves = names("L", 2 * leafPairs);
        List<FabricPlan.LeafPair> pairs = new ArrayList<>();
        List<FabricPlan.Compute> computes = new ArrayList<>();
        for (int pair = 0; pair < leafPairs; pair++) {
            String a = leaves.get(2 * pair);
            String b = leaves.get(2 * pair + 1);
            pairs.add(new FabricPlan.LeafPair(a, b));
            for (int i = 1; i <= computesPerPair; i++) {
                computes.add(new FabricPlan.Compute("C" + (pair * computesPerPair + i), List.of(a, b)));
            }
        }
        return new FabricPlan(spineNames, leaves, pairs, computes);
    }

    private static List<String> names(String prefix, int count) {
        List<String> out = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            out.add(prefix + i);
        }
        return out;
    }
}
