package io.floodscope.cli;

import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.load.LoadedScenario;

/** A scenario, or one of its variants, that {@code test} runs. */
record TestUnit(ChosenScenario chosen, LoadedScenario loaded, Names names) {

    /** The scenario's name, that of the variant behind it. */
    String name() {
        return loaded.scenario().name();
    }
}
