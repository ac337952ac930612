package io.floodscope.report.html;

import io.floodscope.report.chart.ChartLine;
import io.floodscope.report.chart.ChartPanel;
import io.floodscope.report.chart.Palette;
import io.floodscope.report.chart.PlotMarks;
import io.floodscope.report.chart.Steps;
import io.floodscope.report.chart.TimeTicks;
import io.floodscope.report.chart.TrafficChart;
import io.floodscope.report.view.Quantities;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The chart as shapes that stretch with the page: what is seen without JavaScript and in print. Shapes live on a ground of
 * 1000 x 100; labels and signs are placed in percent, so that they are not stretched.
 */
public final class StaticPlot {

    static final int HEIGHT = 100;
    private static final int COLUMNS = 700;
    private static final int MAX_TIME_TICKS = 9;
    private static final int FIRST_PIXELS = 300;
    private static final int FURTHER_PIXELS = 120;

    private final TrafficChart chart;
    private final TimeScale scale;

    StaticPlot(TrafficChart chart) {
        this.chart = chart;
        this.scale = new TimeScale(chart.endNanos());
    }

    /** A tick: where, in percent, and what it says. */
    public record Tick(String percent, String label) {}

    /** A line or area: CSS class and path. */
    public record Shape(String cssClass, String label, String path) {}

    /**
     * A panel.
     *
     * @param unit what the value axis shows
     * @param pixels its height
     * @param valueTicks ticks of the value axis, from the top down to 0
     * @param shapes lines and areas, areas first
     * @param hairlines thin lines through the plot, one path for each kind of facts
     * @param signs signs on its edges
     */
    public record Panel(
            String unit,
            int pixels,
            List<Tick> valueTicks,
            List<Shape> shapes,
            List<Shape> hairlines,
            List<Sign> signs) {}

    /**
     * A sign on the upper or lower edge.
     *
     * @param glyph name of the shape
     * @param cssClass colour
     * @param x place in percent
     * @param y edge in percent
     */
    public record Sign(String glyph, String cssClass, String x, String y) {}

    /** The panels, the most telling first. */
    public List<Panel> panels() {
        List<PlotMarks> marks = PlotMarks.of(chart);
        List<Panel> panels = new ArrayList<>();
        for (ChartPanel panel : chart.panels()) {
            boolean first = panels.isEmpty();
            panels.add(new Panel(
                    panel.axisLabel(),
                    first ? FIRST_PIXELS : FURTHER_PIXELS,
                    valueTicks(panel.top(), first ? 8 : 4),
                    shapes(panel),
                    marks.stream()
                            .filter(PlotMarks::hairline)
                            .map(this::hairline)
                            .toList(),
                    first ? signs(marks) : List.of()));
        }
        return panels;
    }

    /** Lines and areas of all panels, for the legend. */
    public List<Shape> legend() {
        return chart.lines().stream()
                .map(line -> new Shape(cssClass(line.role()), line.label(), ""))
                .toList();
    }

    /** Ticks of the time axis. */
    public List<Tick> timeTicks() {
        long distance = TimeTicks.distanceNanos(chart.endNanos(), MAX_TIME_TICKS);
        List<Tick> ticks = new ArrayList<>();
        for (long t = 0; t <= chart.endNanos(); t += distance) {
            ticks.add(new Tick(scale.percent(t), Quantities.axisTime(t, chart.endNanos())));
        }
        return ticks;
    }

    private static List<Tick> valueTicks(double top, int most) {
        double step = ChartPanel.step(top, most);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i * step <= top * 1.000001; i++) {
            ticks.add(new Tick(
                    TimeScale.number(100 - 100 * i * step / top) + "%",
                    BigDecimal.valueOf(Math.round(i * step * 1e6), 6)
                            .stripTrailingZeros()
                            .toPlainString()));
        }
        return ticks;
    }

    private List<Shape> shapes(ChartPanel panel) {
        List<Shape> shapes = new ArrayList<>();
        for (ChartLine line : panel.lines()) {
            boolean area = line.role() == Palette.UNWANTED;
            Shape shape = new Shape(cssClass(line.role()), line.label(), path(line, panel.top(), area));
            shapes.add(area ? 0 : shapes.size(), shape);
        }
        return shapes;
    }

    private Shape hairline(PlotMarks marks) {
        StringBuilder path = new StringBuilder();
        for (long time : marks.times()) {
            path.append('M').append(scale.x(time)).append(" 0V").append(HEIGHT);
        }
        return new Shape(marks.bad() ? "hair-bad" : "hair", marks.label(), path.toString());
    }

    private List<Sign> signs(List<PlotMarks> marks) {
        List<Sign> signs = new ArrayList<>();
        for (PlotMarks kind : marks) {
            for (long time : kind.times()) {
                signs.add(new Sign(
                        kind.glyph(),
                        kind.bad() ? "sign-bad" : "sign",
                        scale.percent(time),
                        kind.glyph().equals("down") ? "0" : "100%"));
            }
        }
        return signs;
    }

    static String cssClass(Palette role) {
        return "line-" + role.name().toLowerCase(Locale.ROOT);
    }

    private String path(ChartLine line, double top, boolean area) {
        Steps steps = Steps.of(line, COLUMNS);
        if (steps.size() == 0) {
            return "";
        }
        StringBuilder path = new StringBuilder(steps.size() * 8);
        String left = "M" + x(steps, 0) + " ";
        path.append(area ? left + HEIGHT + "V" + y(steps, 0, top) : left + y(steps, 0, top));
        for (int i = 1; i < steps.size(); i++) {
            if (steps.x(i) != steps.x(i - 1)) {
                path.append('H').append(x(steps, i));
            }
            if (steps.y(i) != steps.y(i - 1)) {
                path.append('V').append(y(steps, i, top));
            }
        }
        return area ? path.append('V').append(HEIGHT).append('Z').toString() : path.toString();
    }

    private String x(Steps steps, int i) {
        return TimeScale.number(Math.rint(scale.placeOfSeconds(steps.x(i)) * 100) / 100);
    }

    private static String y(Steps steps, int i, double top) {
        return TimeScale.number(Math.rint((HEIGHT - HEIGHT * steps.y(i) / top) * 100) / 100);
    }
}
