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

    private final SendTimes times;
    private final List<Outage> outages = new ArrayList<>();
    private long nextNumber = 1;
    private long delivered;
    private long late;
    private long duplicates;

    /** An empty log of a flow whose packet n left at time n - 1 of these. */
    public DeliveryLog(SendTimes times) {
        this.times = times;
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
            long first = split(nextNumber - 1, number - 1, outages);
            if (first < number - 1) {
                outages.add(new Outage(times.timeOf(first), times.timeOf(number - 1), number - 1 - first, false));
            }
            nextNumber = number + 1;
        } else {
            late++;
        }
    }

    /**
     * Adds what was lost before rests among the packets from one to another (exclusive), counted from 0: an outage ends
     * when its sender does.
     *
     * @return the first packet after the last of these rests
     */
    private long split(long from, long to, List<Outage> into) {
        long first = from;
        for (int rest = 0; rest < times.rests(); rest++) {
            long resumed = times.resumedWith(rest);
            if (resumed > first && resumed <= to) {
                into.add(new Outage(times.timeOf(first), times.restNanos(rest), resumed - first, false));
                first = resumed;
            }
        }
        return first;
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

    /**
     * The outages up to a moment at which {@code sent} packets had been sent. One that leaves at this very moment is under way,
     * not lost, if all before it arrived.
     */
    public List<Outage> outages(long sent, long nowNanos) {
        List<Outage> all = new ArrayList<>(outages);
        if (sent >= nextNumber) {
            long first = split(nextNumber - 1, sent, all);
            if (first < sent) {
                long rest = times.openRestNanos();
                boolean underWay = rest < 0 && times.timeOf(first) == nowNanos;
                if (!underWay) {
                    all.add(new Outage(times.timeOf(first), rest < 0 ? nowNanos : rest, sent - first, rest < 0));
                }
            }
        }
        return all;
    }
}
