package io.floodscope.scenario.explain;

import io.floodscope.result.Mark;
import java.util.List;
import java.util.Optional;

/**
 * Why something went wrong at a moment, ready to be printed.
 *
 * @param headline what happened
 * @param facts dated facts in order, each from the run's own record
 * @param nextChance when and by what it ends
 * @param rootCause the class of the cause
 * @param cause one sentence with the inequality that was violated
 * @param setting the setting responsible, with its value and where it is written; may be empty
 * @param doesNotHelp what people try first and why it changes nothing
 */
public record Explanation(
        String headline,
        List<Mark> facts,
        String nextChance,
        Optional<RootCause> rootCause,
        String cause,
        String setting,
        List<String> doesNotHelp) {

    /** Keeps its own copies. */
    public Explanation {
        facts = List.copyOf(facts);
        doesNotHelp = List.copyOf(doesNotHelp);
    }
}
