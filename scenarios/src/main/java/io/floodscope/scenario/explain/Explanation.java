package io.floodscope.scenario.explain;

import io.floodscope.result.Cause;
import java.util.Optional;

/**
 * Why something went wrong at a moment, ready to be printed.
 *
 * @param headline what happened
 * @param cause the facts, what ended it, the settings responsible and what does not help
 */
public record Explanation(String headline, Cause cause) {

    /** The class of the cause. */
    public Optional<RootCause> rootCause() {
        return RootCause.of(cause.id());
    }
}
