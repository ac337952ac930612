package io.floodscope.scenario.explain;

import io.floodscope.result.ConfigValue;
import io.floodscope.result.Mark;
import java.util.List;
import java.util.Optional;

/** One way to lose frames; it says whether the record of a run shows it. */
interface OutageReason {

    /**
     * What was found.
     *
     * @param id id of the cause
     * @param text why the frames were lost, a clause
     * @param facts dated facts
     * @param settings settings responsible
     * @param doesNotHelp what people try first
     */
    record Found(String id, String text, List<Mark> facts, List<ConfigValue> settings, List<String> doesNotHelp) {

        public Found {
            facts = List.copyOf(facts);
            settings = List.copyOf(settings);
            doesNotHelp = List.copyOf(doesNotHelp);
        }
    }

    /** Empty if the record does not show it. */
    Optional<Found> find();
}
