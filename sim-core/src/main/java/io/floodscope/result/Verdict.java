package io.floodscope.result;

/** What a run says about its expectations. */
public enum Verdict {
    /** Every expectation holds. */
    PASS,
    /** At least one does not. */
    FAIL,
    /** There was none to check. */
    NONE,
    /** A limit was hit before the end, so nothing is said. */
    INCONCLUSIVE;

    /** The word used in result.json. */
    public String word() {
        return switch (this) {
            case PASS -> "pass";
            case FAIL -> "fail";
            case NONE -> "none";
            case INCONCLUSIVE -> "inconclusive";
        };
    }
}
