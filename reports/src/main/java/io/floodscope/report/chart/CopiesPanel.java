package io.floodscope.report.chart;

import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.RunFacts;
import io.floodscope.result.FloodWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies that floods sent to stations that are not the addressee, for runs in which no port was observed. */
final class CopiesPanel {

    private CopiesPanel() {}

    /** The panel, null if there were no such copies. */
    static @Nullable ChartPanel of(RunFacts facts) {
        if (facts.unwantedBytes() == 0) {
            return null;
        }
        ChartLine line = line(facts, "unwanted copies, all bridges together (mean over each flood)", Palette.UNWANTED);
        return ChartPanel.ofRates(
                "unwanted copies",
                List.of(line),
                "floods send up to " + Quantities.rate(line.peak() * 1e6) + " of unwanted copies, in "
                        + Quantities.count(facts.floods().size(), "burst") + ReceivedPanel.rhythm(facts));
    }

    /** Unwanted copies of all bridges over time, in Mbit/s. */
    static ChartLine line(RunFacts facts, String label, Palette role) {
        TimeGrid grid = TimeGrid.of(facts.result().simulatedNanos());
        double[] mbit = new double[grid.count()];
        for (FloodWindow w : facts.result().floodWindows()) {
            grid.spread(mbit, w.startNanos(), w.endNanos(), w.unwantedBytes() * 8 / 1e6);
        }
        return grid.perSecond(label, role, mbit);
    }
}
