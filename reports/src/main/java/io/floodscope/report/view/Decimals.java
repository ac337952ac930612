package io.floodscope.report.view;

/** Prints decimal numbers. Reports print tens of thousands; {@code String.format} would take most of their time. */
public final class Decimals {

    private static final long[] POWERS = {
        1L, 10L, 100L, 1_000L, 10_000L, 100_000L, 1_000_000L, 10_000_000L, 100_000_000L, 1_000_000_000L
    };

    private Decimals() {}

    /** A number with at most so many decimals, halves rounded away from zero, no needless zeros, no thousands separators. */
    public static String plain(double value, int decimals) {
        return print(Math.round(value * POWERS[decimals]), decimals, false);
    }

    /** Nanoseconds as seconds with at most so many decimals, halves rounded up, no needless zeros, thousands separated. */
    public static String seconds(long nanos, int decimals) {
        long unit = POWERS[9 - decimals];
        long half = unit / 2;
        long scaled = nanos >= 0 ? (nanos + half) / unit : -((-nanos + half) / unit);
        return print(scaled, decimals, true);
    }

    private static String print(long scaled, int decimals, boolean grouped) {
        long size = Math.abs(scaled);
        StringBuilder out = new StringBuilder(24).append(scaled < 0 ? "-" : "").append(size / POWERS[decimals]);
        if (grouped) {
            int first = scaled < 0 ? 1 : 0;
            for (int i = out.length() - 3; i > first; i -= 3) {
                out.insert(i, ',');
            }
        }
        long fraction = size % POWERS[decimals];
        if (fraction == 0) {
            return out.toString();
        }
        int digits = decimals;
        while (fraction % 10 == 0) {
            fraction /= 10;
            digits--;
        }
        String tail = Long.toString(fraction);
        out.append('.').append("0".repeat(digits - tail.length())).append(tail);
        return out.toString();
    }
}
