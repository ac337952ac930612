package io.floodscope.report.chart;

import io.floodscope.report.compare.Comparison;
import io.floodscope.report.view.PortTraffic;
import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.RunFacts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two runs on one time axis: what either floods to those who did not want it, and what either loses. */
public final class CompareChart {

    private CompareChart() {}

    /** The chart of sides A and B. */
    public static TrafficChart of(RunFacts a, RunFacts b) {
        List<ChartPanel> panels = new ArrayList<>();
        String port = mostUnwanted(a, b);
        if (port != null) {
            panels.add(atPort(a, b, port));
        } else if (a.unwantedBytes() + b.unwantedBytes() > 0) {
            panels.add(allCopies(a, b));
        }
        if (!a.result().outages().isEmpty() || !b.result().outages().isEmpty()) {
            panels.add(losses(a, b));
        }
        long end = Math.max(a.result().simulatedNanos(), b.result().simulatedNanos());
        String title = panels.isEmpty()
                ? "Neither run floods traffic to others or loses any"
                : String.join("; ", panels.stream().map(ChartPanel::finding).toList());
        return new TrafficChart(
                title, Quantities.clock(end) + " simulated", 0, Math.max(1, end), panels, List.of(), List.of());
    }

    private static ChartPanel atPort(RunFacts a, RunFacts b, String port) {
        PortTraffic inA = observed(a, port);
        PortTraffic inB = observed(b, port);
        return ChartPanel.ofRates(
                "unwanted",
                List.of(
                        line("A: not addressed to " + inA.chartLabel(), Palette.UNWANTED, inA),
                        line("B: not addressed to " + inB.chartLabel(), Palette.TOTAL, inB)),
                "Unwanted traffic at " + inA.chartLabel() + ": peak "
                        + Quantities.rate(inA.peakUnwantedBitsPerSecond()) + " in A, "
                        + Quantities.rate(inB.peakUnwantedBitsPerSecond()) + " in B");
    }

    private static ChartPanel allCopies(RunFacts a, RunFacts b) {
        return ChartPanel.ofRates(
                "unwanted copies",
                List.of(
                        CopiesPanel.line(a, "A: unwanted copies (mean over each flood)", Palette.UNWANTED),
                        CopiesPanel.line(b, "B: unwanted copies (mean over each flood)", Palette.TOTAL)),
                "Unwanted copies: " + Quantities.bytes(a.unwantedBytes()) + " in A, "
                        + Quantities.bytes(b.unwantedBytes()) + " in B");
    }

    private static ChartPanel losses(RunFacts a, RunFacts b) {
        return new ChartPanel(
                LossPanel.MEASURE,
                "frames/s",
                List.of(
                        LossPanel.outages(a, "A: frames that did not arrive (mean over each outage)", Palette.LOST),
                        LossPanel.outages(
                                b, "B: frames that did not arrive (mean over each outage)", Palette.CONTRAST)),
                "Frames lost: " + Quantities.count(a.lostFrames()) + " in A, " + Quantities.count(b.lostFrames())
                        + " in B",
                true);
    }

    /** Of the ports that both runs observed, the one with most unwanted bytes; null if none got any. */
    private static @Nullable String mostUnwanted(RunFacts a, RunFacts b) {
        String best = null;
        long most = 0;
        for (String port : Comparison.portsOfBoth(a, b)) {
            long bytes = observed(a, port).unwantedBytes() + observed(b, port).unwantedBytes();
            if (bytes > most) {
                most = bytes;
                best = port;
            }
        }
        return best;
    }

    private static PortTraffic observed(RunFacts facts, String port) {
        return facts.ports().stream()
                .filter(p -> p.port().equals(port))
                .findFirst()
                .orElseThrow();
    }

    private static ChartLine line(String label, Palette role, PortTraffic port) {
        return ReceivedPanel.line(label, role, port, port.unwanted());
    }
}
