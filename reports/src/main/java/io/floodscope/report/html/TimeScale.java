package io.floodscope.report.html;

import java.util.Locale;

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
        String text = String.format(Locale.ROOT, "%.4f", value);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }

    String x(long nanos) {
        return number(place(nanos));
    }

    /** The same place in percent of the width. */
    String percent(long nanos) {
        return number(place(nanos) / WIDTH * 100) + "%";
    }
}
