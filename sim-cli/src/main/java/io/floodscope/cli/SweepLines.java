package io.floodscope.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the border between safe and unsafe settings comes from that is drawn into the pictures of a sweep. */
interface SweepLines {

    /**
     * A border.
     *
     * @param x path of the setting from left to right
     * @param y path of the setting from bottom to top
     * @param rest values of all others, as {@code path=value} with commas between them
     * @param label what it is
     * @param points (x, y) in the settings' own numbers, from left to right
     */
    record Line(String x, String y, String rest, String label, List<double[]> points) {}

    /** The border of a picture, or null if no closed form gives one. */
    @Nullable
    Line line(int x, int y, String rest, List<String> row);
}
