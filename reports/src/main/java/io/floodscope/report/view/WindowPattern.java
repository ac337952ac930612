package io.floodscope.report.view;

import io.floodscope.result.FloodWindow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What many windows have in common, so that people need not read them all: a common period of their ends or starts, and
 * runs of equal lengths. Lengths count as equal within 1.5 s, because a bridge that ages in whole seconds moves them by up
 * to one.
 */
public final class WindowPattern {

    private static final long TOLERANCE = 1_500_000_000L;
    private static final int LISTED = 3;
    private static final int MAX_RUNS = 4;

    private WindowPattern() {}

    /** One line: {@code 19 windows ending every 1,125 s: 10 of 549 s from 576 s, then 9 of 333 s from 11,667 s}. */
    public static String describe(List<FloodWindow> windows) {
        String open = windows.get(windows.size() - 1).openEnd() ? ", still going on at the end" : "";
        if (windows.size() <= LISTED) {
            return list(windows, windows.size()) + open;
        }
        String rhythm = rhythm(windows);
        String lengths = lengths(windows);
        if (rhythm == null && lengths == null) {
            return Quantities.count(windows.size(), "window") + ": " + list(windows, LISTED) + " and "
                    + Quantities.count(windows.size() - LISTED) + " more" + open;
        }
        String head = Quantities.count(windows.size(), "window") + (rhythm == null ? "" : " " + rhythm);
        return head + ": " + (lengths == null ? range(windows) : lengths) + open;
    }

    /** {@code ending every 1,125 s}, or null if neither ends nor starts are evenly spaced. */
    public static @Nullable String rhythm(List<FloodWindow> windows) {
        Long ends = period(windows.stream()
                .filter(w -> !w.openEnd())
                .map(FloodWindow::endNanos)
                .toList());
        if (ends != null) {
            return "ending every " + Quantities.seconds(rounded(ends));
        }
        Long starts = period(windows.stream().map(FloodWindow::startNanos).toList());
        return starts == null ? null : "starting every " + Quantities.seconds(rounded(starts));
    }

    private static @Nullable Long period(List<Long> instants) {
        if (instants.size() < 3) {
            return null;
        }
        long mean = (instants.get(instants.size() - 1) - instants.get(0)) / (instants.size() - 1);
        for (int i = 1; i < instants.size(); i++) {
            if (Math.abs(instants.get(i) - instants.get(i - 1) - mean) > TOLERANCE) {
                return null;
            }
        }
        return mean;
    }

    /** Whole tenths of a second: a mean has digits that mean nothing. */
    private static long rounded(long nanos) {
        long tenth = 100_000_000L;
        return nanos < 10 * tenth ? nanos : (nanos + tenth / 2) / tenth * tenth;
    }

    private static @Nullable String lengths(List<FloodWindow> windows) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (from < windows.size()) {
            int to = from + 1;
            while (to < windows.size() && sameLength(windows.get(from), windows.get(to))) {
                to++;
            }
            parts.add(run(windows.subList(from, to)));
            from = to;
        }
        return parts.size() > MAX_RUNS ? null : String.join(", then ", parts);
    }

    private static boolean sameLength(FloodWindow a, FloodWindow b) {
        return a.openEnd() == b.openEnd() && Math.abs(a.lengthNanos() - b.lengthNanos()) <= TOLERANCE;
    }

    private static String run(List<FloodWindow> run) {
        long mean = run.stream().mapToLong(FloodWindow::lengthNanos).sum() / run.size();
        return Quantities.count(run.size()) + " of " + Quantities.seconds(rounded(mean)) + " from "
                + Quantities.seconds(run.get(0).startNanos());
    }

    private static String range(List<FloodWindow> windows) {
        long shortest =
                windows.stream().mapToLong(FloodWindow::lengthNanos).min().orElse(0);
        long longest =
                windows.stream().mapToLong(FloodWindow::lengthNanos).max().orElse(0);
        return Quantities.secondsOnly(shortest) + " to " + Quantities.seconds(longest) + " long, the first from "
                + Quantities.seconds(windows.get(0).startNanos());
    }

    private static String list(List<FloodWindow> windows, int count) {
        List<String> parts = new ArrayList<>();
        for (FloodWindow w : windows.subList(0, count)) {
            parts.add(Quantities.secondsOnly(w.startNanos()) + "-" + Quantities.secondsOnly(w.endNanos()));
        }
        return String.join(", ", parts) + " s";
    }
}
