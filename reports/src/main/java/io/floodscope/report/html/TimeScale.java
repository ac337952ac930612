package io.floodscope.report.html;

import io.floodscope.report.view.Decimals;

/** Places on the time axis of the page's drawings: 0 is the start of the run, 1000 its end. */
final class TimeScale {

    static final int WIDTH = 1_000;

    private final long endNanos;

    TimeScale(long endNanos) {
        this.endNanos = Math.max(1, endNanos);
    }

    double place(long nanos) {
        return (double) WIDTH * nanos / endNanos;
    }

    double placeOfSeconds(double seconds) {
        return WIDTH * seconds * 1e9 / endNanos;
    }

    /** A number for SVG: at most four decimals, no needless zeros, never in exponent form. */
    static String number(double value) {
        return Decimals.plain(value, 4);
    }

    String x(long nanos) {
        return number(place(nanos));
    }

    /** The same place in percent of the width. */
    String percent(long nanos) {
        return number(place(nanos) / WIDTH * 100) + "%";
    }
}
