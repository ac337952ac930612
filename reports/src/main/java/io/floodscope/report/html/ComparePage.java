package io.floodscope.report.html;

import io.floodscope.report.chart.Palette;
import io.floodscope.report.chart.TrafficChart;
import io.floodscope.report.compare.Comparison;
import io.floodscope.report.view.Interval;
import io.floodscope.report.view.PortTraffic;
import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.RunFacts;
import io.floodscope.report.view.VisibleText;
import io.floodscope.result.Band;
import io.floodscope.result.StateChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
        this.chart = chart(comparison);
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

    /** When each side floods, as rows on the same axis. */
    public List<BandRow> bands() {
        return List.of(
                BandRow.of(flooding("A: flooding", comparison.a()), chart.endNanos()),
                BandRow.of(flooding("B: flooding", comparison.b()), chart.endNanos()));
    }

    private static Band flooding(String name, RunFacts facts) {
        List<StateChange> changes = new ArrayList<>();
        changes.add(new StateChange(0, "none flooded"));
        for (Interval flood : facts.floods()) {
            changes.add(new StateChange(flood.startNanos(), "flooding"));
            changes.add(new StateChange(flood.endNanos(), "none flooded"));
        }
        return new Band(name, changes);
    }

    private static TrafficChart chart(Comparison comparison) {
        RunFacts a = comparison.a();
        RunFacts b = comparison.b();
        PortTraffic shown = moreUnwanted(a.bystander(), b.bystander());
        List<TrafficChart.Line> lines = new ArrayList<>();
        if (shown != null) {
            add(lines, "A: not addressed to " + shown.label(), Palette.UNWANTED, a, shown.port());
            add(lines, "B: not addressed to " + shown.label(), Palette.TOTAL, b, shown.port());
        }
        long end = Math.max(a.result().simulatedNanos(), b.result().simulatedNanos());
        String title = shown == null
                ? "No traffic was recorded"
                : "Unwanted traffic at " + shown.label() + ": peak " + peak(a, shown.port()) + " in A, "
                        + peak(b, shown.port()) + " in B";
        return TrafficChart.inFittingUnit(
                title, Quantities.clock(end) + " simulated", Math.max(1, end), lines, List.of(), List.of());
    }

    private static @Nullable PortTraffic moreUnwanted(@Nullable PortTraffic a, @Nullable PortTraffic b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return b.unwantedBytes() > a.unwantedBytes() ? b : a;
    }

    private static void add(List<TrafficChart.Line> lines, String label, Palette role, RunFacts facts, String port) {
        facts.ports().stream()
                .filter(p -> p.port().equals(port))
                .findFirst()
                .ifPresent(p -> lines.add(TrafficChart.line(label, role, p, p.unwanted())));
    }

    private static String peak(RunFacts facts, String port) {
        return Quantities.rate(facts.ports().stream()
                .filter(p -> p.port().equals(port))
                .mapToDouble(PortTraffic::peakUnwantedBitsPerSecond)
                .findFirst()
                .orElse(0));
    }
}
