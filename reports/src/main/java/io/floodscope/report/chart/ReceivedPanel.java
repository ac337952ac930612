package io.floodscope.report.chart;

import io.floodscope.report.view.FloodGroup;
import io.floodscope.report.view.PortTraffic;
import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.RunFacts;
import io.floodscope.report.view.WindowPattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the most telling port received; beside it a port that got nothing unwanted, to compare with. */
public final class ReceivedPanel {

    /** What the value axis says. */
    public static final String MEASURE = "received";

    private ReceivedPanel() {}

    /** The panel, null if no port was observed. */
    static @Nullable ChartPanel of(RunFacts facts) {
        PortTraffic port = facts.storyPort();
        if (port == null) {
            return null;
        }
        List<ChartLine> lines = new ArrayList<>();
        lines.add(line(port.chartLabel() + ": everything received", Palette.TOTAL, port, port.total()));
        if (port.unwantedBytes() > 0) {
            lines.add(line(port.chartLabel() + ": not addressed to it", Palette.UNWANTED, port, port.unwanted()));
            facts.ports().stream()
                    .filter(p -> p.unwantedBytes() == 0 && p.unwanted().length > 0)
                    .findFirst()
                    .ifPresent(p ->
                            lines.add(line(p.chartLabel() + ": everything received", Palette.CONTRAST, p, p.total())));
        }
        return ChartPanel.ofRates(MEASURE, lines, finding(facts, port));
    }

    /** Everything that a port received, in Mbit/s, as a line of the background. */
    public static ChartLine everything(PortTraffic port) {
        return line(port.chartLabel() + ": everything received", Palette.MUTED, port, port.total());
    }

    /** A line of a port's bytes per interval, in Mbit/s. */
    public static ChartLine line(String label, Palette role, PortTraffic port, long[] bytes) {
        double[] rates = new double[bytes.length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = Quantities.bitsPerSecond(bytes[i], port.bucketNanos()) / 1e6;
        }
        return new ChartLine(label, role, port.startNanos(), port.bucketNanos(), rates);
    }

    private static String finding(RunFacts facts, PortTraffic port) {
        if (port.unwantedBytes() == 0) {
            return port.chartLabel() + " receives only its own traffic, at most "
                    + Quantities.rate(port.peakBitsPerSecond());
        }
        return port.chartLabel() + " receives up to " + Quantities.rate(port.peakUnwantedBitsPerSecond())
                + " that is not its own, in " + Quantities.count(facts.floods().size(), "burst") + rhythm(facts);
    }

    /** How the worst flood repeats, if it makes up all of them. */
    static String rhythm(RunFacts facts) {
        for (FloodGroup group : facts.floodGroups()) {
            String rhythm = WindowPattern.rhythm(group.windows());
            if (rhythm != null && group.windows().size() >= facts.floods().size()) {
                return " " + rhythm;
            }
        }
        return "";
    }
}
