package io.floodscope.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One expectation of a scenario and what came of it.
 *
 * @param name the expectation's name
 * @param verdict pass, fail or inconclusive
 * @param warning true for {@code severity: warn}: reported, but not counted against the run
 * @param expected what was expected, with unit
 * @param got what was seen, with unit
 * @param firstViolationNanos first moment at which it did not hold, null if it held or no moment can be named
 * @param because why it did not hold, or why the author expects it; may be empty
 * @param source where it is written, {@code file:line:column}
 * @param settings timers that decided it, the most telling first, each with the place that set it; empty if it held
 */
public record ExpectationResult(
        String name,
        Verdict verdict,
        boolean warning,
        String expected,
        String got,
        @Nullable Long firstViolationNanos,
        String because,
        String source,
        List<ConfigValue> settings) {

    /** Keeps its own copy of the settings. */
    public ExpectationResult {
        settings = List.copyOf(settings);
    }

    /** One without settings. */
    public ExpectationResult(
            String name,
            Verdict verdict,
            boolean warning,
            String expected,
            String got,
            @Nullable Long firstViolationNanos,
            String because,
            String source) {
        this(name, verdict, warning, expected, got, firstViolationNanos, because, source, List.of());
    }

    /** The same with a better reason and the settings behind it. */
    public ExpectationResult explained(String reason, List<ConfigValue> responsible) {
        return new ExpectationResult(
                name, verdict, warning, expected, got, firstViolationNanos, reason, source, responsible);
    }
}
