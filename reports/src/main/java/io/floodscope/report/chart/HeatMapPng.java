package io.floodscope.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYZDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Draws a {@link HeatMap} with JFreeChart. */
final class HeatMapPng {

    private static final int MOST_LABELLED_CELLS = 400;

    private HeatMapPng() {}

    static JFreeChart chart(HeatMap map) {
        XYPlot plot = PngStyle.plot(axis(map.y()));
        plot.setDomainAxis(axis(map.x()));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setDataset(0, cells(map));
        plot.setRenderer(0, blocks(map));
        if (map.x().values().length * map.y().values().length <= MOST_LABELLED_CELLS) {
            label(plot, map);
        }
        if (!map.border().isEmpty()) {
            border(plot, map);
        }
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        JFreeChart chart = new JFreeChart(null, PngStyle.SMALL, plot, false);
        PngStyle.frame(chart, map.title(), map.subtitle());
        chart.addSubtitle(scale(map));
        if (!map.border().isEmpty()) {
            LegendTitle legend = new LegendTitle(plot.getRenderer(1));
            legend.setPosition(RectangleEdge.BOTTOM);
            PngStyle.legend(legend);
            chart.addSubtitle(legend);
        }
        return chart;
    }

    private static SymbolAxis axis(HeatMap.Axis values) {
        SymbolAxis axis = new SymbolAxis(values.label(), values.labels());
        PngStyle.axis(axis);
        axis.setGridBandsVisible(false);
        axis.setRange(-0.5, values.values().length - 0.5);
        return axis;
    }

    private static DefaultXYZDataset cells(HeatMap map) {
        int columns = map.x().values().length;
        int count = columns * map.y().values().length;
        double[][] xyz = new double[3][count];
        for (int i = 0; i < count; i++) {
            xyz[0][i] = i % columns;
            xyz[1][i] = i / columns;
            xyz[2][i] = map.values()[i / columns][i % columns];
        }
        DefaultXYZDataset cells = new DefaultXYZDataset();
        cells.addSeries("cells", xyz);
        return cells;
    }

    private static XYBlockRenderer blocks(HeatMap map) {
        XYBlockRenderer blocks = new XYBlockRenderer();
        blocks.setPaintScale(new Scale(map));
        blocks.setDefaultSeriesVisibleInLegend(false);
        return blocks;
    }

    private static void label(XYPlot plot, HeatMap map) {
        Font font = PngStyle.SMALL.deriveFont(map.x().values().length > 14 ? 11f : 13f);
        for (int row = 0; row < map.values().length; row++) {
            for (int column = 0; column < map.values()[row].length; column++) {
                double value = map.values()[row][column];
                XYTextAnnotation text = new XYTextAnnotation(HeatMap.print(value), column, row);
                text.setFont(font);
                text.setPaint(map.isDark(value) ? Color.WHITE : PngStyle.opaque(Palette.INK));
                plot.addAnnotation(text);
            }
        }
    }

    private static void border(XYPlot plot, HeatMap map) {
        XYSeries line = new XYSeries(map.borderLabel(), false, true);
        for (double[] point : map.borderPlaces()) {
            line.add(point[0], point[1]);
        }
        plot.setDataset(1, new XYSeriesCollection(line));
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setSeriesPaint(0, PngStyle.opaque(Palette.TOTAL));
        renderer.setSeriesStroke(
                0, new BasicStroke(3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {9f, 5f}, 0f));
        plot.setRenderer(1, renderer);
    }

    private static PaintScaleLegend scale(HeatMap map) {
        NumberAxis axis = PngStyle.valueAxis(map.unit());
        axis.setTickUnit(PngStyle.valueTicks(map.top(), 8));
        PaintScaleLegend legend = new PaintScaleLegend(new Scale(map), axis);
        legend.setPosition(RectangleEdge.RIGHT);
        legend.setMargin(new RectangleInsets(30, 14, 60, 4));
        legend.setStripWidth(18);
        legend.setFrame(BlockBorder.NONE);
        legend.setBackgroundPaint(Color.WHITE);
        return legend;
    }

    private record Scale(HeatMap map) implements PaintScale {

        @Override
        public double getLowerBound() {
            return 0;
        }

        @Override
        public double getUpperBound() {
            return map.top();
        }

        @Override
        public Color getPaint(double value) {
            return new Color(map.colour(value));
        }
    }
}
