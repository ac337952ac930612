package io.floodscope.scenario.run;

import io.floodscope.engine.Simulation;
import io.floodscope.scenario.assemble.AssembledNetwork;
import java.util.List;

/**
 * Looks at a run without being part of it. The clock stops for it between two events, so that neither result nor fingerprint
 * shows whether anybody looked; it must not schedule events or draw random numbers.
 */
public interface RunObserver {

    /** The network stands and nothing has happened yet. */
    void assembled(AssembledNetwork network, Simulation simulation);

    /** Moments of simulated time, in ns, at which {@link #look} is called. */
    default List<Long> moments() {
        return List.of();
    }

    /** Everything up to and including this moment has happened, and nothing after it. */
    default void look(long nanos) {}
}
