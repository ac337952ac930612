package io.floodscope.report.html;

import io.floodscope.report.chart.CompareChart;
import io.floodscope.report.chart.TrafficChart;
import io.floodscope.report.compare.Comparison;
import io.floodscope.report.view.Interval;
import io.floodscope.report.view.VisibleText;
import io.floodscope.result.Band;
import io.floodscope.result.StateChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the page of a comparison shows. */
public final class ComparePage {

    private final Comparison comparison;
    private final String nameA;
    private final String nameB;
    private final String version;
    private final TrafficChart chart;

    ComparePage(Comparison comparison, String nameA, String nameB, String version) {
        this.comparison = comparison;
        this.nameA = VisibleText.of(nameA);
        this.nameB = VisibleText.of(nameB);
        this.version = version;
        this.chart = CompareChart.of(comparison.a(), comparison.b());
    }

    /** The comparison. */
    public Comparison comparison() {
        return comparison;
    }

    /** What side A is called. */
    public String nameA() {
        return nameA;
    }

    /** What side B is called. */
    public String nameB() {
        return nameB;
    }

    /** Version that wrote the page. */
    public String version() {
        return version;
    }

    /** Text safe to look at. */
    public String show(String text) {
        return VisibleText.of(text);
    }

    /** Word and CSS class of a judgement. */
    public String judged(Comparison.Effect effect) {
        return effect.judgement().name().toLowerCase(Locale.ROOT);
    }

    /** Effects that are good or bad in themselves, the worst first. */
    public List<Comparison.Effect> effects() {
        return comparison.effects().stream()
                .filter(e -> e.judgement() != Comparison.Judgement.DIFFERENT)
                .toList();
    }

    /** Differences that are neither good nor bad in themselves, such as those of counters. */
    public List<Comparison.Effect> otherEffects() {
        return comparison.effects().stream()
                .filter(e -> e.judgement() == Comparison.Judgement.DIFFERENT)
                .toList();
    }

    /** Both runs on one axis. */
    public TrafficChart chart() {
        return chart;
    }

    /** The chart as shapes. */
    public StaticPlot plot() {
        return new StaticPlot(chart);
    }

    /** The chart as JSON for the script. */
    public String chartData() {
        return ChartData.json(chart, List.of());
    }

    /** Nothing is shaded: each side has a row of its own. */
    public Shading shades() {
        return new Shading(List.of(), chart.endNanos());
    }

    /** When each side floods, and when it loses frames, as rows on the same axis. */
    public List<BandRow> bands() {
        List<Band> bands = new ArrayList<>(List.of(
                during("A: flooding", "flooding", "none flooded", comparison.a().floods()),
                during("B: flooding", "flooding", "none flooded", comparison.b().floods())));
        List<Interval> lossA = comparison.a().outages();
        List<Interval> lossB = comparison.b().outages();
        if (!lossA.isEmpty() || !lossB.isEmpty()) {
            bands.add(during("A: frames lost", "losing", "none lost", lossA));
            bands.add(during("B: frames lost", "losing", "none lost", lossB));
        }
        return bands.stream().map(band -> BandRow.of(band, chart.endNanos())).toList();
    }

    private static Band during(String name, String then, String otherwise, List<Interval> stretches) {
        List<StateChange> changes = new ArrayList<>();
        changes.add(new StateChange(0, otherwise));
        for (Interval stretch : stretches) {
            changes.add(new StateChange(stretch.startNanos(), then));
            changes.add(new StateChange(stretch.endNanos(), otherwise));
        }
        return new Band(name, changes);
    }
}
