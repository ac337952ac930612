package io.floodscope.scenario.schema;

import io.floodscope.text.Durations;
import io.floodscope.text.Rates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Units of metrics: how bounds are written, how values are printed. Values are numbers in the base unit. */
public enum Unit {
    /** Simulated time in ns. */
    TIME("a duration such as 300s"),
    /** A number of things. */
    COUNT("a number"),
    /** Bytes. */
    BYTES("a size such as 64KiB"),
    /** Bits per second. */
    BIT_RATE("a bit rate such as 20Mbit/s"),
    /** Things per second. */
    PER_SECOND("a number per second such as 5 or 5/s"),
    /** A share of a whole, 0 to 1. */
    RATIO("a fraction such as 0.25 or 25%");

    private static final Pattern NUMBER = Pattern.compile("([+-]?\\d+(?:\\.\\d+)?)(%?)");
    private static final Pattern PER_TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(?:/(s|min|h))?");

    private final String example;

    Unit(String example) {
        this.example = example;
    }

    /** What a bound looks like. */
    public String example() {
        return example;
    }

    /** The value of a bound, or empty if the text has another form. */
    public OptionalDouble parse(String text) {
        String trimmed = text.strip();
        return switch (this) {
            case TIME -> ofLong(Durations.tryParse(trimmed));
            case BYTES -> ofLong(ByteSize.tryParse(trimmed));
            case BIT_RATE -> ofLong(Rates.tryParse(trimmed));
            case COUNT -> number(trimmed, false);
            case RATIO -> number(trimmed, true);
            case PER_SECOND -> perSecond(trimmed);
        };
    }

    /** A value for people and for result.json. */
    public String format(double value) {
        return switch (this) {
            case TIME -> Durations.seconds(Math.round(value)) + "s";
            case BYTES -> plain(value, 0) + " bytes";
            case BIT_RATE -> Rates.readable(value);
            case COUNT -> plain(value, 3);
            case PER_SECOND -> plain(value, 4) + "/s";
            case RATIO -> String.format(Locale.ROOT, "%.2f %%", 100 * value);
        };
    }

    private static String plain(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        BigDecimal bare = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, bare.scale()) + "f", bare);
    }

    private static OptionalDouble number(String text, boolean percentAllowed) {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.matches() || (!matcher.group(2).isEmpty() && !percentAllowed)) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(matcher.group(1));
        return OptionalDouble.of(matcher.group(2).isEmpty() ? value : value / 100);
    }

    private static OptionalDouble perSecond(String text) {
        Matcher matcher = PER_TIME.matcher(text);
        if (!matcher.matches()) {
            return OptionalDouble.empty();
        }
        String per = matcher.group(2) == null ? "s" : matcher.group(2);
        double seconds = per.equals("s") ? 1 : per.equals("min") ? 60 : 3600;
        return OptionalDouble.of(Double.parseDouble(matcher.group(1)) / seconds);
    }

    private static OptionalDouble ofLong(OptionalLong value) {
        return value.isPresent() ? OptionalDouble.of(value.getAsLong()) : OptionalDouble.empty();
    }
}
