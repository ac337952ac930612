package io.floodscope.host.tcp;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Simulation;
import io.floodscope.host.Machine;
import io.floodscope.host.neigh.KernelTimer;

/**
 * When a receiver acknowledges: at once for the first segments after a pause (quick acknowledgements) and for more than one
 * full segment, otherwise after 40 ms or with the next segment of its own (tcp_ack_snd_check, tcp_event_data_recv).
 */
final class AckPolicy {

    private static final long MILLI = 1_000_000L;
    private static final long DELAYED_ACK = 40 * MILLI;
    private static final long PAUSE = 200 * MILLI;
    private static final int QUICK_ACKS = 16;
    private static final int FULL_SEGMENT = 1460;

    private final Simulation simulation;
    private final Runnable sendAck;
    private final KernelTimer delayed;
    private int quickAcks = QUICK_ACKS;
    private boolean interactive;
    private boolean due;
    private long unacknowledgedBytes;
    private long lastReceivedNanos = -1_000 * PAUSE;

    AckPolicy(Machine machine, Runnable sendAck) {
        this.simulation = machine.simulation();
        this.sendAck = sendAck;
        this.delayed = machine.timer(Phase.TIMER, new DelayedAckTimeout());
    }

    /** Data arrived in order: acknowledges now, or later. */
    void received(int length) {
        long now = simulation.nowNanos();
        unacknowledgedBytes += length;
        if (now - lastReceivedNanos > PAUSE) {
            quickAcks = QUICK_ACKS;
        }
        lastReceivedNanos = now;
        due = true;
        boolean quick = quickAcks > 0 && !interactive;
        if (quick || unacknowledgedBytes > FULL_SEGMENT) {
            quickAcks -= quick ? 1 : 0;
            sendAck.run();
        } else if (!delayed.isArmed()) {
            delayed.armIn(DELAYED_ACK);
        }
    }

    /** Data is about to be sent; soon after data was received, that makes the exchange an interactive one. */
    void sendsData() {
        if (simulation.nowNanos() - lastReceivedNanos < DELAYED_ACK) {
            interactive = true;
        }
    }

    /** Something was received that must be acknowledged by the next segment. */
    void oblige() {
        due = true;
    }

    /** Sends the acknowledgement if nothing has carried it yet. */
    void settle() {
        if (due) {
            sendAck.run();
        }
    }

    /** A segment leaves, and with it the acknowledgement. */
    void carried() {
        due = false;
        unacknowledgedBytes = 0;
        delayed.cancel();
    }

    /** The connection is over. */
    void release() {
        delayed.release();
    }

    /** The delayed acknowledgement is due. */
    private final class DelayedAckTimeout implements Event {
        @Override
        public void fire() {
            interactive = false;
            settle();
        }
    }
}
