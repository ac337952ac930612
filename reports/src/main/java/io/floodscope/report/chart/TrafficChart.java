package io.floodscope.report.chart;

import io.floodscope.report.view.Interval;
import io.floodscope.report.view.PortTraffic;
import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.RunFacts;
import io.floodscope.report.view.SeedText;
import io.floodscope.report.view.VisibleText;
import io.floodscope.result.Disturbance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the chart of a run shows, whoever draws it: values over time in one or several panels, stretches of flooding, and
 * lanes of dated facts below.
 *
 * @param title the finding
 * @param subtitle what it was found in
 * @param startNanos left end of the time axis
 * @param endNanos right end
 * @param panels the most telling first; empty if nothing was recorded that changes over time
 * @param floods stretches to shade
 * @param lanes dated facts
 */
public record TrafficChart(
        String title,
        String subtitle,
        long startNanos,
        long endNanos,
        List<ChartPanel> panels,
        List<Interval> floods,
        List<MarkLane> lanes) {

    private static final int MOST_PANELS = 3;
    private static final int LONGEST_FINDING = 140;

    /** Keeps its own list. */
    public TrafficChart {
        panels = List.copyOf(panels);
    }

    /** The chart of a run. */
    public static TrafficChart of(RunFacts facts) {
        List<ChartPanel> panels = panels(facts);
        return new TrafficChart(
                title(panels, facts),
                subtitle(facts),
                0,
                Math.max(1, facts.result().simulatedNanos()),
                panels,
                facts.floods(),
                MarkLane.of(facts));
    }

    /** All lines of all panels. */
    public List<ChartLine> lines() {
        return panels.stream().flatMap(panel -> panel.lines().stream()).toList();
    }

    /**
     * What did most harm comes first: unwanted traffic, unless more frames were lost than copied to those who did not want
     * them. Then what tables hold and how often they change; a port that received only its own traffic stands last.
     */
    private static List<ChartPanel> panels(RunFacts facts) {
        PortTraffic port = facts.storyPort();
        boolean unwanted = port != null && port.unwantedBytes() > 0;
        List<ChartPanel> panels = new ArrayList<>();
        add(panels, unwanted ? ReceivedPanel.of(facts) : CopiesPanel.of(facts));
        add(panels, LossPanel.of(facts));
        if (panels.size() == 2 && facts.harmfulLosses() > facts.unwantedCopies()) {
            Collections.reverse(panels);
        }
        if (!unwanted) {
            add(panels, EntriesPanel.of(facts));
            add(panels, ActivityPanel.of(facts));
            add(panels, ReceivedPanel.of(facts));
        }
        return panels.subList(0, Math.min(MOST_PANELS, panels.size()));
    }

    private static void add(List<ChartPanel> panels, @Nullable ChartPanel panel) {
        if (panel != null) {
            panels.add(panel);
        }
    }

    /** The finding of the first panel, and of the second one if both tell of harm; else what went wrong without either. */
    private static String title(List<ChartPanel> panels, RunFacts facts) {
        List<String> findings = panels.stream()
                .limit(facts.floods().isEmpty() ? 1 : 2)
                .filter(ChartPanel::isHarm)
                .map(ChartPanel::finding)
                .filter(finding -> !finding.isEmpty())
                .toList();
        if (!findings.isEmpty()) {
            return atStart(joined(findings));
        }
        List<Disturbance> disturbances = facts.result().disturbances();
        if (!disturbances.isEmpty() && !panels.isEmpty()) {
            Disturbance first = disturbances.get(0);
            return VisibleText.shortened(first.where() + ": " + first.what(), LONGEST_FINDING);
        }
        return panels.isEmpty()
                ? "Nothing that changes over time was recorded"
                : atStart(panels.get(0).finding());
    }

    /** Two findings as one sentence; of what both are about, the second says nothing again. */
    private static String joined(List<String> findings) {
        if (findings.size() == 1) {
            return findings.get(0);
        }
        String first = findings.get(0);
        String second = findings.get(1);
        int verb = second.indexOf(LossPanel.VERB);
        return verb > 0 && first.startsWith(second.substring(0, verb + 1))
                ? first + ", and" + second.substring(verb)
                : first + "; " + second;
    }

    /** A sentence's first word with a capital, unless it is a name: those hold other signs than letters. */
    private static String atStart(String finding) {
        int space = finding.indexOf(' ');
        boolean word = space > 0 && finding.substring(0, space).chars().allMatch(c -> c >= 'a' && c <= 'z');
        return word ? finding.substring(0, 1).toUpperCase(Locale.ROOT) + finding.substring(1) : finding;
    }

    private static String subtitle(RunFacts facts) {
        String name = VisibleText.of(facts.result().scenario());
        String span = Quantities.clock(facts.result().simulatedNanos()) + " simulated, " + SeedText.of(facts.result());
        PortTraffic port = facts.bystander();
        return name + " \u00b7 " + span
                + (port == null ? "" : " \u00b7 traffic as means over " + Quantities.seconds(port.bucketNanos()));
    }
}
