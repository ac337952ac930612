package io.floodscope.report.chart;

import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.RunFacts;
import io.floodscope.report.view.VisibleText;
import io.floodscope.result.Band;
import io.floodscope.result.StateChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many entries the neighbour table holds whose filling changes most. */
final class EntriesPanel {

    /** A table that gains or loses fewer entries than this tells its story in the rows of states. */
    private static final int LEAST_SWING = 10;

    private static final String NEIGHBOUR = "/neigh/";

    private EntriesPanel() {}

    /** The panel, null if no table changes much. */
    static @Nullable ChartPanel of(RunFacts facts) {
        TimeGrid grid = TimeGrid.of(facts.result().simulatedNanos());
        Map<String, List<Band>> tables = new LinkedHashMap<>();
        for (Band band : facts.result().bands()) {
            int at = band.entity().indexOf(NEIGHBOUR);
            if (at > 0) {
                tables.computeIfAbsent(band.entity().substring(0, at), t -> new ArrayList<>())
                        .add(band);
            }
        }
        ChartLine best = null;
        double swing = LEAST_SWING;
        for (Map.Entry<String, List<Band>> table : tables.entrySet()) {
            if (table.getValue().size() >= LEAST_SWING) {
                ChartLine held = held(table.getKey(), table.getValue(), grid);
                if (held.peak() >= swing) {
                    swing = held.peak() + 1;
                    best = held;
                }
            }
        }
        return best == null ? null : new ChartPanel("held", "entries", List.of(best), finding(best), false);
    }

    /** Entries at the end of each interval: one that was not there in between is one that nobody could use. */
    private static ChartLine held(String table, List<Band> bands, TimeGrid grid) {
        double[] change = new double[grid.count() + 1];
        for (Band band : bands) {
            boolean held = false;
            for (StateChange c : band.changes()) {
                boolean now = StateKind.of(c.state()) != StateKind.GONE;
                if (now != held) {
                    change[grid.at(c.timeNanos())] += now ? 1 : -1;
                    held = now;
                }
            }
        }
        double[] values = new double[grid.count()];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += change[i];
            values[i] = sum;
        }
        return new ChartLine(
                "neighbour entries of " + VisibleText.shortened(table, 48),
                Palette.TOTAL,
                0,
                grid.bucketNanos(),
                values);
    }

    private static String finding(ChartLine held) {
        long peak = Math.round(held.peak());
        long drop = 0;
        int at = 0;
        for (int i = 1; i < held.values().length; i++) {
            long fall = Math.round(held.values()[i - 1] - held.values()[i]);
            if (fall > drop) {
                drop = fall;
                at = i;
            }
        }
        String most = held.label().replaceFirst("^neighbour entries of ", "") + " holds up to "
                + Quantities.count(peak, "neighbour entry", "neighbour entries");
        return drop * 5 < peak
                ? most
                : most + " and drops " + Quantities.count(drop) + " of them at "
                        + Quantities.seconds(at * held.bucketNanos());
    }
}
