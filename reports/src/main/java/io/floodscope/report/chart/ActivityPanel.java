package io.floodscope.report.chart;

import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.RunFacts;
import io.floodscope.report.view.VisibleText;
import io.floodscope.result.Mark;
import io.floodscope.result.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often the tables change and neighbours are asked, for runs whose story is not traffic: what was recorded per interval,
 * else the most frequent kinds of dated facts that tell of trouble.
 */
final class ActivityPanel {

    private static final int MOST_LINES = 3;
    private static final int LEAST_FACTS = 5;

    /** Beside observed traffic only what happens often is worth a panel. */
    private static final int LEAST_FACTS_BESIDE_TRAFFIC = 50;

    /** Counts every deletion, while marks of them are kept for the first bindings only. */
    private static final String DELETIONS = "/mac-bindings-deleted";

    private static final Palette[] ROLES = {Palette.TOTAL, Palette.CONTRAST, Palette.MUTED};

    private ActivityPanel() {}

    /** The panel, null if there is too little to count. */
    static @Nullable ChartPanel of(RunFacts facts) {
        TimeGrid grid = TimeGrid.of(facts.result().simulatedNanos());
        Map<String, double[]> counts = new LinkedHashMap<>();
        for (Series s : facts.result().series()) {
            if (!s.unit().equals("bytes")
                    && !s.name().contains("/tx-lost-")
                    && Arrays.stream(s.values()).sum() > 0) {
                counts.put(label(s), counted(s, grid));
            }
        }
        counts.putAll(troubles(facts, grid));
        List<ChartLine> lines = new ArrayList<>();
        for (Map.Entry<String, double[]> count : counts.entrySet()) {
            if (lines.size() < MOST_LINES) {
                lines.add(new ChartLine(count.getKey(), ROLES[lines.size()], 0, grid.bucketNanos(), count.getValue()));
            }
        }
        return lines.isEmpty() ? null : new ChartPanel("count", "per " + interval(grid), lines, finding(lines), false);
    }

    /** Kinds of facts by how often there were any, the most frequent first. */
    private static Map<String, double[]> troubles(RunFacts facts, TimeGrid grid) {
        boolean deletions =
                facts.result().series().stream().anyMatch(s -> s.name().endsWith(DELETIONS));
        Map<String, double[]> byKind = new LinkedHashMap<>();
        for (Mark mark : facts.result().marks()) {
            boolean recorded = deletions && mark.kind().equals("binding-deleted");
            if (MarkKind.of(mark.kind()).isTrouble() && !mark.kind().equals("event") && !recorded) {
                byKind.computeIfAbsent(mark.kind(), k -> new double[grid.count()])[grid.at(mark.timeNanos())]++;
            }
        }
        int least = facts.ports().isEmpty() ? LEAST_FACTS : LEAST_FACTS_BESIDE_TRAFFIC;
        Map<String, double[]> frequent = new LinkedHashMap<>();
        byKind.entrySet().stream()
                .filter(e -> total(e.getValue()) >= least)
                .sorted(Comparator.comparingDouble(e -> -total(e.getValue())))
                .forEach(e -> frequent.put(MarkKind.of(e.getKey()).label(), e.getValue()));
        return frequent;
    }

    private static String interval(TimeGrid grid) {
        return grid.bucketNanos() == 1_000_000_000L ? "second" : Quantities.seconds(grid.bucketNanos());
    }

    private static String label(Series series) {
        int slash = series.name().lastIndexOf('/');
        String what = series.name()
                .substring(slash + 1)
                .replace('-', ' ')
                .replace("arp ", "ARP ")
                .replace("mac ", "MAC ");
        return VisibleText.shortened(
                slash < 0 ? what : what + " (" + series.name().substring(0, slash) + ")", 60);
    }

    private static double[] counted(Series series, TimeGrid grid) {
        double[] counts = new double[grid.count()];
        for (int i = 0; i < series.values().length; i++) {
            counts[grid.at(series.startNanos() + i * series.bucketNanos())] += series.values()[i];
        }
        return counts;
    }

    private static double total(double[] counts) {
        return Arrays.stream(counts).sum();
    }

    private static String finding(List<ChartLine> lines) {
        ChartLine most = lines.stream()
                .max(Comparator.comparingDouble(l -> total(l.values())))
                .orElseThrow();
        return most.label() + ": " + Quantities.count(Math.round(total(most.values()))) + " in all, up to "
                + Quantities.count(Math.round(most.peak())) + " within "
                + Quantities.seconds(most.bucketNanos());
    }
}
