package io.floodscope.conform.ovs;

import java.util.List;

/** The named figures of the trace format, computed with the arguments that stand beside them. */
final class Metrics {

    private static final double LEARN_WINDOW_MILLIS = 3_000;

    private final Recording run;

    Metrics(Recording run) {
        this.run = run;
    }

    /** The figure, NaN if what it is about never happened. */
    double value(Fields check) {
        return switch (check.text("name")) {
            case "max_flooded_after_learn" -> afterLearning(check, false);
            case "max_lag_ms" -> afterLearning(check, true);
            case "first_flooded_ms" -> firstFlooded(check);
            case "lag_last_old_ms" -> lagLastOld(check);
            case "last_table_size" -> run.polls().lastSize(check.text("bridge"));
            default -> throw check.unsupported("metric \"" + check.text("name") + "\"");
        };
    }

    /** Over all learning frames: most frames to their source that reached the witness afterwards, or the latest. */
    private double afterLearning(Fields check, boolean lag) {
        List<FrameLog.Entry> witnessed = arrivals(check.text("witness"));
        double largest = 0;
        for (FrameLog.Entry learning : run.frames().at(check.text("learner"))) {
            if (learning.in() || learning.kind() != FrameClass.RAW) {
                continue;
            }
            int count = 0;
            double last = 0;
            for (FrameLog.Entry entry : witnessed) {
                double since = entry.millis() - learning.millis();
                if (entry.frame().dst() == learning.frame().src() && since > 0 && since <= LEARN_WINDOW_MILLIS) {
                    count++;
                    last = since;
                }
            }
            largest = Math.max(largest, lag ? last : count);
        }
        return largest;
    }

    private double firstFlooded(Fields check) {
        long dst = check.mac("dst");
        return arrivals(check.text("witness")).stream()
                .filter(e -> e.frame().dst() == dst)
                .mapToDouble(FrameLog.Entry::millis)
                .findFirst()
                .orElse(Double.NaN);
    }

    private double lagLastOld(Fields check) {
        long mac = check.mac("mac");
        double moved = run.frames().at(check.text("new")).stream()
                .filter(e -> !e.in() && e.frame().src() == mac)
                .mapToDouble(FrameLog.Entry::millis)
                .findFirst()
                .orElse(Double.NaN);
        double last = arrivals(check.text("old")).stream()
                .filter(e -> e.frame().dst() == mac && e.millis() > moved)
                .mapToDouble(FrameLog.Entry::millis)
                .reduce(Double.NaN, (a, b) -> b);
        return Double.isNaN(last) ? (Double.isNaN(moved) ? Double.NaN : 0) : last - moved;
    }

    private List<FrameLog.Entry> arrivals(String point) {
        return run.frames().at(point).stream().filter(FrameLog.Entry::in).toList();
    }
}
