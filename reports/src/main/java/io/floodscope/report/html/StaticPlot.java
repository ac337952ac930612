package io.floodscope.report.html;

import io.floodscope.report.chart.Palette;
import io.floodscope.report.chart.Steps;
import io.floodscope.report.chart.TimeTicks;
import io.floodscope.report.chart.TrafficChart;
import io.floodscope.report.view.Quantities;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The traffic chart as shapes that stretch with the page: what is seen without JavaScript and in print. Shapes live on a
 * ground of 1000 x 100; labels are placed in percent, so that they are not stretched.
 */
public final class StaticPlot {

    static final int HEIGHT = 100;
    private static final int COLUMNS = 700;
    private static final int MAX_TIME_TICKS = 9;

    private final TrafficChart chart;
    private final TimeScale scale;
    private final double top;

    StaticPlot(TrafficChart chart) {
        this.chart = chart;
        this.scale = new TimeScale(chart.endNanos());
        this.top = chart.niceTop();
    }

    /** A tick: where, in percent, and what it says. */
    public record Tick(String percent, String label) {}

    /** A line or area: CSS class and path. */
    public record Shape(String cssClass, String label, String path) {}

    /** What the value axis shows. */
    public String unit() {
        return "received, " + chart.unit().symbol();
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

    /** Ticks of the value axis, from the top down to 0. */
    public List<Tick> valueTicks() {
        double step = TrafficChart.valueStep(top);
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

    /** Lines and areas, areas first. */
    public List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        for (TrafficChart.Line line : chart.lines()) {
            boolean area = line.role() == Palette.UNWANTED;
            Shape shape = new Shape(cssClass(line.role()), line.label(), path(line, area));
            shapes.add(area ? 0 : shapes.size(), shape);
        }
        return shapes;
    }

    static String cssClass(Palette role) {
        return "line-" + role.name().toLowerCase(Locale.ROOT);
    }

    private String path(TrafficChart.Line line, boolean area) {
        Steps steps = Steps.of(line, COLUMNS);
        if (steps.size() == 0) {
            return "";
        }
        StringBuilder path = new StringBuilder(steps.size() * 8);
        path.append(
                area ? "M" + x(steps, 0) + " " + HEIGHT + "V" + y(steps, 0) : "M" + x(steps, 0) + " " + y(steps, 0));
        for (int i = 1; i < steps.size(); i++) {
            if (steps.x(i) != steps.x(i - 1)) {
                path.append('H').append(x(steps, i));
            }
            if (steps.y(i) != steps.y(i - 1)) {
                path.append('V').append(y(steps, i));
            }
        }
        return area ? path.append('V').append(HEIGHT).append('Z').toString() : path.toString();
    }

    private String x(Steps steps, int i) {
        return TimeScale.number(Math.rint(scale.placeOfSeconds(steps.x(i)) * 100) / 100);
    }

    private String y(Steps steps, int i) {
        return TimeScale.number(Math.rint((HEIGHT - HEIGHT * steps.y(i) / top) * 100) / 100);
    }
}
