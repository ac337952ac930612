package io.floodscope.scenario.run;

import io.floodscope.scenario.schema.AssertSpec;

/**
 * The part of a run that an assertion looks at.
 *
 * @param from first instant in ns
 * @param before first instant in ns that no longer counts
 */
record TimeRange(long from, long before) {

    static TimeRange of(AssertSpec spec) {
        return new TimeRange(
                spec.after() == null ? 0 : spec.after().toNanos(),
                spec.before() == null ? Long.MAX_VALUE : spec.before().toNanos());
    }

    boolean contains(long nanos) {
        return nanos >= from && nanos < before;
    }

    /** Length within a run of this length, at least 1 ns. */
    long lengthNanos(long untilNanos) {
        return Math.max(1, Math.min(before, untilNanos) - from);
    }
}
