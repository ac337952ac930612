package io.floodscope.report.chart;

import io.floodscope.report.view.Interval;
import io.floodscope.report.view.Quantities;
import io.floodscope.result.Mark;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYAreaRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Draws a {@link TrafficChart} with JFreeChart: rates above, dated facts in lanes below, one time axis for both. */
final class TrafficPng {

    private static final int LANE_HEIGHT = 30;
    private static final int FURTHER_PANEL = 150;
    private static final int GAP = 20;
    private static final int MOST_TICKS = 8;
    private static final int FEW_TICKS = 4;
    private static final BasicStroke HAIRLINE =
            new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {2f, 3f}, 0f);
    private static final int COLUMNS = PngCharts.WIDTH;

    private TrafficPng() {}

    static JFreeChart chart(TrafficChart spec) {
        CombinedDomainXYPlot plot = new CombinedDomainXYPlot(PngStyle.timeAxis(spec.startNanos(), spec.endNanos()));
        plot.setGap(GAP);
        plot.setBackgroundPaint(Color.WHITE);
        int lanes = spec.lanes().size() * LANE_HEIGHT;
        for (ChartPanel panel : spec.panels()) {
            boolean first = panel == spec.panels().get(0);
            plot.add(
                    panel(spec, panel, first ? MOST_TICKS : FEW_TICKS, first),
                    first ? Math.max(FURTHER_PANEL, PngCharts.HEIGHT - 190 - lanes) : FURTHER_PANEL);
        }
        if (lanes > 0) {
            plot.add(lanes(spec), lanes);
        }
        JFreeChart chart = new JFreeChart(null, PngStyle.SMALL, plot, false);
        PngStyle.frame(chart, spec.title(), spec.subtitle());
        LegendTitle legend = new LegendTitle(() -> legend(spec));
        legend.setPosition(RectangleEdge.BOTTOM);
        PngStyle.legend(legend);
        chart.addSubtitle(legend);
        return chart;
    }

    /** A further panel makes the picture higher; the first keeps its size. */
    static int height(TrafficChart spec) {
        int further = Math.max(0, spec.panels().size() - 1);
        boolean onlyLanes = spec.panels().isEmpty();
        return onlyLanes
                ? 190 + Math.max(1, spec.lanes().size()) * LANE_HEIGHT
                : PngCharts.HEIGHT + further * (FURTHER_PANEL + GAP);
    }

    private static XYPlot panel(TrafficChart spec, ChartPanel panel, int ticks, boolean first) {
        NumberAxis values = PngStyle.valueAxis(panel.axisLabel());
        values.setRange(0, panel.top());
        values.setTickUnit(PngStyle.valueTicks(panel.top(), ticks));
        XYPlot plot = PngStyle.plot(values);
        int index = 0;
        for (ChartLine line : inDrawingOrder(panel.lines())) {
            XYSeries corners = new XYSeries(index, false, true);
            Steps steps = Steps.of(line, COLUMNS);
            for (int i = 0; i < steps.size(); i++) {
                corners.add(steps.x(i), steps.y(i), false);
            }
            plot.setDataset(index, new XYSeriesCollection(corners));
            plot.setRenderer(index++, renderer(line.role()));
        }
        shade(plot, spec);
        for (PlotMarks marks : PlotMarks.of(spec)) {
            sign(plot, marks, first ? panel.top() : -1, index++);
        }
        return plot;
    }

    /** Thin lines through the plot, and signs on its upper or lower edge if its top is given. */
    private static void sign(XYPlot plot, PlotMarks marks, double top, int index) {
        Color colour = PngStyle.opaque(marks.bad() ? Palette.UNWANTED : Palette.TOTAL);
        XYSeries places = new XYSeries(index, false, true);
        for (long time : marks.times()) {
            if (marks.hairline()) {
                ValueMarker line = new ValueMarker(time / 1e9, colour, HAIRLINE);
                line.setAlpha(0.55f);
                plot.addDomainMarker(line, Layer.BACKGROUND);
            }
            if (top >= 0) {
                places.add(time / 1e9, marks.glyph().equals("down") ? top : 0, false);
            }
        }
        XYLineAndShapeRenderer signs = new XYLineAndShapeRenderer(false, true);
        signs.setSeriesShape(0, PngStyle.glyph(marks.glyph()));
        signs.setSeriesPaint(0, colour);
        plot.setDataset(index, new XYSeriesCollection(places));
        plot.setRenderer(index, signs);
    }

    /** The unwanted area first, so that lines stay visible on it. */
    private static List<ChartLine> inDrawingOrder(List<ChartLine> lines) {
        return lines.stream()
                .sorted((a, b) -> Boolean.compare(b.role() == Palette.UNWANTED, a.role() == Palette.UNWANTED))
                .toList();
    }

    private static XYItemRenderer renderer(Palette role) {
        if (role == Palette.UNWANTED) {
            XYAreaRenderer area = new XYAreaRenderer(XYAreaRenderer.AREA);
            area.setSeriesPaint(0, PngStyle.translucent(role, 150));
            return area;
        }
        XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, false);
        line.setDrawSeriesLineAsPath(true);
        line.setSeriesPaint(0, PngStyle.opaque(role));
        line.setSeriesStroke(0, stroke(role));
        return line;
    }

    private static Stroke stroke(Palette role) {
        return switch (role) {
            case CONTRAST -> dashed(2f, 7f, 4f);
            case LOST -> dashed(2.4f, 10f, 3f, 2f, 3f);
            case MUTED -> dashed(1.8f, 2f, 3f);
            default -> new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        };
    }

    private static Stroke dashed(float width, float... dashes) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, dashes, 0f);
    }

    private static XYPlot lanes(TrafficChart spec) {
        List<MarkLane> lanes = spec.lanes();
        String[] names = new String[lanes.size()];
        XYSeriesCollection facts = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        Shape tick = new Line2D.Double(0, -9, 0, 9);
        for (int i = 0; i < names.length; i++) {
            int row = names.length - 1 - i;
            names[row] = lanes.get(i).signedLabel();
            XYSeries times = new XYSeries(i, false, true);
            for (Mark mark : lanes.get(i).marks()) {
                times.add(mark.timeNanos() / 1e9, row, false);
            }
            facts.addSeries(times);
            renderer.setSeriesShape(i, tick);
            renderer.setSeriesStroke(i, new BasicStroke(2f));
            renderer.setSeriesPaint(i, PngStyle.opaque(lanes.get(i).isBad() ? Palette.UNWANTED : Palette.TOTAL));
        }
        SymbolAxis axis = new SymbolAxis(null, names);
        PngStyle.axis(axis);
        axis.setGridBandsVisible(false);
        axis.setRange(-0.5, names.length - 0.5);
        XYPlot plot = PngStyle.plot(axis);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setDataset(facts);
        plot.setRenderer(renderer);
        shade(plot, spec);
        return plot;
    }

    private static void shade(XYPlot plot, TrafficChart spec) {
        for (Interval flood : Interval.atMost(COLUMNS, spec.floods(), spec.endNanos())) {
            IntervalMarker marker = new IntervalMarker(flood.startNanos() / 1e9, flood.endNanos() / 1e9);
            marker.setPaint(PngStyle.opaque(Palette.FLOOD));
            marker.setAlpha(0.35f);
            plot.addDomainMarker(marker, Layer.BACKGROUND);
        }
    }

    private static LegendItemCollection legend(TrafficChart spec) {
        LegendItemCollection items = new LegendItemCollection();
        Shape box = new Rectangle2D.Double(-11, -6, 22, 12);
        for (ChartLine line : spec.lines()) {
            if (line.role() == Palette.UNWANTED) {
                items.add(PngStyle.swatch(line.label(), box, PngStyle.translucent(line.role(), 150)));
            } else {
                items.add(new LegendItem(
                        line.label(),
                        null,
                        null,
                        null,
                        new Line2D.Double(-14, 0, 14, 0),
                        stroke(line.role()),
                        PngStyle.opaque(line.role())));
            }
        }
        if (!spec.floods().isEmpty()) {
            items.add(PngStyle.swatch(
                    "unicast flooding (" + Quantities.count(spec.floods().size(), "burst") + ")",
                    box,
                    new Color(0xf9f5b4)));
        }
        return items;
    }

    static TextTitle text(String text, Font font, Palette paint) {
        TextTitle title = new TextTitle(text, font);
        title.setPaint(PngStyle.opaque(paint));
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setTextAlignment(HorizontalAlignment.LEFT);
        title.setPadding(new RectangleInsets(2, 12, 4, 12));
        return title;
    }
}
