package io.floodscope.ovn;

/** Statistics of one row's flows on one chassis. Ages are what a switch shows: whole seconds, rounded down. */
final class FlowStats {

    private static final long SECOND = 1_000_000_000L;

    long installedNanos;
    private long sentNanos;
    private long heardNanos;
    private boolean heardAny;
    private boolean sentAny;

    FlowStats(long nowNanos) {
        reinstall(nowNanos);
    }

    /** The flows are new: their idle age starts at 0 although nothing hit them. */
    void reinstall(long nowNanos) {
        installedNanos = nowNanos;
        heardNanos = nowNanos;
        sentNanos = nowNanos;
        heardAny = false;
        sentAny = false;
    }

    /** A packet hit a flow that counts as heard. */
    void heard(long nowNanos) {
        heardNanos = nowNanos;
        heardAny = true;
    }

    /**
     * A packet left by the flow that is used to send.
     *
     * @param kept whether the controller kept it until the row was there: it leaves past the flow's counters
     */
    void sent(long nowNanos, boolean kept) {
        sentNanos = nowNanos;
        sentAny |= !kept;
    }

    /** Whether any packet hit a flow that counts as heard since the flows are there. */
    boolean wasHeard() {
        return heardAny;
    }

    /** Whether any packet left by the flow that is used to send since the flows are there. */
    boolean wasSent() {
        return sentAny;
    }

    long ageSeconds(long nowNanos) {
        return (nowNanos - installedNanos) / SECOND;
    }

    long heardIdleSeconds(long nowNanos) {
        return (nowNanos - heardNanos) / SECOND;
    }

    long sentIdleSeconds(long nowNanos) {
        return (nowNanos - sentNanos) / SECOND;
    }
}
