package io.floodscope.report.chart;

import io.floodscope.report.view.Interval;
import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.RunFacts;
import io.floodscope.result.Mark;
import io.floodscope.result.RunResult;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** A {@link TrafficChart} as one SVG picture that needs nothing else, in the look of the PNG. */
public final class TrafficSvg {

    private static final int WIDTH = 1_200;
    private static final int LEFT = 200;
    private static final int RIGHT = 1_176;
    private static final int TOP = 92;
    private static final int FIRST = 378;
    private static final int FURTHER = 120;
    private static final int GAP = 34;
    private static final int LANE = 26;
    private static final int LEGEND_ROW = 22;
    private static final int LONG_TITLE = 105;

    private final TrafficChart chart;
    private final SvgDocument svg;

    private TrafficSvg(TrafficChart chart, SvgDocument svg) {
        this.chart = chart;
        this.svg = svg;
    }

    /** Writes the traffic chart of a run. */
    public static void write(RunResult result, OutputStream out) throws IOException {
        TrafficChart chart = TrafficChart.of(new RunFacts(result));
        int entries = chart.lines().size() + (chart.floods().isEmpty() ? 0 : 1);
        int height = lanesTop(chart) + chart.lanes().size() * LANE + 72 + LEGEND_ROW * ((entries + 1) / 2);
        try {
            SvgDocument svg = SvgDocument.start(out, WIDTH, height, chart.title());
            new TrafficSvg(chart, svg).draw();
            svg.end();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException io ? io : new IOException(e.getMessage(), e);
        }
    }

    private static int lanesTop(TrafficChart chart) {
        int panels = chart.panels().size();
        return panels == 0 ? TOP : TOP + FIRST + (panels - 1) * (GAP + FURTHER) + 8;
    }

    private void draw() throws XMLStreamException {
        int size = chart.title().length() > LONG_TITLE ? 15 : 19;
        svg.text(24, 34, "start", size, true, Palette.INK, chart.title());
        svg.text(24, 57, "start", 14, false, Palette.MUTED, chart.subtitle());
        int lanesBottom = lanesTop(chart) + chart.lanes().size() * LANE;
        for (Interval flood : Interval.atMost(WIDTH, chart.floods(), chart.endNanos())) {
            double x = x(flood.startNanos() / 1e9);
            svg.rect(x, TOP, Math.max(0.5, x(flood.endNanos() / 1e9) - x), lanesBottom - TOP, "#faf5b9");
        }
        List<PlotMarks> marks = PlotMarks.of(chart);
        int top = TOP;
        for (ChartPanel panel : chart.panels()) {
            boolean first = panel == chart.panels().get(0);
            int bottom = top + (first ? FIRST : FURTHER);
            panel(panel, top, bottom, first ? 8 : 4);
            for (PlotMarks kind : marks) {
                signs(kind, top, bottom, first);
            }
            top = bottom + GAP;
        }
        lanes();
        timeAxis(lanesBottom);
        legend(lanesBottom + 62);
    }

    private void panel(ChartPanel panel, int top, int bottom, int ticks) throws XMLStreamException {
        double highest = panel.top();
        double step = ChartPanel.step(highest, ticks);
        for (int i = 0; i * step <= highest * 1.000001; i++) {
            double y = bottom - (bottom - top) * i * step / highest;
            svg.line(LEFT, y, RIGHT, y, Palette.GRID);
            svg.text(LEFT - 8, y + 5, "end", 13, false, Palette.INK, ChartPanel.tick(i * step));
        }
        svg.text(LEFT, top - 8, "start", 13, false, Palette.MUTED, panel.axisLabel());
        for (ChartLine line : panel.lines()) {
            if (line.role() == Palette.UNWANTED) {
                svg.path(path(line, highest, top, bottom), "none", Palette.UNWANTED.hex(), "0.6", "");
            }
        }
        for (ChartLine line : panel.lines()) {
            if (line.role() != Palette.UNWANTED) {
                svg.path(path(line, highest, top, bottom), line.role().hex(), "none", "1", dashes(line.role()));
            }
        }
    }

