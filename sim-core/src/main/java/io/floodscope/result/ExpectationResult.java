package io.floodscope.result;

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
 */
public record ExpectationResult(
        String name,
        Verdict verdict,
        boolean warning,
        String expected,
        String got,
        @Nullable Long firstViolationNanos,
        String because,
        String source) {}
