package io.floodscope.scenario.advise;

import java.util.ArrayList;
import java.util.List;

/**
 * A run to make.
 *
 * @param sets {@code path=value} settings on top of the scenario, in the order in which they apply
 * @param seed seed of all random draws
 */
public record Trial(List<String> sets, long seed) {

    /** Keeps its own copy. */
    public Trial {
        sets = List.copyOf(sets);
    }

    /** The same run with further settings. */
    Trial with(List<String> more) {
        List<String> all = new ArrayList<>(sets);
        all.addAll(more);
        return new Trial(all, seed);
    }
}
