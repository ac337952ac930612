package io.floodscope.cli;

import io.floodscope.result.Verdict;

/** Exit codes of the contract. */
final class ExitCode {

    /** All expectations hold, or there was nothing to expect. */
    static final int OK = 0;
    /** An expectation failed. */
    static final int FAILED = 1;
    /** Bad input: nothing ran, nothing was written. */
    static final int BAD_INPUT = 2;
    /** No verdict: a limit was hit, or there was no check. */
    static final int NO_VERDICT = 3;
    /** A defect of the program, or a machine that refuses to take the output. */
    static final int INTERNAL = 4;

    private ExitCode() {}

    /** The code of a run. */
    static int of(Verdict verdict) {
        return switch (verdict) {
            case PASS, NONE -> OK;
            case FAIL -> FAILED;
            case INCONCLUSIVE -> NO_VERDICT;
        };
    }
}
