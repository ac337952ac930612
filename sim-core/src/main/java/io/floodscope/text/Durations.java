package io.floodscope.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: a number and a unit ({@code ns us ms s m h d}), or several in falling order such as
 * {@code 1h30m}. A bare number has no meaning here; the caller reports it.
 */
public final class Durations {

    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|ms|s|min|m|h|d)");

    private Durations() {}

    /** Nanoseconds of a text, or empty if it is not a duration, has no unit, or does not fit a long. */
    public static OptionalLong tryParse(String text) {
        Matcher matcher = PART.matcher(text.strip());
        BigDecimal total = BigDecimal.ZERO;
        long lastUnit = Long.MAX_VALUE;
        int end = 0;
        while (matcher.find()) {
            long unit = unitNanos(matcher.group(2));
            if (matcher.start() != end || unit >= lastUnit) {
                return OptionalLong.empty();
            }
            total = total.add(new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit)));
            lastUnit = unit;
            end = matcher.end();
        }
        if (end == 0 || end != text.strip().length() || total.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(total.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    /** Nanoseconds of a text. */
    public static long parse(String text) {
        return tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException("not a duration with a unit such as 300s: " + text));
    }

    /** The shortest exact form: {@code 300s}, {@code 1.5ms}, {@code 20ns}. */
    public static String format(long nanos) {
        if (nanos == 0) {
            return "0s";
        }
        long size = Math.abs(nanos);
        String unit = size >= 1_000_000_000L ? "s" : size >= 1_000_000L ? "ms" : size >= 1_000L ? "us" : "ns";
        return BigDecimal.valueOf(nanos)
                        .divide(BigDecimal.valueOf(unitNanos(unit)))
                        .stripTrailingZeros()
                        .toPlainString()
                + unit;
    }

    /** Seconds with exactly the nanosecond digits that are needed, as result.json has them: {@code 1125.000000001}. */
    public static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString();
    }

    /** Seconds with thousands separators and a fixed number of decimals, for people: {@code 1,125.000}. */
    public static String readableSeconds(long nanos, int decimals) {
        return String.format(
                Locale.ROOT,
                "%,." + decimals + "f",
                BigDecimal.valueOf(nanos, 9).setScale(decimals, RoundingMode.HALF_UP));
    }

    private static long unitNanos(String unit) {
        return switch (unit) {
            case "ns" -> 1L;
            case "us" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m", "min" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            case "d" -> 86_400_000_000_000L;
            default -> throw new IllegalArgumentException("no such unit: " + unit);
        };
    }
}
