package io.floodscope.report.chart;

import io.floodscope.report.view.PortLosses;
import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.RunFacts;
import io.floodscope.result.Outage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What got lost: at the port that lost most, where ports count their losses, and of the streams that are measured. */
final class LossPanel {

    static final String MEASURE = "lost";
    static final String VERB = " loses ";

    private LossPanel() {}

    /** The panel, null if nothing was lost. */
    static @Nullable ChartPanel of(RunFacts facts) {
        List<ChartLine> lines = new ArrayList<>();
        List<ChartLine> hidden = new ArrayList<>();
        PortLosses port = facts.losses().isEmpty() ? null : facts.losses().get(0);
        if (port != null && port.ownFrames() > 0) {
            lines.add(line(
                    "for " + port.called() + ": its own frames, lost at its port", Palette.LOST, port, port.own()));
        } else if (!facts.result().outages().isEmpty()) {
            lines.add(
                    outages(facts, "frames of all streams that did not arrive (mean over each outage)", Palette.LOST));
        }
        if (port != null && port.copiedFrames() > 0) {
            String label = "for " + port.called() + ": copies of frames for others, lost at its port";
            // Where a flood fills a port, most of what is lost are copies; on their scale the loss that hurts is flat.
            (lines.isEmpty() ? lines : hidden).add(line(label, Palette.MUTED, port, port.copies()));
        }
        return lines.isEmpty() ? null : new ChartPanel(MEASURE, "frames/s", lines, hidden, finding(facts, port), true);
    }

    private static ChartLine line(String label, Palette role, PortLosses port, long[] frames) {
        double[] values = new double[frames.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = frames[i];
        }
        return new ChartLine(label, role, port.startNanos(), port.bucketNanos(), values)
                .times(1e9 / port.bucketNanos());
    }

    /** Frames of all streams that did not arrive, per second. */
    static ChartLine outages(RunFacts facts, String label, Palette role) {
        TimeGrid grid = TimeGrid.of(facts.result().simulatedNanos());
        double[] lost = new double[grid.count()];
        for (Outage o : facts.result().outages()) {
            grid.spread(lost, o.startNanos(), o.endNanos(), o.lostFrames());
        }
        return grid.perSecond(label, role, lost);
    }

    private static String finding(RunFacts facts, @Nullable PortLosses port) {
        if (port != null && port.ownFrames() > 0) {
            return port.called() + VERB + Quantities.count(port.ownFrames(), "frame") + " of its own at its port";
        }
        return facts.result().outages().isEmpty() ? "" : facts.outageFinding();
    }
}
