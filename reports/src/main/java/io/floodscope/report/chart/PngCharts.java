package io.floodscope.report.chart;

import io.floodscope.report.view.RunFacts;
import io.floodscope.result.RunResult;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.encoders.SunPNGEncoderAdapter;

/** PNG charts. Nothing of AWT is loaded before the first one is asked for; equal results give equal bytes on one JDK. */
public final class PngCharts {

    static final int WIDTH = 1_500;
    static final int HEIGHT = 760;

    private PngCharts() {}

    /** Traffic of the most telling port, floods shaded, dated facts in lanes. */
    public static void traffic(RunResult result, OutputStream out) throws IOException {
        TrafficChart chart = TrafficChart.of(new RunFacts(result));
        write(TrafficPng.chart(chart), TrafficPng.height(chart), out);
    }

    /** A value over two settings. */
    public static void heatMap(HeatMap map, OutputStream out) throws IOException {
        write(HeatMapPng.chart(map), HEIGHT, out);
    }

    /** States of entities as rows on one time axis, floods shaded. */
    public static void bands(RunResult result, OutputStream out) throws IOException {
        BandChart chart = BandChart.of(new RunFacts(result));
        write(BandPng.chart(chart), BandPng.height(chart), out);
    }

    static void write(JFreeChart chart, int height, OutputStream out) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        chart.setTextAntiAlias(true);
        chart.setAntiAlias(true);
        chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, height));
        graphics.dispose();
        out.write(new SunPNGEncoderAdapter().encode(image));
    }
}
