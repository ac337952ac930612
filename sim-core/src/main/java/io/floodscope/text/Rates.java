package io.floodscope.text;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bit rates as people write them: {@code 10Gbps}, {@code 7.5Mbit/s}, {@code 64kbps}; decimal prefixes. */
public final class Rates {

    private static final Pattern RATE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([kKMGT]?)(?:bps|bit/s)");

    private Rates() {}

    /** Bits per second, or empty if the text is not a bit rate. */
    public static OptionalLong tryParse(String text) {
        Matcher matcher = RATE.matcher(text.strip());
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        BigDecimal value = new BigDecimal(matcher.group(1))
                .movePointRight(
                        switch (matcher.group(2)) {
                            case "k", "K" -> 3;
                            case "M" -> 6;
                            case "G" -> 9;
                            case "T" -> 12;
                            default -> 0;
                        });
        if (value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                || value.stripTrailingZeros().scale() > 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(value.longValueExact());
    }

    /** A rate for people with one decimal: {@code 19.8 Mbit/s}. */
    public static String readable(double bitsPerSecond) {
        if (bitsPerSecond >= 1e9) {
            return String.format(Locale.ROOT, "%,.1f Gbit/s", bitsPerSecond / 1e9);
        }
        if (bitsPerSecond >= 1e6) {
            return String.format(Locale.ROOT, "%,.1f Mbit/s", bitsPerSecond / 1e6);
        }
        return bitsPerSecond >= 1e3
                ? String.format(Locale.ROOT, "%,.1f kbit/s", bitsPerSecond / 1e3)
                : String.format(Locale.ROOT, "%,.0f bit/s", bitsPerSecond);
    }
}
