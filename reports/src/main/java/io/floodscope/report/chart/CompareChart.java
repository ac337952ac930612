package io.floodscope.report.chart;

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
        PortTraffic port = moreUnwanted(a.bystander(), b.bystander());
        if (port != null && port.unwantedBytes() > 0) {
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

    private static ChartPanel atPort(RunFacts a, RunFacts b, PortTraffic port) {
        List<ChartLine> lines = new ArrayList<>();
        add(lines, "A: not addressed to " + port.chartLabel(), Palette.UNWANTED, a, port.port());
        add(lines, "B: not addressed to " + port.chartLabel(), Palette.TOTAL, b, port.port());
        return ChartPanel.ofRates(
                "unwanted",
                lines,
                "Unwanted traffic at " + port.chartLabel() + ": peak " + peak(a, port.port()) + " in A, "
                        + peak(b, port.port()) + " in B");
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

    private static @Nullable PortTraffic moreUnwanted(@Nullable PortTraffic a, @Nullable PortTraffic b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return b.unwantedBytes() > a.unwantedBytes() ? b : a;
    }

    private static void add(List<ChartLine> lines, String label, Palette role, RunFacts facts, String port) {
        facts.ports().stream()
                .filter(p -> p.port().equals(port))
                .findFirst()
                .ifPresent(p -> lines.add(ReceivedPanel.line(label, role, p, p.unwanted())));
    }

    private static String peak(RunFacts facts, String port) {
        return Quantities.rate(facts.ports().stream()
                .filter(p -> p.port().equals(port))
                .mapToDouble(PortTraffic::peakUnwantedBitsPerSecond)
                .findFirst()
                .orElse(0));
    }
}
