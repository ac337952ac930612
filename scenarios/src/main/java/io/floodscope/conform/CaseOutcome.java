package io.floodscope.conform;

import java.util.List;

/**
 * What came of replaying one trace.
 *
 * @param name the trace's own name
 * @param status the verdict
 * @param satisfied expectations that hold
 * @param expectations expectations that were compared
 * @param failures one entry per failing expectation, or the reasons for which the trace is unsupported
 */
public record CaseOutcome(String name, Status status, int satisfied, int expectations, List<String> failures) {

    /** Verdicts, in the words of the output. */
    public enum Status {
        /** Every expectation holds. */
        PASS,
        /** At least one does not. */
        FAIL,
        /** The trace uses something that no family here understands. */
        UNSUPPORTED,
        /** The trace itself says that it is not meant for replay. */
        SKIPPED
    }

    /** Keeps its own copy of the failures. */
    public CaseOutcome {
        failures = List.copyOf(failures);
    }

    /** The verdict over compared expectations. */
    public static CaseOutcome compared(String name, int satisfied, int expectations, List<String> failures) {
        return new CaseOutcome(name, failures.isEmpty() ? Status.PASS : Status.FAIL, satisfied, expectations, failures);
    }

    /** A trace that cannot be replayed, with reasons. */
    public static CaseOutcome unsupported(String name, List<String> reasons) {
        return new CaseOutcome(name, Status.UNSUPPORTED, 0, 0, reasons);
    }

    /** A trace that asks not to be replayed. */
    public static CaseOutcome skipped(String name, String reason) {
        return new CaseOutcome(name, Status.SKIPPED, 0, 0, List.of(reason));
    }
}
