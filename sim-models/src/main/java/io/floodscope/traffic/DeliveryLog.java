package io.floodscope.traffic;

import java.util.ArrayList;
import java.util.List;

/**
 * Which packets of a numbered flow arrived. A gap in the numbers is a loss; its time span is known from the times at which
 * the packets were sent. Numbers count from 1 and arrive in order, apart from some that come late out of a queue.
 */
public final class DeliveryLog {

    /**
     * A stretch in which nothing came through.
     *
     * @param startNanos when the first lost packet was sent
     * @param endNanos when the first packet after it was sent, or the end of the run
     * @param lost packets lost
     * @param open whether it had not ended when the log was closed
     */
    public record Outage(long startNanos, long endNanos, long lost, boolean open) {}

    private final FlowSchedule schedule;
    private final List<Outage> outages = new ArrayList<>();
    private long nextNumber = 1;
    private long delivered;
    private long late;
    private long duplicates;

    /** An empty log of a flow whose packet n was sent at the schedule's time n - 1. */
    public DeliveryLog(FlowSchedule schedule) {
        this.schedule = schedule;
    }

    /** Packet {@code number} arrived. A further copy of the latest one, such as another receiver's, is no delivery. */
    public void deliver(long number) {
        if (number == nextNumber - 1) {
            duplicates++;
            return;
        }
        delivered++;
        if (number == nextNumber) {
            nextNumber++;
        } else if (number > nextNumber) {
            outages.add(new Outage(
                    schedule.timeOf(nextNumber - 1), schedule.timeOf(number - 1), number - nextNumber, false));
            nextNumber = number + 1;
        } else {
            late++;
        }
    }

    /** Packets that arrived. */
    public long delivered() {
        return delivered;
    }

    /** Packets that arrived after a later one. */
    public long late() {
        return late;
    }

    /** Copies of the latest packet that arrived after it. */
    public long duplicates() {
        return duplicates;
    }

    /** Packets among the first {@code sent} that did not arrive. */
    public long lost(long sent) {
        return Math.max(0, sent - delivered);
    }

    /** The outages up to a moment at which {@code sent} packets had been sent. */
    public List<Outage> outages(long sent, long nowNanos) {
        List<Outage> all = new ArrayList<>(outages);
        if (sent >= nextNumber) {
            all.add(new Outage(schedule.timeOf(nextNumber - 1), nowNanos, sent - nextNumber + 1, true));
        }
        return all;
    }
}
