package io.floodscope.report.html;

import io.floodscope.report.chart.ChartLine;
import io.floodscope.report.chart.ChartPanel;
import io.floodscope.report.chart.PlotMarks;
import io.floodscope.report.chart.ReceivedPanel;
import io.floodscope.report.chart.TrafficChart;
import io.floodscope.report.view.Interval;
import io.floodscope.report.view.PortTraffic;
import io.floodscope.report.view.RunFacts;
import io.floodscope.report.view.VisibleText;
import java.io.StringWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What the interactive chart needs, as JSON that is safe inside a script element. */
final class ChartData {

    private static final int MAX_PORTS = 24;
    private static final int MAX_POINTS = 4_000;
    private static final int MAX_FURTHER_POINTS = 2_000;
    private static final int MAX_FLOODS = 4_000;

    private final TrafficChart chart;
    private final List<PortTraffic> further;
    private final StringWriter text = new StringWriter();
    private final JsonGenerator json = JsonFactory.builder().build().createGenerator(ObjectWriteContext.empty(), text);

    private ChartData(TrafficChart chart, List<PortTraffic> further) {
        this.chart = chart;
        this.further = further;
    }

    static String json(RunFacts facts, TrafficChart chart) {
        return json(chart, furtherPorts(facts, chart));
    }

    /** The chart, and ports that it does not show at first. */
    static String json(TrafficChart chart, List<PortTraffic> further) {
        ChartData data = new ChartData(chart, further);
        data.write();
        return data.text
                .toString()
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private void write() {
        json.writeStartObject();
        json.writeName("end");
        number(chart.endNanos() / 1e9, 9);
        json.writeName("floods");
        json.writeStartArray();
        for (Interval flood : Interval.atMost(MAX_FLOODS, chart.floods(), chart.endNanos())) {
            json.writeStartArray();
            number(flood.startNanos() / 1e9, 6);
            number(flood.endNanos() / 1e9, 6);
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeName("panels");
        json.writeStartArray();
        chart.panels().forEach(this::panel);
        json.writeEndArray();
        json.writeName("marks");
        json.writeStartArray();
        PlotMarks.of(chart).forEach(this::marks);
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }

    private void panel(ChartPanel panel) {
        json.writeStartObject();
        json.writeStringProperty("axis", panel.axisLabel());
        json.writeStringProperty("unit", panel.unit());
        json.writeName("lines");
        json.writeStartArray();
        panel.lines().forEach(line -> line(line, true));
        panel.hidden().forEach(line -> line(line, false));
        if (panel.measure().equals(ReceivedPanel.MEASURE)) {
            further.forEach(port -> line(panel.inItsUnit(ReceivedPanel.everything(port)), false));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void marks(PlotMarks marks) {
        json.writeStartObject();
        json.writeStringProperty("label", VisibleText.encodable(marks.label()));
        json.writeStringProperty("glyph", marks.glyph());
        json.writeBooleanProperty("bad", marks.bad());
        json.writeBooleanProperty("hairline", marks.hairline());
        json.writeName("at");
        json.writeStartArray();
        for (long time : marks.times()) {
            number(time / 1e9, 6);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Ports that the chart does not show at first, those with most unwanted traffic first. */
    private static List<PortTraffic> furtherPorts(RunFacts facts, TrafficChart chart) {
        return facts.ports().stream()
                .filter(p -> chart.lines().stream().noneMatch(l -> l.label().startsWith(p.chartLabel() + ":")))
                .sorted(Comparator.comparingLong(PortTraffic::unwantedBytes).reversed())
                .limit(MAX_PORTS)
                .toList();
    }

    private void line(ChartLine line, boolean shown) {
        double[] values = line.values();
        double bucket = line.bucketNanos() / 1e9;
        int most = shown ? MAX_POINTS : MAX_FURTHER_POINTS;
        if (values.length > most) {
            bucket = bucket * values.length / most;
            values = extremes(values, most / 2);
        }
        json.writeStartObject();
        json.writeStringProperty("label", VisibleText.encodable(line.label()));
        json.writeStringProperty("role", line.role().name().toLowerCase(Locale.ROOT));
        json.writeBooleanProperty("shown", shown);
        json.writeName("start");
        number(line.startNanos() / 1e9, 9);
        json.writeName("bucket");
        number(bucket, 9);
        json.writeName("values");
        json.writeStartArray();
        for (double value : values) {
            number(value, 3);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Two values for each of so many columns, its lowest and highest in their order of time. */
    private static double[] extremes(double[] values, int columns) {
        double[] kept = new double[2 * columns];
        for (int column = 0; column < columns; column++) {
            int from = (int) ((long) column * values.length / columns);
            int to = (int) ((long) (column + 1) * values.length / columns);
            int low = from;
            int high = from;
            for (int i = from; i < to; i++) {
                low = values[i] < values[low] ? i : low;
                high = values[i] > values[high] ? i : high;
            }
            kept[2 * column] = values[Math.min(low, high)];
            kept[2 * column + 1] = values[Math.max(low, high)];
        }
        return kept;
    }

    private void number(double value, int decimals) {
        double scale = Math.pow(10, decimals);
        double rounded = Math.rint(value * scale) / scale;
        if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15) {
            json.writeNumber((long) rounded);
        } else {
            json.writeNumber(rounded);
        }
    }
}
