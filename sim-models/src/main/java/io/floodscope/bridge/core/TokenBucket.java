package io.floodscope.bridge.core;

/**
 * A token bucket in whole units: ingress policing in bits, a storm-control rate in packets. Tokens are kept in
 * unit-nanoseconds, so that no rounding accumulates.
 */
public final class TokenBucket {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long unitsPerSecond;
    private final long burstUnits;
    private final long fillNanos;
    private long whole;
    private long fraction;
    private long updated;

    /**
     * A full bucket.
     *
     * @param unitsPerSecond fill rate, above 0
     * @param burstUnits depth, above 0
     */
    public TokenBucket(long unitsPerSecond, long burstUnits) {
        if (unitsPerSecond <= 0 || burstUnits <= 0) {
            throw new IllegalArgumentException(
                    "a token bucket needs rate and burst above 0, got " + unitsPerSecond + " and " + burstUnits);
        }
        this.unitsPerSecond = unitsPerSecond;
        this.burstUnits = burstUnits;
        this.fillNanos = Math.multiplyHigh(burstUnits, NANOS_PER_SECOND) != 0
                ? Long.MAX_VALUE / unitsPerSecond
                : Math.min(burstUnits * NANOS_PER_SECOND / unitsPerSecond + 1, Long.MAX_VALUE / unitsPerSecond);
        this.whole = burstUnits;
    }

    /** Takes this many units if they are there. */
    public boolean take(long nowNanos, long units) {
        refill(nowNanos);
        if (whole < units) {
            return false;
        }
        whole -= units;
        return true;
    }

    private void refill(long nowNanos) {
        long passed = nowNanos - updated;
        updated = nowNanos;
        if (passed >= fillNanos) {
            whole = burstUnits;
            fraction = 0;
            return;
        }
        long gained = fraction + passed * unitsPerSecond;
        whole += gained / NANOS_PER_SECOND;
        fraction = gained % NANOS_PER_SECOND;
        if (whole >= burstUnits) {
            whole = burstUnits;
            fraction = 0;
        }
    }

    /** Fill rate in units per second. */
    public long unitsPerSecond() {
        return unitsPerSecond;
    }
}
