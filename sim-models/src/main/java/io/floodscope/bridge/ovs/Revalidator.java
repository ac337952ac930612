package io.floodscope.bridge.ovs;

import io.floodscope.engine.Phase;
import io.floodscope.engine.Timer;

/**
 * When the flow cache follows the tables, and when it reports what it has seen (OVS spec section 4).
 *
 * <ul>
 *   <li>A dump every max-revalidator (500 ms): pushes the statistics of flows that saw frames, which refreshes their sources'
 *       entries as of the dump, and removes flows idle for max-idle. Dumps with nothing to do are not simulated.
 *   <li>A revalidation after a change: the same, and all decisions are made anew. A change by the clock or the operator takes
 *       effect at once; one learned in an upcall after the time that re-translating takes (userspace datapath), or after the
 *       next dump (kernel datapath). It restarts the 500 ms.
 * </ul>
 */
final class Revalidator {

    private static final long OVER_LIMIT_IDLE_NANOS = 100_000_000L;

    /** Revalidators sleep in whole milliseconds and never wake early: a round takes about this much longer, ns. */
    private static final long WAKE_UP_NANOS = 1_000_000L;

    private final Vswitchd host;
    private final FlowTable flows;
    private final DatapathType datapath;
    private final OvsProfile profile;
    private final long intervalNanos;
    private final Timer dump;
    private final Timer correction;
    private long generation;
    private long lastDumpNanos;
    private boolean noticeAtDump;
    private boolean pushing;
    private boolean changedByPush;

    Revalidator(Vswitchd host, FlowTable flows, DatapathType datapath, long dumpPhaseNanos) {
        this.host = host;
        this.flows = flows;
        this.datapath = datapath;
        this.profile = host.profile();
        this.intervalNanos = profile.dumpIntervalNanos() + WAKE_UP_NANOS;
        this.lastDumpNanos = dumpPhaseNanos - intervalNanos;
        this.dump = host.simulation().timer(Phase.TIMER, this::dump);
        this.correction = host.simulation().timer(Phase.HOUSEKEEPING, this::revalidate);
    }

    /** Decisions of this generation hold. */
    long generation() {
        return generation;
    }

    /** A cached flow saw a frame: the next dump has something to push. */
    void used() {
        if (!dump.isArmed()) {
            dump.armAt(nextDump(host.nowNanos()));
        }
    }

    /** Something that decisions depend on changed. */
    void tablesChanged() {
        if (pushing) {
            changedByPush = true;
        } else if (!host.inUpcall()) {
            correctAt(host.nowNanos());
        } else if (datapath == DatapathType.USERSPACE) {
            correctAt(host.nowNanos() + flows.size() * profile.correctionNanosPerFlow());
        } else {
            host.rules().hit(OvsRule.KERNEL_CORRECTION_DELAY);
            noticeAtDump = true;
            used();
        }
    }

    /** Whether a dump has found this flow unused for max-idle since its last frame. */
    boolean hasIdledOut(DatapathFlow flow) {
        long now = host.nowNanos();
        long idleSince = flow.lastUsedNanos + maxIdleNanos();
        return idleSince < now && flow.packets == 0 && nextDump(idleSince) < now;
    }

    private void correctAt(long timeNanos) {
        if (!correction.isArmed() || timeNanos < correction.deadline()) {
            correction.armAt(timeNanos);
        }
    }

    private void dump() {
        lastDumpNanos = host.nowNanos();
        sweep();
        if (noticeAtDump) {
            noticeAtDump = false;
            correctAt(host.nowNanos() + 2 * flows.size() * profile.correctionNanosPerFlow());
        }
    }

    private void revalidate() {
        generation++;
        host.rules().hit(OvsRule.REVALIDATION);
        lastDumpNanos = host.nowNanos();
        sweep();
        if (dump.isArmed()) {
            dump.armAt(nextDump(host.nowNanos() + 1));
        }
    }

    /** Pushes what flows have seen, then removes those that idled out. */
    private void sweep() {
        pushing = true;
        long now = host.nowNanos();
        long maxIdle = maxIdleNanos();
        boolean removeAll = flows.size() > 2L * profile.flowLimit();
        for (int i = 0; i < flows.size(); i++) {
            DatapathFlow flow = flows.get(i);
            if (flow.packets > 0) {
                host.push(flow);
            }
        }
        for (int i = flows.size() - 1; i >= 0; i--) {
            DatapathFlow flow = flows.get(i);
            if (removeAll || now - flow.lastUsedNanos > maxIdle) {
                flows.remove(flow);
            }
        }
        pushing = false;
        if (changedByPush) {
            changedByPush = false;
            generation++;
        }
    }

    private long maxIdleNanos() {
        return flows.size() > profile.flowLimit()
                ? Math.min(OVER_LIMIT_IDLE_NANOS, profile.maxIdleNanos())
                : profile.maxIdleNanos();
    }

    /** The first dump of the present rhythm at or after an instant. */
    private long nextDump(long atOrAfter) {
        long since = Math.max(0, atOrAfter - lastDumpNanos);
        return lastDumpNanos + Math.max(1, (since + intervalNanos - 1) / intervalNanos) * intervalNanos;
    }
}
