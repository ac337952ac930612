package io.floodscope.host.tcp;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Simulation;
import io.floodscope.host.Machine;
import io.floodscope.host.neigh.KernelTimer;

/** When a side sends again what is not acknowledged: waits that double, and a last try (tcp_retransmit_timer). */
final class Retransmission {

    private static final long MILLI = 1_000_000L;
    private static final long RTO_MIN = 200 * MILLI;
    private static final long RTO_SYN = 1_000 * MILLI;
    private static final long RTO_MAX = 120_000 * MILLI;
    private static final int SYN_RETRIES = 6;
    private static final int DATA_RETRIES = 15;

    private final Simulation simulation;
    private final KernelTimer timer;
    private final Runnable action;
    private int retries;
    private long segments;
    private long stalledSinceNanos = -1;

    Retransmission(Machine machine, Runnable action) {
        this.simulation = machine.simulation();
        this.action = action;
        this.timer = machine.timer(Phase.TIMER, new RetransmissionTimeout());
    }

    /** The timer fired. */
    private final class RetransmissionTimeout implements Event {
        @Override
        public void fire() {
            action.run();
        }
    }

    /** Waits for an acknowledgement from now on, the longer the more tries were in vain. */
    void arm(boolean connecting) {
        timer.armIn(Math.min(RTO_MAX, first(connecting) << Math.min(retries, 20)));
    }

    /** The first wait, in ns. */
    private static long first(boolean connecting) {
        return connecting ? RTO_SYN : RTO_MIN;
    }

    boolean isArmed() {
        return timer.isArmed();
    }

    void cancel() {
        timer.cancel();
    }

    void release() {
        timer.release();
    }

    /** Whether the last try was in vain, too. */
    boolean isExhausted(boolean connecting) {
        return retries >= (connecting ? SYN_RETRIES : DATA_RETRIES);
    }

    /** Another try is made. */
    void tryAgain(boolean connecting) {
        if (stalledSinceNanos < 0) {
            stalledSinceNanos = simulation.nowNanos() - first(connecting);
        }
        retries++;
        segments++;
    }

    /** A segment is sent again behind the one that was lost. */
    void countSegment() {
        segments++;
    }

    /** Something new was acknowledged: the next wait is the first one again. */
    void progress() {
        retries = 0;
    }

    /** The peer answers again. */
    void recovered() {
        stalledSinceNanos = -1;
    }

    /** Segments sent again. */
    long segments() {
        return segments;
    }

    /** Since when nothing was acknowledged, in ns; -1 if it is going well. */
    long stalledSinceNanos() {
        return stalledSinceNanos;
    }
}
