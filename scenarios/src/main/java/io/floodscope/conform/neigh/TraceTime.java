package io.floodscope.conform.neigh;

import java.math.BigDecimal;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Times of a trace: milliseconds with a fraction, as nanoseconds. */
final class TraceTime {

    private TraceTime() {}

    static long nanos(JsonNode millis) {
        return BigDecimal.valueOf(millis.asDouble(0)).movePointRight(6).longValue();
    }

    static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
    }
}
