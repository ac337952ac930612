package io.floodscope.conform.ovn;

import io.floodscope.engine.Scheduler;
import java.util.Map;
import java.util.TreeMap;

/** Fate of the test packets: when each reached e1 or an instance, and whose answer came back. */
final class PacketLog {

    private final Scheduler scheduler;
    private final TraceAxis axis;
    private final Map<Long, Double> delivered = new TreeMap<>();
    private final Map<Long, Double> answered = new TreeMap<>();
    private final Map<Long, String> senders = new TreeMap<>();

    PacketLog(Scheduler scheduler, TraceAxis axis) {
        this.scheduler = scheduler;
        this.axis = axis;
    }

    void sent(String host, long seq) {
        senders.put(seq, host);
    }

    void delivered(String host, long seq) {
        if (senders.containsKey(seq) && !host.equals(senders.get(seq))) {
            delivered.putIfAbsent(seq, axis.millis(scheduler.nowNanos()));
        }
    }

    void answered(String host, long seq) {
        if (host.equals(senders.get(seq))) {
            answered.putIfAbsent(seq, axis.millis(scheduler.nowNanos()));
        }
    }

    /** Times by sequence number of {@code delivered} or {@code answered}, up to the end of the comparison. */
    Map<Long, Double> what(String kind, double untilMillis) {
        Map<Long, Double> out = new TreeMap<>("answered".equals(kind) ? answered : delivered);
        out.values().removeIf(t -> t > untilMillis);
        return out;
    }
}
