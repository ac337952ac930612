package io.floodscope.gateway;

/**
 * Aging of the MAC table inside a gateway that also switches.
 *
 * @param agingNanos configured aging time in ns
 * @param sweep how entries are removed
 */
public record MacAging(long agingNanos, Sweep sweep) {

    /** How entries are removed. */
    public enum Sweep {
        /** Each entry exactly at its aging time. */
        EXACT,
        /** One sweep per aging time removes what was not refreshed since the one before: an entry lives up to 2 A. */
        UP_TO_2X
    }

    /** Checks the range. */
    public MacAging {
        if (agingNanos <= 0) {
            throw new IllegalArgumentException("an aging time is longer than 0 ns, got " + agingNanos);
        }
    }

    /** Exact aging. */
    public static MacAging exact(long agingNanos) {
        return new MacAging(agingNanos, Sweep.EXACT);
    }

    /** When an entry that was refreshed at this time is gone. */
    long deadlineAfter(long refreshNanos) {
        return sweep == Sweep.EXACT
                ? refreshNanos + agingNanos
                : (Math.floorDiv(refreshNanos, agingNanos) + 2) * agingNanos;
    }
}
