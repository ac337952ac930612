package io.floodscope.traffic;

import it.unimi.dsi.fastutil.longs.LongArrayList;

/**
 * When the packets of a flow left: at the slots of its schedule, but for those at which its host did not run. Packets are
 * numbered without gaps, from 0.
 */
public final class SendTimes {

    private final FlowSchedule schedule;
    /** Of each rest: the number of the first packet after it, the slots passed over up to then, and when it began. */
    private final LongArrayList resumedWith = new LongArrayList();

    private final LongArrayList passedOver = new LongArrayList();
    private final LongArrayList rests = new LongArrayList();
    private long slots;
    private long sent;
    private boolean resting;

    /** Nothing sent yet. */
    public SendTimes(FlowSchedule schedule) {
        this.schedule = schedule;
    }

    /** Whether there is another slot. */
    public boolean hasNext() {
        return schedule.has(slots);
    }

    /** Time of the next slot in ns. */
    public long nextNanos() {
        return schedule.timeOf(slots);
    }

    /** A packet leaves at the next slot. */
    public void send() {
        if (resting) {
            resumedWith.add(sent);
            passedOver.add(slots - sent);
            resting = false;
        }
        slots++;
        sent++;
    }

    /** The host does not run at the next slot. */
    public void rest() {
        if (!resting) {
            rests.add(nextNanos());
            resting = true;
        }
        slots++;
    }

    /** Packets sent. */
    public long sent() {
        return sent;
    }

    /** When packet {@code number}, counted from 0, left (or, without further rests, will leave). */
    public long timeOf(long number) {
        long slot = number;
        for (int i = resumedWith.size() - 1; i >= 0; i--) {
            if (number >= resumedWith.getLong(i)) {
                slot = number + passedOver.getLong(i);
                break;
            }
        }
        return schedule.timeOf(slot);
    }

    /** Rests after which packets were sent again. */
    int rests() {
        return resumedWith.size();
    }

    /** Number of the first packet after a rest. */
    long resumedWith(int rest) {
        return resumedWith.getLong(rest);
    }

    /** First slot of a rest in ns. */
    long restNanos(int rest) {
        return rests.getLong(rest);
    }

    /** First slot of the rest that goes on, or -1. */
    long openRestNanos() {
        return resting ? rests.getLong(rests.size() - 1) : -1;
    }
}
