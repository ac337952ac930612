package io.floodscope.serve;

import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.load.LoadedScenario;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scenario file that is read anew whenever settings change. */
public interface ScenarioSource {

    /** The scenario with further {@code --set} options. */
    Loading load(List<String> sets);

    /** Which of the independent runs of a seed is meant, from 1. */
    long run();

    /** The {@code --set} options that were given from the start. */
    List<String> setsFromTheStart();

    /**
     * What came of reading it.
     *
     * @param scenario the scenario, null if something is wrong
     * @param names its names, null with the scenario
     * @param problems what is wrong, with places, empty if nothing is
     */
    record Loading(
            @Nullable LoadedScenario scenario, @Nullable Names names, String problems) {}
}
