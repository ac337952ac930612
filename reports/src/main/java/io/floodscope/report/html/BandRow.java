package io.floodscope.report.html;

import io.floodscope.report.chart.StateKind;
import io.floodscope.report.view.EntityName;
import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.VisibleText;
import io.floodscope.result.Band;
import io.floodscope.result.StateChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The states of an entity as a row of blocks on the page's time axis.
 *
 * @param entity its name, safe to look at
 * @param blocks the blocks from left to right
 */
public record BandRow(String entity, List<Block> blocks) {

    /** Rows that a page shows at once; the others are folded away. */
    public static final int SHOWN = 8;

    private static final double NARROWEST = 0.5;
    private static final double LETTER = 8;

    /** How much wider the page is on a desk. */
    private static final int PHONE = 3;

    private static final int MOST_NAMES = 200;

    /**
     * A stretch in one state, or a stretch in which states change faster than can be drawn.
     *
     * @param x left end, of 1000
     * @param width width, of 1000
     * @param cssClass kind of state
     * @param label state, empty if the block is too narrow for it; a phone shows it in wide blocks only
     * @param labelClass CSS class of the label
     * @param middlePercent where the label goes
     * @param title what the pointer shows
     */
    public record Block(
            String x,
            String width,
            String cssClass,
            String label,
            String labelClass,
            String middlePercent,
            String title) {}

    /** The rows to show at once. */
    public static List<BandRow> firstOf(List<BandRow> rows) {
        return rows.subList(0, Math.min(SHOWN, rows.size()));
    }

    /** The rows to fold away. */
    public static List<BandRow> restOf(List<BandRow> rows) {
        return rows.subList(Math.min(SHOWN, rows.size()), rows.size());
    }

    static BandRow of(Band band, long endNanos) {
        TimeScale scale = new TimeScale(endNanos);
        List<StateChange> changes = band.changes();
        List<Block> blocks = new ArrayList<>();
        int i = 0;
        while (i < changes.size()) {
            int next = i + 1;
            while (next < changes.size()
                    && width(changes, i, next, scale, endNanos) < NARROWEST
                    && width(changes, next, next + 1, scale, endNanos) < NARROWEST) {
                next++;
            }
            blocks.add(block(changes.subList(i, next), endAfter(changes, next, endNanos), scale));
            i = next;
        }
        return new BandRow(EntityName.of(band.entity()), blocks);
    }

    private static double width(List<StateChange> changes, int from, int to, TimeScale scale, long endNanos) {
        return scale.place(endAfter(changes, to, endNanos))
                - scale.place(changes.get(from).timeNanos());
    }

    private static long endAfter(List<StateChange> changes, int next, long endNanos) {
        return next < changes.size() ? changes.get(next).timeNanos() : endNanos;
    }

    private static Block block(List<StateChange> states, long end, TimeScale scale) {
        long start = states.get(0).timeNanos();
        double x = scale.place(start);
        double width = Math.max(0, scale.place(end) - x);
        Set<String> names = new LinkedHashSet<>();
        states.forEach(s -> names.add(VisibleText.of(s.state())));
        String name = VisibleText.shortened(String.join(", ", names), MOST_NAMES);
        String span = Quantities.secondsOnly(start) + " to " + Quantities.seconds(end);
        return new Block(
                TimeScale.number(x),
                TimeScale.number(width),
                names.size() == 1 ? kind(name) : "st-mixed",
                names.size() == 1 && name.length() * LETTER <= width ? name : "",
                name.length() * LETTER * PHONE <= width ? "state" : "state narrow",
                TimeScale.number((x + width / 2) / TimeScale.WIDTH * 100) + "%",
                names.size() == 1
                        ? name + ", " + span
                        : Quantities.count(states.size(), "change") + ": " + name + ", " + span);
    }

    /** CSS class of a state. */
    static String kind(String state) {
        return "st-" + StateKind.of(state).name().toLowerCase(Locale.ROOT);
    }
}
