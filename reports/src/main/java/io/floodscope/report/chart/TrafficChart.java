package io.floodscope.report.chart;

import io.floodscope.report.view.Interval;
import io.floodscope.report.view.PortTraffic;
import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.RunFacts;
import io.floodscope.report.view.VisibleText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a traffic chart shows, whoever draws it: rates over time, stretches of flooding, and lanes of dated facts below.
 *
 * @param title the finding
 * @param subtitle what it was found in
 * @param startNanos left end of the time axis
 * @param endNanos right end
 * @param unit unit of the rates
 * @param lines rates in that unit, the most important first
 * @param floods stretches to shade
 * @param lanes dated facts
 */
public record TrafficChart(
        String title,
        String subtitle,
        long startNanos,
        long endNanos,
        RateUnit unit,
        List<Line> lines,
        List<Interval> floods,
        List<MarkLane> lanes) {

    /**
     * A rate over time.
     *
     * @param label what the legend calls it
     * @param role decides colour and stroke
     * @param startNanos start of the first interval
     * @param bucketNanos length of an interval
     * @param rates mean rate in each interval
     */
    public record Line(String label, Palette role, long startNanos, long bucketNanos, double[] rates) {

        /** Highest rate. */
        public double peak() {
            return Arrays.stream(rates).max().orElse(0);
        }
    }

    /** The chart of a run: its most telling port, and one that got nothing unwanted to compare with. */
    public static TrafficChart of(RunFacts facts) {
        List<Line> lines = new ArrayList<>();
        PortTraffic port = facts.bystander();
        if (port != null) {
            lines.add(line(port.chartLabel() + ": everything received", Palette.TOTAL, port, port.total()));
            if (port.unwantedBytes() > 0) {
                lines.add(line(port.chartLabel() + ": not addressed to it", Palette.UNWANTED, port, port.unwanted()));
                facts.ports().stream()
                        .filter(p -> p.unwantedBytes() == 0 && p.unwanted().length > 0)
                        .findFirst()
                        .ifPresent(p -> lines.add(
                                line(p.chartLabel() + ": everything received", Palette.CONTRAST, p, p.total())));
            }
        }
        return inFittingUnit(
                facts.chartTitle(),
                subtitle(facts),
                Math.max(1, facts.result().simulatedNanos()),
                lines,
                facts.floods(),
                MarkLane.of(facts));
    }

    /**
     * A chart from 0 on, in the unit that fits its highest rate; in Mbit/s if nothing unwanted came, so that a trickle of own
     * traffic looks like the trickle it is.
     *
     * @param mbit lines in Mbit/s
     */
    public static TrafficChart inFittingUnit(
            String title,
            String subtitle,
            long endNanos,
            List<Line> mbit,
            List<Interval> floods,
            List<MarkLane> lanes) {
        double peak = mbit.stream().mapToDouble(Line::peak).max().orElse(0);
        boolean unwanted = mbit.stream().anyMatch(l -> l.role() == Palette.UNWANTED);
        RateUnit unit = peak > 0 && unwanted ? RateUnit.fitting(peak) : RateUnit.MBIT;
        List<Line> lines = mbit.stream().map(line -> inUnit(line, unit)).toList();
        return new TrafficChart(title, subtitle, 0, endNanos, unit, lines, floods, lanes);
    }

    /** A line in Mbit/s in another unit. */
    public static Line inUnit(Line mbit, RateUnit unit) {
        double[] rates =
                Arrays.stream(mbit.rates()).map(r -> r * unit.perMbit()).toArray();
        return new Line(mbit.label(), mbit.role(), mbit.startNanos(), mbit.bucketNanos(), rates);
    }

    /**
     * Top of the value axis: a round number above every line. At least 1 if nothing unwanted came, so that a trickle of own
     * traffic looks like the trickle it is.
     */
    public double niceTop() {
        double peak = lines.stream().mapToDouble(Line::peak).max().orElse(0);
        boolean unwanted = lines.stream().anyMatch(l -> l.role() == Palette.UNWANTED);
        if (peak <= 0 || (peak < 1 && !unwanted)) {
            return 1;
        }
        double magnitude = Math.pow(10, Math.floor(Math.log10(peak)));
        for (double step : new double[] {1, 1.2, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 10}) {
            if (peak * 1.04 <= step * magnitude) {
                return step * magnitude;
            }
        }
        return 12 * magnitude;
    }

    /** Distance of the ticks of an axis from 0 to {@code top}: a round value that gives four to eight steps. */
    public static double valueStep(double top) {
        double magnitude = Math.pow(10, Math.floor(Math.log10(top)));
        double step = magnitude;
        for (double factor : new double[] {0.1, 0.2, 0.5, 1, 2}) {
            if (top / (factor * magnitude) <= 8) {
                step = factor * magnitude;
                break;
            }
        }
        return step;
    }

    private static String subtitle(RunFacts facts) {
        String name = VisibleText.of(facts.result().scenario());
        String span = Quantities.clock(facts.result().simulatedNanos()) + " simulated, seed "
                + facts.result().seed();
        PortTraffic port = facts.bystander();
        return name + " \u00b7 " + span
                + (port == null ? "" : " \u00b7 means over " + Quantities.seconds(port.bucketNanos()));
    }

    /** A line of a port's bytes per interval, in Mbit/s. */
    public static Line line(String label, Palette role, PortTraffic port, long[] bytes) {
        double[] rates = new double[bytes.length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = Quantities.bitsPerSecond(bytes[i], port.bucketNanos()) / 1e6;
        }
        return new Line(label, role, port.startNanos(), port.bucketNanos(), rates);
    }
}
