package io.floodscope.ovn;

import io.floodscope.net.addr.IpAddress;

/** An entry of the cache that the 2018 patch keeps in the controller. */
final class Proposal2018Entry extends DueItem {

    private final AgingController.Proposal2018 rules;
    final LogicalRouterPort port;
    final IpAddress ip;
    long timestampMillis;
    int count;
    /** Probes that really left since the last reset; the patch does not know this number, its repaired form does. */
    int asked;

    long lastProbeMillis;

    Proposal2018Entry(AgingController.Proposal2018 rules, LogicalRouterPort port, IpAddress ip, long timestampMillis) {
        this.rules = rules;
        this.port = port;
        this.ip = ip;
        this.timestampMillis = timestampMillis;
    }

    void reset(long nowMillis) {
        timestampMillis = nowMillis;
        count = 0;
        asked = 0;
    }

    /** When the next probe is due: T/2, 2T/3 or 3T/4 after the timestamp, in whole ms as the patch computes it. */
    long probeMillis() {
        return timestampMillis + (count + 1) * rules.baseReachableMillis() / (count + 2);
    }

    boolean probesLeft() {
        return count <= 2;
    }

    /** When the row is to be deleted. */
    long deleteMillis() {
        long end = timestampMillis + rules.baseReachableMillis();
        if (rules.has(Proposal2018Quirk.ONE_PROBE_PER_PASS) || asked == 0) {
            return end;
        }
        return Math.max(end, lastProbeMillis + rules.baseReachableMillis() / 4);
    }

    @Override
    long dueMillis() {
        return probesLeft() ? Math.min(probeMillis(), deleteMillis()) : deleteMillis();
    }
}
