package io.floodscope.report.chart;

import io.floodscope.report.view.Interval;
import io.floodscope.report.view.VisibleText;
import io.floodscope.result.Band;
import io.floodscope.result.StateChange;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;

/** Draws a {@link BandChart} with JFreeChart: a row per entity, a block per state, the state's name where it fits. */
final class BandPng {

    private static final int ROW = 40;
    private static final double LABEL_FROM = 0.07;

    private BandPng() {}

    static int height(BandChart chart) {
        return 190 + ROW * Math.max(1, chart.bands().size());
    }

    static JFreeChart chart(BandChart spec) {
        List<Band> bands = spec.bands();
        String[] names = new String[Math.max(1, bands.size())];
        names[0] = "";
        for (int i = 0; i < bands.size(); i++) {
            names[bands.size() - 1 - i] = VisibleText.shortened(bands.get(i).entity(), 36);
        }
        SymbolAxis entities = new SymbolAxis(null, names);
        PngStyle.axis(entities);
        entities.setGridBandsVisible(false);
        entities.setRange(-0.6, names.length - 0.4);
        XYPlot plot = PngStyle.plot(entities);
        plot.setDomainAxis(PngStyle.timeAxis(0, spec.endNanos()));
        plot.setRangeGridlinesVisible(false);
        plot.setRenderer(new XYLineAndShapeRenderer(false, false));
        Interval.atMost(PngCharts.WIDTH, spec.floods(), spec.endNanos()).forEach(flood -> {
            IntervalMarker marker = new IntervalMarker(flood.startNanos() / 1e9, flood.endNanos() / 1e9);
            marker.setPaint(PngStyle.opaque(Palette.FLOOD));
            marker.setAlpha(0.35f);
            plot.addDomainMarker(marker, Layer.BACKGROUND);
        });
        for (int i = 0; i < bands.size(); i++) {
            row(plot, bands.get(i), bands.size() - 1 - i, spec.endNanos());
        }
        JFreeChart chart = new JFreeChart(null, PngStyle.SMALL, plot, false);
        PngStyle.frame(chart, spec.title(), spec.subtitle());
        LegendTitle legend = new LegendTitle(() -> legend(spec));
        legend.setPosition(RectangleEdge.BOTTOM);
        PngStyle.legend(legend);
        chart.addSubtitle(legend);
        return chart;
    }

    private static void row(XYPlot plot, Band band, int row, long endNanos) {
        List<StateChange> changes = band.changes();
        for (int i = 0; i < changes.size(); i++) {
            double start = changes.get(i).timeNanos() / 1e9;
            double end = (i + 1 < changes.size() ? changes.get(i + 1).timeNanos() : endNanos) / 1e9;
            Color fill = new Color(StateKind.of(changes.get(i).state()).rgb());
            Rectangle2D block = new Rectangle2D.Double(start, row - 0.3, Math.max(0, end - start), 0.6);
            plot.addAnnotation(new XYShapeAnnotation(block, new BasicStroke(0.4f), fill, fill));
            if ((end - start) * 1e9 / endNanos >= LABEL_FROM) {
                String state =
                        VisibleText.shortened(changes.get(i).state(), (int) ((end - start) * 1e9 / endNanos * 110));
                XYTextAnnotation text = new XYTextAnnotation(state, (start + end) / 2, row);
                text.setFont(PngStyle.SMALL.deriveFont(13f));
                text.setPaint(PngStyle.opaque(Palette.INK));
                plot.addAnnotation(text);
            }
        }
    }

    private static LegendItemCollection legend(BandChart spec) {
        LegendItemCollection items = new LegendItemCollection();
        Rectangle2D box = new Rectangle2D.Double(-11, -6, 22, 12);
        for (StateKind kind : StateKind.values()) {
            boolean used = spec.bands().stream()
                    .flatMap(b -> b.changes().stream())
                    .anyMatch(c -> StateKind.of(c.state()) == kind);
            if (used) {
                items.add(PngStyle.swatch(kind.label(), box, new Color(kind.rgb())));
            }
        }
        if (!spec.floods().isEmpty()) {
            items.add(PngStyle.swatch("unicast flooding", box, new Color(0xf9f5b4)));
        }
        return items;
    }
}
