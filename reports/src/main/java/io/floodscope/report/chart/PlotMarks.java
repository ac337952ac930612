package io.floodscope.report.chart;

import io.floodscope.result.Mark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Dated facts of one kind as signs on the edge of a plot, so that one sees what happened when a line turns. Facts that could
 * not be told apart are drawn once; kinds with too many of them stay in their lane below.
 *
 * @param label what the facts are called
 * @param glyph the sign: {@code down}, {@code up}, {@code diamond}, {@code dot}
 * @param bad whether they take something away
 * @param hairline whether a thin line goes through the plot at each: only where there are few
 * @param times simulated time of each, nanoseconds, rising
 */
public record PlotMarks(String label, String glyph, boolean bad, boolean hairline, long[] times) {

    /** Signs less than this part of the axis apart cover each other. */
    private static final int PLACES = 240;

    private static final int MOST_PLACES = 60;
    private static final int MOST_HAIRLINES = 24;
    private static final int MOST_KINDS = 4;

    /** The signs of a chart's lanes. */
    public static List<PlotMarks> of(TrafficChart chart) {
        List<PlotMarks> all = new ArrayList<>();
        int lines = 0;
        for (MarkLane lane : chart.lanes()) {
            String glyph = lane.glyph();
            long[] times = apart(lane.marks(), chart.endNanos());
            if (glyph == null || times.length > MOST_PLACES || all.size() == MOST_KINDS) {
                continue;
            }
            boolean few = lines + times.length <= MOST_HAIRLINES && !glyph.equals("dot");
            lines += few ? times.length : 0;
            all.add(new PlotMarks(lane.label(), glyph, lane.isBad(), few, times));
        }
        return all;
    }

    private static long[] apart(List<Mark> marks, long endNanos) {
        long[] times = new long[marks.size()];
        int size = 0;
        long last = -1;
        for (Mark mark : marks) {
            long place = (long) ((double) mark.timeNanos() / endNanos * PLACES);
            if (place != last) {
                times[size++] = mark.timeNanos();
                last = place;
            }
        }
        return Arrays.copyOf(times, size);
    }
}
