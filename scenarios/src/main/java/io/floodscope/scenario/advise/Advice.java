package io.floodscope.scenario.advise;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What runs of a scenario say about changing it.
 *
 * @param scenario its name
 * @param seed seed of its own run
 * @param what what went wrong in its own run, one line
 * @param options what was tried, the scenario as it is first
 * @param bridges bridges whose aging time matters; empty if none missed an address
 * @param agingNowSeconds the shortest aging time of those bridges as written, in s
 * @param inThisRun smallest aging time of those bridges with which this very run misses nothing, in s
 * @param safe smallest one with which no phase that was tried does, in s
 * @param neverSafe whether even the longest aging time fails
 * @param bound the closed form, if there is one
 * @param counterexample a run just below the border that fails
 * @param phases how many phases the safe value withstood
 * @param remarks sentences that put the figures together
 * @param doesNotHelp what does not help, each with its reason
 * @param runs runs made
 * @param complete false if time ran out; what is here is true nevertheless
 */
public record Advice(
        String scenario,
        long seed,
        String what,
        List<Option> options,
        List<String> bridges,
        long agingNowSeconds,
        OptionalLong inThisRun,
        OptionalLong safe,
        boolean neverSafe,
        Optional<SafeBound> bound,
        Optional<Counterexample> counterexample,
        int phases,
        List<String> remarks,
        List<String> doesNotHelp,
        int runs,
        boolean complete) {

    /** Keeps its own copies. */
    public Advice {
        options = List.copyOf(options);
        bridges = List.copyOf(bridges);
        remarks = List.copyOf(remarks);
        doesNotHelp = List.copyOf(doesNotHelp);
    }
}
