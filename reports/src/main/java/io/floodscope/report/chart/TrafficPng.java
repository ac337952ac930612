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
    private static final int COLUMNS = PngCharts.WIDTH;

    private TrafficPng() {}

    static JFreeChart chart(TrafficChart spec) {
        CombinedDomainXYPlot plot = new CombinedDomainXYPlot(PngStyle.timeAxis(spec.startNanos(), spec.endNanos()));
        plot.setGap(6);
        plot.setBackgroundPaint(Color.WHITE);
        int lanes = spec.lanes().size() * LANE_HEIGHT;
        plot.add(rates(spec), Math.max(1, PngCharts.HEIGHT - 190 - lanes));
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

    private static XYPlot rates(TrafficChart spec) {
        NumberAxis values = PngStyle.valueAxis("received, " + spec.unit().symbol());
        values.setRange(0, spec.niceTop());
        values.setTickUnit(PngStyle.valueTicks(spec.niceTop()));
        XYPlot plot = PngStyle.plot(values);
        int index = 0;
        for (TrafficChart.Line line : inDrawingOrder(spec.lines())) {
            XYSeries corners = new XYSeries(index, false, true);
            Steps steps = Steps.of(line, COLUMNS);
            for (int i = 0; i < steps.size(); i++) {
                corners.add(steps.x(i), steps.y(i), false);
            }
            plot.setDataset(index, new XYSeriesCollection(corners));
            plot.setRenderer(index++, renderer(line.role()));
        }
        shade(plot, spec);
        return plot;
    }

    /** The unwanted area first, so that lines stay visible on it. */
    private static List<TrafficChart.Line> inDrawingOrder(List<TrafficChart.Line> lines) {
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
        return role == Palette.CONTRAST
                ? new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {7f, 4f}, 0f)
                : new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }

    private static XYPlot lanes(TrafficChart spec) {
        List<MarkLane> lanes = spec.lanes();
        String[] names = new String[lanes.size()];
        XYSeriesCollection facts = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        Shape tick = new Line2D.Double(0, -9, 0, 9);
        for (int i = 0; i < names.length; i++) {
            int row = names.length - 1 - i;
            names[row] = lanes.get(i).label();
            XYSeries times = new XYSeries(i, false, true);
            for (Mark mark : lanes.get(i).marks()) {
                times.add(mark.timeNanos() / 1e9, row, false);
            }
            facts.addSeries(times);
            renderer.setSeriesShape(i, tick);
            renderer.setSeriesStroke(i, new BasicStroke(2f));
            renderer.setSeriesPaint(i, PngStyle.opaque(i == 0 ? Palette.UNWANTED : Palette.TOTAL));
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
        for (TrafficChart.Line line : spec.lines()) {
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
