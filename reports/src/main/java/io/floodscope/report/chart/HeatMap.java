package io.floodscope.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A measured value over two settings, as sweeps give it. Cells are equally large whatever the distance of the settings; the
 * border between safe and unsafe, if a closed form gives one, is drawn where it falls between them.
 *
 * @param title the finding
 * @param subtitle what it was found in
 * @param x setting from left to right
 * @param y setting from bottom to top
 * @param values {@code values[row][column]}, row 0 at the bottom; NaN where nothing was measured
 * @param unit what the values are, such as {@code share of time flooded, %}
 * @param border points (x, y) of the closed form's border in the settings' own numbers, from left to right; may be empty
 * @param borderLabel what the border is, such as {@code aging = refresh interval + 1 s}
 */
public record HeatMap(
        String title,
        String subtitle,
        Axis x,
        Axis y,
        double[][] values,
        String unit,
        List<double[]> border,
        String borderLabel) {

    /** Light to dark in steps of equal lightness: told apart in any kind of colour vision and in grey. */
    private static final int[] SCALE = {0xfff7ec, 0xfee0b6, 0xfdbb84, 0xf47d4e, 0xd6381f, 0xa30b05, 0x67000d};

    /**
     * A setting.
     *
     * @param label name and unit
     * @param values its values in rising order
     */
    public record Axis(String label, double[] values) {

        /** Values as they are printed. */
        public String[] labels() {
            String[] labels = new String[values.length];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = HeatMap.print(values[i]);
            }
            return labels;
        }

        /** Where a value lies between the cells: 0 is the middle of the first one; outside values end half a cell out. */
        public double place(double value) {
            int last = values.length - 1;
            if (last < 1 || value < values[0]) {
                return value < values[0] ? -0.5 : 0;
            }
            for (int i = 0; i < last; i++) {
                if (value <= values[i + 1]) {
                    return i + (value - values[i]) / (values[i + 1] - values[i]);
                }
            }
            return last + 0.5;
        }
    }

    /** Refuses a grid whose shape does not fit its axes. */
    public HeatMap {
        border = List.copyOf(border);
        if (values.length != y.values().length) {
            throw new IllegalArgumentException(values.length + " rows for " + y.values().length + " values");
        }
        for (double[] row : values) {
            if (row.length != x.values().length) {
                throw new IllegalArgumentException(row.length + " cells for " + x.values().length + " values");
            }
        }
    }

    /**
     * The border as places between the cells. Straight lines between its points are straight in the settings' numbers, not
     * between cells of equal size, so they are followed in small steps.
     */
    public List<double[]> borderPlaces() {
        int steps = 60;
        List<double[]> places = new ArrayList<>();
        for (int i = 1; i < border.size(); i++) {
            double[] from = border.get(i - 1);
            double[] to = border.get(i);
            for (int step = i == 1 ? 0 : 1; step <= steps; step++) {
                double part = (double) step / steps;
                places.add(new double[] {
                    x.place(from[0] + (to[0] - from[0]) * part), y.place(from[1] + (to[1] - from[1]) * part)
                });
            }
        }
        return places;
    }

    /** Largest value; 1 if none is above 0. */
    public double top() {
        double top = 0;
        for (double[] row : values) {
            for (double value : row) {
                top = value > top ? value : top;
            }
        }
        return top > 0 ? top : 1;
    }

    /** Colour of a value as {@code 0xrrggbb}; grey where nothing was measured. */
    public int colour(double value) {
        if (Double.isNaN(value)) {
            return 0xb0b7bf;
        }
        double place = Math.max(0, Math.min(1, value / top())) * (SCALE.length - 1);
        int step = Math.min(SCALE.length - 2, (int) place);
        double rest = place - step;
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = SCALE[step] >> shift & 255;
            int to = SCALE[step + 1] >> shift & 255;
            colour |= (int) Math.round(from + (to - from) * rest) << shift;
        }
        return colour;
    }

    /** Whether text on a value's colour must be light. */
    public boolean isDark(double value) {
        return !Double.isNaN(value) && value / top() > 0.6;
    }

    /** A value in at most three digits behind the point. */
    static String print(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        String text = Math.abs(value) >= 100 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.3g", value);
        return text.contains(".") && !text.contains("e") ? text.replaceAll("\\.?0+$", "") : text;
    }
}
