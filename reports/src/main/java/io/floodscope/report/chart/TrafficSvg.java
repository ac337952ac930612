package io.floodscope.report.chart;

import io.floodscope.report.view.Interval;
import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.RunFacts;
import io.floodscope.result.Mark;
import io.floodscope.result.RunResult;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import javax.xml.stream.XMLStreamException;

/** A {@link TrafficChart} as one SVG picture that needs nothing else, in the look of the PNG. */
public final class TrafficSvg {

    private static final int WIDTH = 1_200;
    private static final int LEFT = 150;
    private static final int RIGHT = 1_176;
    private static final int TOP = 92;
    private static final int BOTTOM = 470;
    private static final int LANE = 26;

    private final TrafficChart chart;
    private final SvgDocument svg;
    private final double top;

    private TrafficSvg(TrafficChart chart, SvgDocument svg) {
        this.chart = chart;
        this.svg = svg;
        this.top = chart.niceTop();
    }

    /** Writes the traffic chart of a run. */
    public static void write(RunResult result, OutputStream out) throws IOException {
        TrafficChart chart = TrafficChart.of(new RunFacts(result));
        int height = BOTTOM
                + 8
                + chart.lanes().size() * LANE
                + 56
                + 22 * ((chart.lines().size() + 2) / 2);
        try {
            SvgDocument svg = SvgDocument.start(out, WIDTH, height, chart.title());
            new TrafficSvg(chart, svg).draw();
            svg.end();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException io ? io : new IOException(e.getMessage(), e);
        }
    }

    private void draw() throws XMLStreamException {
        svg.text(24, 34, "start", 19, true, Palette.INK, chart.title());
        svg.text(24, 57, "start", 14, false, Palette.MUTED, chart.subtitle());
        int lanesBottom = BOTTOM + 8 + chart.lanes().size() * LANE;
        for (Interval flood : Interval.atMost(WIDTH, chart.floods(), chart.endNanos())) {
            double x = x(flood.startNanos() / 1e9);
            svg.rect(x, TOP, Math.max(0.5, x(flood.endNanos() / 1e9) - x), lanesBottom - TOP, "#faf5b9");
        }
        valueAxis();
        for (TrafficChart.Line line : chart.lines()) {
            if (line.role() == Palette.UNWANTED) {
                svg.path(path(line, true), "none", Palette.UNWANTED.hex(), "0.6", "");
            }
        }
        for (TrafficChart.Line line : chart.lines()) {
            if (line.role() != Palette.UNWANTED) {
                svg.path(
                        path(line, false),
                        line.role().hex(),
                        "none",
                        "1",
                        line.role() == Palette.CONTRAST ? "7 4" : "");
            }
        }
        lanes();
        timeAxis(lanesBottom);
        legend(lanesBottom + 62);
    }

    private void valueAxis() throws XMLStreamException {
        double step = TrafficChart.valueStep(top);
        for (int i = 0; i * step <= top * 1.000001; i++) {
            double y = y(i * step);
            svg.line(LEFT, y, RIGHT, y, Palette.GRID);
            String label = BigDecimal.valueOf(i * step)
                    .setScale(6, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros()
                    .toPlainString();
            svg.text(LEFT - 8, y + 5, "end", 13, false, Palette.INK, label);
        }
        svg.text(
                LEFT,
                TOP - 8,
                "start",
                13,
                false,
                Palette.MUTED,
                "received, " + chart.unit().symbol());
    }

    private void timeAxis(int y) throws XMLStreamException {
        long distance = TimeTicks.distanceNanos(chart.endNanos(), 13);
        svg.line(LEFT, y, RIGHT, y, Palette.MUTED);
        for (long t = 0; t <= chart.endNanos(); t += distance) {
            double x = x(t / 1e9);
            svg.line(x, y, x, y + 5, Palette.MUTED);
            svg.text(x, y + 20, "middle", 13, false, Palette.INK, Quantities.axisTime(t, chart.endNanos()));
        }
        svg.text((LEFT + RIGHT) / 2.0, y + 40, "middle", 13, false, Palette.MUTED, "simulated time");
    }

    private void lanes() throws XMLStreamException {
        int row = 0;
        for (MarkLane lane : chart.lanes()) {
            double middle = BOTTOM + 8 + row * LANE + LANE / 2.0;
            StringBuilder ticks = new StringBuilder();
            String last = "";
            for (Mark mark : lane.marks()) {
                String at = SvgDocument.number(x(mark.timeNanos() / 1e9));
                if (at.equals(last)) {
                    continue;
                }
                last = at;
                ticks.append('M')
                        .append(at)
                        .append(' ')
                        .append(SvgDocument.number(middle - 8))
                        .append("v16");
            }
            svg.text(LEFT - 8, middle + 5, "end", 13, false, Palette.INK, lane.label());
            svg.path(ticks.toString(), (row == 0 ? Palette.UNWANTED : Palette.TOTAL).hex(), "none", "1", "");
            row++;
        }
    }

    private void legend(int y) throws XMLStreamException {
        int i = 0;
        for (TrafficChart.Line line : chart.lines()) {
            entry(
                    i++,
                    y,
                    line.role() == Palette.UNWANTED ? "#e69a66" : line.role().hex(),
                    line.label());
        }
        if (!chart.floods().isEmpty()) {
            entry(
                    i,
                    y,
                    "#faf5b9",
                    "unicast flooding (" + Quantities.count(chart.floods().size(), "burst") + ")");
        }
    }

    private void entry(int i, int y, String fill, String label) throws XMLStreamException {
        int x = 24 + i % 2 * (WIDTH / 2);
        int row = y + i / 2 * 22;
        svg.rect(x, row - 9, 24, 10, fill);
        svg.text(x + 32, row, "start", 13, false, Palette.INK, label);
    }

    private double x(double seconds) {
        return LEFT + (RIGHT - LEFT) * (seconds * 1e9 - chart.startNanos()) / (chart.endNanos() - chart.startNanos());
    }

    private double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * value / top;
    }

    private String path(TrafficChart.Line line, boolean area) {
        Steps steps = Steps.of(line, RIGHT - LEFT);
        if (steps.size() == 0) {
            return "M0 0";
        }
        StringBuilder path = new StringBuilder("M").append(SvgDocument.number(x(steps.x(0))));
        path.append(' ').append(SvgDocument.number(area ? BOTTOM : y(steps.y(0))));
        for (int i = 0; i < steps.size(); i++) {
            path.append('H').append(SvgDocument.number(x(steps.x(i))));
            path.append('V').append(SvgDocument.number(y(steps.y(i))));
        }
        return area ? path.append('V').append(BOTTOM).append('Z').toString() : path.toString();
    }
}
