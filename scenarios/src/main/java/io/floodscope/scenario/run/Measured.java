package io.floodscope.scenario.run;

import io.floodscope.result.FloodWindow;
import org.jspecify.annotations.Nullable;

/**
 * One value of a metric.
 *
 * @param subject what it was measured on, empty for everything
 * @param value in the base unit of the metric
 * @param atNanos a moment that stands for it, such as the start of a flood; null if there is none
 * @param because what made it so, for failures; may be empty
 * @param flood the flood that made it so; null if it was none
 */
record Measured(
        String subject,
        double value,
        @Nullable Long atNanos,
        String because,
        @Nullable FloodWindow flood) {

    Measured(String subject, double value, @Nullable Long atNanos, String because) {
        this(subject, value, atNanos, because, null);
    }

    static Measured of(String subject, double value) {
        return new Measured(subject, value, null, "");
    }
}
