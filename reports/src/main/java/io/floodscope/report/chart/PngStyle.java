package io.floodscope.report.chart;

import io.floodscope.report.view.Quantities;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleInsets;

/** The one look of all PNG charts: light ground, bundled font, few grid lines, titles that say the finding. */
final class PngStyle {

    static final Font TITLE = ChartFonts.BOLD.deriveFont(21f);
    static final Font LABEL = ChartFonts.REGULAR.deriveFont(16f);
    static final Font SMALL = ChartFonts.REGULAR.deriveFont(15f);

    private PngStyle() {}

    static Color opaque(Palette colour) {
        return new Color(colour.rgb());
    }

    static Color translucent(Palette colour, int alpha) {
        return new Color(colour.rgb() | alpha << 24, true);
    }

    static void frame(JFreeChart chart, String title, String subtitle) {
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(12, 10, 8, 22));
        chart.addSubtitle(0, TrafficPng.text(title, TITLE, Palette.INK));
        TextTitle second = TrafficPng.text(subtitle, SMALL, Palette.MUTED);
        second.setMargin(new RectangleInsets(0, 0, 8, 0));
        chart.addSubtitle(1, second);
    }

    static XYPlot plot(ValueAxis values) {
        XYPlot plot = new XYPlot(null, null, values, null);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinePaint(opaque(Palette.GRID));
        plot.setRangeGridlinePaint(opaque(Palette.GRID));
        plot.setDomainGridlineStroke(new BasicStroke(1f));
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        plot.setOutlinePaint(opaque(Palette.GRID));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        return plot;
    }

    static void axis(ValueAxis axis) {
        axis.setLabelFont(LABEL);
        axis.setTickLabelFont(SMALL);
        axis.setLabelPaint(opaque(Palette.INK));
        axis.setTickLabelPaint(opaque(Palette.INK));
        axis.setAxisLinePaint(opaque(Palette.MUTED));
        axis.setTickMarkPaint(opaque(Palette.MUTED));
    }

    static NumberAxis valueAxis(String label) {
        NumberAxis axis = new NumberAxis(label);
        axis(axis);
        return axis;
    }

    /** A sign of facts; those that point come from an edge and stay inside the plot. */
    static Shape glyph(String word) {
        return switch (word) {
            case "down" -> polygon(0, 10, -6, 0, 6, 0);
            case "up" -> polygon(0, -10, -6, 0, 6, 0);
            case "diamond" -> polygon(0, -12, 5, -6, 0, 0, -5, -6);
            default -> new Ellipse2D.Double(-3, -6, 6, 6);
        };
    }

    private static Shape polygon(int... corners) {
        Path2D shape = new Path2D.Double();
        shape.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            shape.lineTo(corners[i], corners[i + 1]);
        }
        shape.closePath();
        return shape;
    }

    /** Ticks at round values, at most so many steps up to the top. */
    static NumberTickUnit valueTicks(double top, int most) {
        double distance = ChartPanel.step(top, most);
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(distance) + 1e-9));
        NumberFormat format = NumberFormat.getNumberInstance(Locale.ROOT);
        format.setMaximumFractionDigits(decimals);
        return new NumberTickUnit(distance, format);
    }

    /** Seconds below, printed as h:mm on a long axis. */
    static NumberAxis timeAxis(long startNanos, long endNanos) {
        long length = endNanos - startNanos;
        boolean inSeconds = length <= 300_000_000_000L;
        NumberAxis axis = new NumberAxis(inSeconds ? "simulated time, seconds" : "simulated time, hours:minutes");
        axis(axis);
        axis.setRange(startNanos / 1e9, endNanos / 1e9);
        double distance = TimeTicks.distanceNanos(length, 13) / 1e9;
        axis.setTickUnit(new NumberTickUnit(distance, new ClockFormat(length)));
        return axis;
    }

    static LegendItem swatch(String label, Shape shape, Color fill) {
        return new LegendItem(label, null, null, null, shape, fill, new BasicStroke(1f), opaque(Palette.MUTED));
    }

    static void legend(LegendTitle legend) {
        legend.setItemFont(SMALL);
        legend.setItemPaint(opaque(Palette.INK));
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setItemLabelPadding(new RectangleInsets(2, 6, 2, 14));
        legend.setMargin(new RectangleInsets(4, 8, 0, 8));
        legend.setBackgroundPaint(Color.WHITE);
    }

    /** Seconds of the axis as a place in the run. */
    private static final class ClockFormat extends NumberFormat {

        private static final long serialVersionUID = 1L;
        private final long axisNanos;

        ClockFormat(long axisNanos) {
            this.axisNanos = axisNanos;
        }

        @Override
        public StringBuffer format(double seconds, StringBuffer out, FieldPosition position) {
            return out.append(
                    Quantities.axisTime(Math.round(seconds * 1e9), axisNanos).replace(" s", ""));
        }

        @Override
        public StringBuffer format(long seconds, StringBuffer out, FieldPosition position) {
            return format((double) seconds, out, position);
        }

        @Override
        public Number parse(String text, ParsePosition position) {
            throw new UnsupportedOperationException("axis labels are only written");
        }
    }
}
