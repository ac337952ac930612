package io.floodscope.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Ranges of seeds on the command line. */
final class Seeds {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:\\.\\.(\\d{1,9}))?");
    private static final int MOST = 100_000;

    private Seeds() {}

    /** The seeds of {@code A..B} or {@code A}, or the scenario's own for null. */
    static List<Long> parse(@Nullable String text, long own) {
        if (text == null) {
            return List.of(own);
        }
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            throw new BadInputException("floodscope: --seeds takes A..B such as 1..20, got '" + text + "'");
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2) == null ? first : Long.parseLong(matcher.group(2));
        if (last < first || last - first >= MOST) {
            throw new BadInputException(
                    "floodscope: --seeds takes a rising range of at most " + MOST + ", got " + text);
        }
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
