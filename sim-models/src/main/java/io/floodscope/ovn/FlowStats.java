package io.floodscope.ovn;

/** Statistics of one row's flows on one chassis. Ages are what a switch shows: whole seconds, rounded down. */
final class FlowStats {

    private static final long SECOND = 1_000_000_000L;

    long installedNanos;
    long heardNanos;
    long sentNanos;

    FlowStats(long nowNanos) {
        reinstall(nowNanos);
    }

    /** The flows are new: their idle age starts at 0 although nothing hit them. */
    void reinstall(long nowNanos) {
        installedNanos = nowNanos;
        heardNanos = nowNanos;
        sentNanos = nowNanos;
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
