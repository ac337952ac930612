package io.floodscope.scenario.experiment;

import io.floodscope.text.Durations;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values at equal distances between two ends, printed as they would be written. */
final class AxisRange {

    private static final Pattern NUMBER_WITH_UNIT = Pattern.compile("(-?\\d+(?:\\.\\d+)?)([^\\d.]*)");

    private AxisRange() {}

    /** The values, or empty if the ends are not two durations, or two numbers with the same unit. */
    static Optional<List<String>> values(String from, String to, int steps) {
        var first = Durations.tryParse(from);
        var last = Durations.tryParse(to);
        List<String> out = new ArrayList<>();
        if (first.isPresent() && last.isPresent()) {
            BigInteger width = BigInteger.valueOf(Math.subtractExact(last.getAsLong(), first.getAsLong()));
            for (int i = 0; i < steps; i++) {
                long offset = width.multiply(BigInteger.valueOf(i))
                        .divide(BigInteger.valueOf(steps - 1L))
                        .longValueExact();
                out.add(Durations.format(first.getAsLong() + offset));
            }
            return Optional.of(out);
        }
        Matcher low = NUMBER_WITH_UNIT.matcher(from.strip());
        Matcher high = NUMBER_WITH_UNIT.matcher(to.strip());
        if (!low.matches() || !high.matches() || !low.group(2).equals(high.group(2))) {
            return Optional.empty();
        }
        BigDecimal start = new BigDecimal(low.group(1));
        BigDecimal width = new BigDecimal(high.group(1)).subtract(start);
        for (int i = 0; i < steps; i++) {
            BigDecimal value = start.add(width.multiply(BigDecimal.valueOf(i))
                    .divide(BigDecimal.valueOf(steps - 1L), 9, RoundingMode.HALF_UP));
            out.add(value.stripTrailingZeros().toPlainString() + low.group(2));
        }
        return Optional.of(out);
    }
}
