package io.floodscope.report.chart;

import io.floodscope.report.view.BandOrder;
import io.floodscope.report.view.Interval;
import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.RunFacts;
import io.floodscope.report.view.SeedText;
import io.floodscope.report.view.VisibleText;
import io.floodscope.result.Band;
import java.util.List;

/**
 * States of entities over time.
 *
 * @param title the finding
 * @param subtitle what it was found in
 * @param endNanos right end of the time axis
 * @param bands the most telling entities first
 * @param floods stretches to shade
 */
public record BandChart(String title, String subtitle, long endNanos, List<Band> bands, List<Interval> floods) {

    private static final int MAX_BANDS = 16;

    /** The chart of a run. */
    public static BandChart of(RunFacts facts) {
        List<Band> bands =
                BandOrder.mostTelling(facts).stream().limit(MAX_BANDS).toList();
        String title = facts.floodGroups().isEmpty()
                ? "States of " + Quantities.count(bands.size(), "entity").replace("entitys", "entities")
                : "Floods last while " + facts.floodGroups().get(0).place() + " has no entry for "
                        + VisibleText.shortened(facts.floodGroups().get(0).dstMac(), 30);
        String subtitle = VisibleText.of(facts.result().scenario()) + " \u00b7 "
                + Quantities.clock(facts.result().simulatedNanos()) + " simulated, "
                + SeedText.of(facts.result());
        return new BandChart(title, subtitle, Math.max(1, facts.result().simulatedNanos()), bands, facts.floods());
    }
}
