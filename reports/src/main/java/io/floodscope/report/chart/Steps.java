package io.floodscope.report.chart;

import java.util.Arrays;

/**
 * The corners of a stepped line: per interval its value from its start to its end. If there are more intervals than the
 * picture has columns, each column keeps its lowest and its highest value, in their order of time; a mean would hide bursts.
 */
public final class Steps {

    private double[] x = new double[256];
    private double[] y = new double[256];
    private int size;

    private Steps() {}

    /** Corners of a line for a picture of so many columns; x in seconds. */
    public static Steps of(ChartLine line, int columns) {
        Steps steps = new Steps();
        double[] values = line.values();
        double start = line.startNanos() / 1e9;
        double width = line.bucketNanos() / 1e9;
        if (values.length <= 2 * columns) {
            for (int i = 0; i < values.length; i++) {
                steps.level(start + i * width, start + (i + 1) * width, values[i]);
            }
            return steps;
        }
        for (int column = 0; column < columns; column++) {
            int from = (int) ((long) column * values.length / columns);
            int to = (int) ((long) (column + 1) * values.length / columns);
            int low = from;
            int high = from;
            for (int i = from; i < to; i++) {
                low = values[i] < values[low] ? i : low;
                high = values[i] > values[high] ? i : high;
            }
            double left = start + from * width;
            double right = start + to * width;
            double middle = (left + right) / 2;
            steps.level(left, middle, values[Math.min(low, high)]);
            steps.level(middle, right, values[Math.max(low, high)]);
        }
        return steps;
    }

    private void level(double from, double to, double value) {
        if (size > 0 && y[size - 1] == value) {
            x[size - 1] = to;
            return;
        }
        add(from, value);
        add(to, value);
    }

    private void add(double nextX, double nextY) {
        if (size == x.length) {
            x = Arrays.copyOf(x, 2 * size);
            y = Arrays.copyOf(y, 2 * size);
        }
        x[size] = nextX;
        y[size++] = nextY;
    }

    /** Number of corners. */
    public int size() {
        return size;
    }

    /** Seconds of a corner. */
    public double x(int i) {
        return x[i];
    }

    /** Value of a corner. */
    public double y(int i) {
        return y[i];
    }
}
