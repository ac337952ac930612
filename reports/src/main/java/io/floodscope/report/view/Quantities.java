package io.floodscope.report.view;

import io.floodscope.text.Durations;
import io.floodscope.text.Rates;
import java.util.Locale;

/** Numbers for people, the same in every locale: thousands with commas, a dot before decimals, a unit behind. */
public final class Quantities {

    private static final long SECOND = 1_000_000_000L;

    private Quantities() {}

    /** A count with thousands separators. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A count with its noun in the right number: {@code 1 window}, {@code 19 windows}. */
    public static String count(long value, String noun) {
        return count(value) + " " + noun + (value == 1 ? "" : "s");
    }

    /** A count with a noun whose plural is not regular. */
    public static String count(long value, String one, String many) {
        return count(value) + " " + (value == 1 ? one : many);
    }

    /** Bytes with a decimal prefix: {@code 585.9 GB}. */
    public static String bytes(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
        double value = bytes;
        int unit = 0;
        while (value >= 999.95 && unit < units.length - 1) {
            value /= 1_000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%,.0f %s" : "%,.1f %s", value, units[unit]);
    }

    /** A share of a whole in percent with one decimal; 0.0 % of nothing. */
    public static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f %%", whole == 0 ? 0.0 : 100.0 * part / whole);
    }

    /** Bits per second of an amount of bytes in a time. */
    public static double bitsPerSecond(double bytes, long nanos) {
        return nanos == 0 ? 0 : bytes * 8 * SECOND / nanos;
    }

    /** A bit rate: {@code 19.8 Mbit/s}. */
    public static String rate(double bitsPerSecond) {
        return Rates.readable(bitsPerSecond);
    }

    /** A length of time or an instant in seconds, as exact as is useful: {@code 1,125 s}, {@code 5.25 s}, {@code 0.002 s}. */
    public static String seconds(long nanos) {
        return secondsOnly(nanos) + " s";
    }

    /** The same without its unit. */
    public static String secondsOnly(long nanos) {
        long size = Math.abs(nanos);
        int decimals = size < 1_000_000L ? 9 : size >= 10 * SECOND ? 1 : 3;
        return Decimals.seconds(nanos, decimals);
    }

    /** An instant with milliseconds: {@code 1,125.000 s}. */
    public static String instant(long nanos) {
        return Durations.readableSeconds(nanos, 3) + " s";
    }

    /** Hours, minutes and seconds: {@code 6h 0m 0s}, {@code 90 s} as {@code 1m 30s}; fractions only below a minute. */
    public static String clock(long nanos) {
        if (nanos < 60 * SECOND) {
            return Decimals.seconds(nanos, 3) + "s";
        }
        long all = nanos / SECOND;
        String minutesAndSeconds = all / 60 % 60 + "m " + all % 60 + "s";
        return all >= 3_600 ? all / 3_600 + "h " + minutesAndSeconds : minutesAndSeconds;
    }

    /** A place on a time axis: {@code 1:30:00}, or seconds if the axis is short. */
    public static String axisTime(long nanos, long axisNanos) {
        if (axisNanos <= 300 * SECOND) {
            return secondsOnly(nanos) + " s";
        }
        long all = nanos / SECOND;
        String seconds = all % 60 == 0 ? "" : String.format(Locale.ROOT, ":%02d", all % 60);
        return String.format(Locale.ROOT, "%d:%02d%s", all / 3_600, all / 60 % 60, seconds);
    }
}
