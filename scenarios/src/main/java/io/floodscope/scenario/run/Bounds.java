package io.floodscope.scenario.run;

import io.floodscope.scenario.schema.AssertSpec;
import io.floodscope.scenario.schema.Quantity;
import io.floodscope.scenario.schema.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The bounds of an assertion, as numbers in the base unit of its metric. */
final class Bounds {

    private static final double ROUNDING = 1e-9;

    private final Unit unit;
    private final @Nullable Double min;
    private final @Nullable Double max;
    private final List<Double> equals;
    private final List<Double> between;
    private final @Nullable Quantity tolerance;

    Bounds(AssertSpec spec, Unit unit) {
        this.unit = unit;
        this.min = spec.min() == null ? null : value(spec.min());
        this.max = spec.max() == null ? null : value(spec.max());
        this.equals = spec.equals().stream().map(this::value).toList();
        this.between = spec.between().stream().map(this::value).toList();
        this.tolerance = spec.tolerance();
    }

    private double value(Quantity quantity) {
        return unit.parse(quantity.text())
                .orElseThrow(() -> new IllegalStateException("unchecked bound " + quantity.text()));
    }

    /** Whether as many values are expected as are listed. */
    boolean wantsList() {
        return equals.size() > 1;
    }

    int listed() {
        return equals.size();
    }

    /** Whether a value holds; of several 'equals' the one of its position counts. */
    boolean holds(double value, int position) {
        if (min != null && value < min - slack(min, false)) {
            return false;
        }
        if (max != null && value > max + slack(max, false)) {
            return false;
        }
        if (!equals.isEmpty()) {
            double wanted = equals.get(equals.size() == 1 ? 0 : Math.min(position, equals.size() - 1));
            if (Math.abs(value - wanted) > slack(wanted, true)) {
                return false;
            }
        }
        return between.size() < 2
                || (value >= between.get(0) - slack(between.get(0), true)
                        && value <= between.get(1) + slack(between.get(1), true));
    }

    private double slack(double wanted, boolean tolerant) {
        double rounding = Math.abs(wanted) * ROUNDING;
        Quantity t = tolerance;
        if (!tolerant || t == null) {
            return rounding;
        }
        if (t.text().endsWith("%")) {
            return rounding
                    + Math.abs(wanted)
                            * Double.parseDouble(t.text().replace("%", "").strip())
                            / 100;
        }
        return rounding + value(t);
    }

    /** The bounds in words: {@code >= 15 Mbit/s and <= 30 Mbit/s}. */
    String describe() {
        List<String> parts = new ArrayList<>();
        if (min != null) {
            parts.add(">= " + unit.format(min));
        }
        if (max != null) {
            parts.add("<= " + unit.format(max));
        }
        String about = tolerance == null ? "" : " +/- " + tolerance.text();
        if (equals.size() == 1) {
            parts.add("= " + unit.format(equals.get(0)) + about);
        } else if (equals.size() > 1) {
            parts.add("= " + equals.stream().map(unit::format).collect(Collectors.joining(", ")) + about);
        }
        if (between.size() == 2) {
            parts.add(unit.format(between.get(0)) + " to " + unit.format(between.get(1)) + about);
        }
        return String.join(" and ", parts);
    }
}
