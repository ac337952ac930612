package io.floodscope.bridge.fdb;

/**
 * Aging by a sweep once per aging time that removes what was not refreshed since the sweep before it (AlaxalA, Huawei): an
 * idle entry lives between one and two aging times ({@code aging_sweep: up_to_2x}).
 *
 * @param agingNanos aging time and sweep period in ns
 * @param phaseNanos instant of one sweep in ns, in [0, agingNanos)
 */
public record SweptAging(long agingNanos, long phaseNanos) implements AgingRule {

    /** Checks the ranges. */
    public SweptAging {
        if (agingNanos <= 0 || phaseNanos < 0 || phaseNanos >= agingNanos) {
            throw new IllegalArgumentException(
                    "a sweep needs a period above 0 and a phase within it, got " + agingNanos + " ns, " + phaseNanos);
        }
    }

    @Override
    public long deadlineAfter(long refreshNanos) {
        return (Math.floorDiv(refreshNanos - phaseNanos, agingNanos) + 2) * agingNanos + phaseNanos;
    }
}
