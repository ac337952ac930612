package io.floodscope.scenario.load;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.scenario.schema.BitRate;
import io.floodscope.scenario.schema.ByteSize;
import io.floodscope.scenario.schema.PacketRate;
import io.floodscope.scenario.schema.Quantity;
import io.floodscope.scenario.schema.Sysctl;
import io.floodscope.text.Durations;
import io.floodscope.text.Rates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How single values are written: one parser, one description and one neutral value per type. */
final class Scalars {

    private static final Pattern PER_TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(?:pps|/(s|min|h|\\d\\S*))");
    private static final Pattern PERCENT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*%");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");

    private static final Pattern LONG_NUMBER = Pattern.compile("[+-]?\\d{10,100}");

    private Scalars() {}

    static boolean isScalar(Class<?> type) {
        return type.isEnum()
                || type == String.class
                || type == boolean.class
                || type == Boolean.class
                || type == int.class
                || type == Integer.class
                || type == long.class
                || type == Long.class
                || type == double.class
                || type == Double.class
                || type == Duration.class
                || type == BitRate.class
                || type == ByteSize.class
                || type == PacketRate.class
                || type == MacAddress.class
                || type == IpAddress.class
                || type == Prefix.class
                || type == Quantity.class
                || type == Sysctl.class;
    }

    /** The value of a text, or empty if the text does not have the form of the type. */
    static Optional<Object> parse(Class<?> type, String text) {
        if (type == String.class) {
            return Optional.of(text);
        }
        if (type.isEnum()) {
            return Optional.ofNullable(constant(type, text));
        }
        if (type == boolean.class || type == Boolean.class) {
            return text.equals("true") || text.equals("false") ? Optional.of(text.equals("true")) : Optional.empty();
        }
        if (type == int.class || type == Integer.class) {
            return whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE).map(v -> (Object) v.intValue());
        }
        if (type == long.class || type == Long.class) {
            return whole(text, Long.MIN_VALUE, Long.MAX_VALUE).map(v -> v);
        }
        if (type == double.class || type == Double.class) {
            return fraction(text).map(v -> v);
        }
        if (type == Duration.class) {
            return boxed(Durations.tryParse(text)).map(Duration::ofNanos);
        }
        if (type == BitRate.class) {
            return boxed(Rates.tryParse(text)).map(BitRate::new);
        }
        if (type == ByteSize.class) {
            return boxed(ByteSize.tryParse(text)).map(ByteSize::new);
        }
        return parseAddress(type, text);
    }

    private static Optional<Object> parseAddress(Class<?> type, String text) {
        if (type == PacketRate.class) {
            return perSecond(text).map(PacketRate::new);
        }
        if (type == MacAddress.class) {
            return boxed(MacAddress.tryParse(text)).map(MacAddress::new);
        }
        if (type == IpAddress.class) {
            return IpAddress.tryParse(text).map(v -> v);
        }
        if (type == Prefix.class) {
            return Prefix.tryParse(text).map(v -> v);
        }
        throw new IllegalStateException("no scalar: " + type);
    }

    /** What a value of the type looks like, for messages. */
    static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + String.join(", ", words(type));
        }
        return switch (type.getSimpleName()) {
            case "String" -> "a text";
            case "boolean", "Boolean" -> "true or false";
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "double", "Double" -> "a number or a percentage such as 0.5 or 50%";
            case "Duration" -> "a duration such as 300s, 20m or 1h30m";
            case "BitRate" -> "a bit rate such as 7.5Mbit/s";
            case "ByteSize" -> "a size such as 1500B or 64KiB";
            case "PacketRate" -> "a rate such as 100/s, 5/min or 1/47ms";
            case "MacAddress" -> "a MAC address such as fa:16:3e:00:00:01";
            case "IpAddress" -> "an IP address such as 10.4.0.1 or 2001:db8::1";
            case "Prefix" -> "an address with prefix length such as 10.4.0.11/24";
            case "Quantity" -> "a value in the unit of the metric";
            case "Sysctl" -> "a kernel setting such as net.ipv4.conf.all.arp_ignore=1";
            default -> "a value";
        };
    }

    /** What was probably meant by a text that did not parse, as help; may be empty. */
    static String help(Class<?> type, String text) {
        boolean number = NUMBER.matcher(text).matches();
        if (type.isEnum()) {
            return Problems.suggest(text, words(type));
        }
        if (number && type == Duration.class) {
            return "did you mean " + text + "s?";
        }
        if (number && type == BitRate.class) {
            return "did you mean " + text + "Mbit/s?";
        }
        if (number && type == ByteSize.class) {
            return "did you mean " + text + "B?";
        }
        if (number && type == PacketRate.class) {
            return "did you mean " + text + "/s?";
        }
        if (type == Prefix.class && IpAddress.tryParse(text).isPresent()) {
            return "did you mean " + text + (text.indexOf(':') >= 0 ? "/64?" : "/24?");
        }
        return "";
    }

    /** Whether a text is a number without the unit that the type demands. */
    static boolean lacksUnit(Class<?> type, String text) {
        return NUMBER.matcher(text).matches()
                && (type == Duration.class
                        || type == BitRate.class
                        || type == ByteSize.class
                        || type == PacketRate.class);
    }

    /** Whether a text has the form of the type but names a value that no key takes: a negative time, a number too long. */
    static boolean isBeyondRange(Class<?> type, String text) {
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return LONG_NUMBER.matcher(text).matches();
        }
        return type == Duration.class
                && text.startsWith("-")
                && Durations.tryParse(text.substring(1)).isPresent();
    }

    /** What the type is called when its unit is missing. */
    static String noun(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "Duration" -> "duration";
            case "BitRate" -> "bit rate";
            case "ByteSize" -> "size";
            default -> "rate";
        };
    }

    /** A value to go on with after an error. */
    static @Nullable Object neutral(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return switch (type.getSimpleName()) {
            case "String" -> "";
            case "boolean" -> false;
            case "int" -> 1;
            case "long" -> 1L;
            case "double" -> 1.0;
            case "Duration" -> Duration.ofSeconds(1);
            case "BitRate" -> new BitRate(1_000_000);
            case "ByteSize" -> new ByteSize(1_000);
            case "PacketRate" -> new PacketRate(1);
            default -> null;
        };
    }

    /** Order of two values of a type that may have bounds. */
    static int compare(Object a, Object b) {
        if (a instanceof BitRate x && b instanceof BitRate y) {
            return Long.compare(x.bitsPerSecond(), y.bitsPerSecond());
        }
        if (a instanceof ByteSize x && b instanceof ByteSize y) {
            return Long.compare(x.bytes(), y.bytes());
        }
        if (a instanceof PacketRate x && b instanceof PacketRate y) {
            return Double.compare(x.perSecond(), y.perSecond());
        }
        if (a instanceof Duration x && b instanceof Duration y) {
            return x.compareTo(y);
        }
        return Double.compare(((Number) a).doubleValue(), ((Number) b).doubleValue());
    }

    /** The words of an enum as they are written. */
    static List<String> words(Class<?> type) {
        List<String> words = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            words.add(word((Enum<?>) constant));
        }
        return words;
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable Object constant(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (word((Enum<?>) constant).equals(text)) {
                return constant;
            }
        }
        return null;
    }

    private static Optional<Long> whole(String text, long min, long max) {
        try {
            long value = Long.parseLong(text);
            return value >= min && value <= max ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Double> fraction(String text) {
        Matcher percent = PERCENT.matcher(text);
        if (percent.matches()) {
            return Optional.of(Double.parseDouble(percent.group(1)) / 100);
        }
        return NUMBER.matcher(text).matches() ? Optional.of(Double.parseDouble(text)) : Optional.empty();
    }

    private static Optional<Double> perSecond(String text) {
        Matcher matcher = PER_TIME.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String per = matcher.group(2) == null ? "s" : matcher.group(2);
        OptionalLong nanos = Durations.tryParse(Character.isDigit(per.charAt(0)) ? per : "1" + per);
        return nanos.isEmpty() || nanos.getAsLong() == 0
                ? Optional.empty()
                : Optional.of(Double.parseDouble(matcher.group(1)) * 1e9 / nanos.getAsLong());
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }
}
