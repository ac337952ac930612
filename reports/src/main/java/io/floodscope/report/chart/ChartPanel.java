package io.floodscope.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Lines that share a value axis. A chart has one or several panels, one above the other, on one time axis.
 *
 * @param measure what is measured, as an axis says it: {@code received}
 * @param unit unit of the values
 * @param lines the most important first
 * @param hidden lines that an interactive chart shows when asked to
 * @param finding what the lines show, as a title says it
 * @param isHarm whether they show unwanted traffic or losses
 */
public record ChartPanel(
        String measure, String unit, List<ChartLine> lines, List<ChartLine> hidden, String finding, boolean isHarm) {

    private static final double[] TOPS = {1, 1.2, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 10};

    /** Keeps its own list. */
    public ChartPanel {
        lines = List.copyOf(lines);
        hidden = List.copyOf(hidden);
    }

    /** A panel that shows all its lines at once. */
    ChartPanel(String measure, String unit, List<ChartLine> lines, String finding, boolean isHarm) {
        this(measure, unit, lines, List.of(), finding, isHarm);
    }

    /**
     * A panel of bit rates in the unit that fits the highest of them.
     *
     * @param mbit lines in Mbit/s
     */
    public static ChartPanel ofRates(String measure, List<ChartLine> mbit, String finding) {
        boolean harm = mbit.stream().anyMatch(l -> l.role() == Palette.UNWANTED);
        double peak = peak(mbit);
        RateUnit unit = peak > 0 ? RateUnit.fitting(peak) : RateUnit.MBIT;
        return new ChartPanel(
                measure,
                unit.symbol(),
                mbit.stream().map(line -> line.times(unit.perMbit())).toList(),
                finding,
                harm);
    }

    /** A line in Mbit/s in the unit of this panel, which is one of bit rates. */
    public ChartLine inItsUnit(ChartLine mbit) {
        return mbit.times(RateUnit.bySymbol(unit).perMbit());
    }

    /** What the axis says: measure and unit. */
    public String axisLabel() {
        return measure + ", " + unit;
    }

    /** The highest value of all lines; 0 if there are none, as then nothing rises above the axis. */
    private static double peak(List<ChartLine> lines) {
        return lines.stream().mapToDouble(ChartLine::peak).max().orElse(0);
    }

    /** Top of the value axis, which begins at 0: a round number just above every line. */
    public double top() {
        double peak = peak(lines);
        if (peak <= 0) {
            return 1;
        }
        double magnitude = Math.pow(10, Math.floor(Math.log10(peak)));
        for (double top : TOPS) {
            if (peak * 1.04 <= top * magnitude) {
                return top * magnitude;
            }
        }
        return 12 * magnitude;
    }

    /**
     * Distance of the ticks of an axis from 0 to {@code top}: a round value.
     *
     * @param most most steps that fit, at least 2
     */
    public static double step(double top, int most) {
        double magnitude = Math.pow(10, Math.floor(Math.log10(top)));
        for (double factor : new double[] {0.1, 0.2, 0.5, 1, 2}) {
            if (top / (factor * magnitude) <= most) {
                return factor * magnitude;
            }
        }
        return 5 * magnitude;
    }

    /** A tick as text, without needless zeros. */
    static String tick(double value) {
        return BigDecimal.valueOf(value)
                .setScale(6, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
