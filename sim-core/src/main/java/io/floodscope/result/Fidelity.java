package io.floodscope.result;

import java.util.List;

/**
 * Which modelled rules a run used, by what they rest on; rule ids in alphabetical order.
 *
 * @param measured rules seen to hold in recordings of real stacks
 * @param documented rules read in sources or vendor documents
 * @param assumed rules that nobody verified
 */
public record Fidelity(List<String> measured, List<String> documented, List<String> assumed) {

    /** Keeps its own copies. */
    public Fidelity {
        measured = List.copyOf(measured);
        documented = List.copyOf(documented);
        assumed = List.copyOf(assumed);
    }
}