    private static String dashes(Palette role) {
        return switch (role) {
            case CONTRAST -> "7 4";
            case LOST -> "10 3 2 3";
            case MUTED -> "2 3";
            default -> "";
        };
    }

    /** Thin lines through a panel, and signs on the edges of the first one. */
    private void signs(PlotMarks marks, int top, int bottom, boolean first) throws XMLStreamException {
        StringBuilder lines = new StringBuilder();
        StringBuilder signs = new StringBuilder();
        for (long time : marks.times()) {
            String x = SvgDocument.number(x(time / 1e9));
            lines.append('M').append(x).append(' ').append(top).append('V').append(bottom);
            signs.append('M').append(x).append(' ').append(marks.glyph().equals("down") ? top : bottom);
            signs.append(outline(marks.glyph()));
        }
        String colour = (marks.bad() ? Palette.UNWANTED : Palette.TOTAL).hex();
        if (marks.hairline()) {
            svg.path(lines.toString(), colour, "none", "1", "1 4");
        }
        if (first) {
            svg.path(signs.toString(), "none", colour, "1", "");
        }
    }

    private static String outline(String glyph) {
        return switch (glyph) {
            case "down" -> "m-5 0h10l-5 9z";
            case "up" -> "m-5 0h10l-5 -9z";
            case "diamond" -> "l4 -5l-4 -5l-4 5z";
            default -> "m-2.5 -5h5v5h-5z";
        };
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
            double middle = lanesTop(chart) + row * LANE + LANE / 2.0;
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
            svg.text(LEFT - 8, middle + 5, "end", 12, false, Palette.INK, lane.signedLabel());
            svg.path(ticks.toString(), (lane.isBad() ? Palette.UNWANTED : Palette.TOTAL).hex(), "none", "1", "");
            row++;
        }
    }

    private void legend(int y) throws XMLStreamException {
        int i = 0;
        for (ChartLine line : chart.lines()) {
            double x = entry(i, y, line.label());
            int middle = y + i / 2 * LEGEND_ROW - 4;
            if (line.role() == Palette.UNWANTED) {
                svg.rect(x, middle - 5, 24, 10, "#e69a66");
            } else {
                svg.path("M" + (int) x + " " + middle + "h26", line.role().hex(), "none", "1", dashes(line.role()));
            }
            i++;
        }
        if (!chart.floods().isEmpty()) {
            double x = entry(
                    i, y, "unicast flooding (" + Quantities.count(chart.floods().size(), "burst") + ")");
            svg.rect(x, y + i / 2 * LEGEND_ROW - 9, 24, 10, "#faf5b9");
        }
    }

    private double entry(int i, int y, String label) throws XMLStreamException {
        int x = 24 + i % 2 * (WIDTH / 2);
        svg.text(x + 32, y + i / 2 * LEGEND_ROW, "start", 13, false, Palette.INK, label);
        return x;
    }

    private double x(double seconds) {
        return LEFT + (RIGHT - LEFT) * (seconds * 1e9 - chart.startNanos()) / (chart.endNanos() - chart.startNanos());
    }

    private String path(ChartLine line, double highest, int top, int bottom) {
        Steps steps = Steps.of(line, RIGHT - LEFT);
        if (steps.size() == 0) {
            return "M0 0";
        }
        boolean area = line.role() == Palette.UNWANTED;
        StringBuilder path = new StringBuilder("M").append(SvgDocument.number(x(steps.x(0))));
        for (int i = 0; i < steps.size(); i++) {
            String y = SvgDocument.number(bottom - (bottom - top) * steps.y(i) / highest);
            if (i == 0) {
                path.append(' ').append(area ? Integer.toString(bottom) : y);
            }
            path.append('H').append(SvgDocument.number(Math.min(RIGHT, x(steps.x(i)))));
            path.append('V').append(y);
        }
        return area ? path.append('V').append(bottom).append('Z').toString() : path.toString();
    }
}
