package io.floodscope.conform.ovs;

import java.math.BigDecimal;

/** A range with both ends included. */
record Range(double low, double high) {

    boolean contains(double value) {
        return low <= value && value <= high;
    }

    @Override
    public String toString() {
        return "[" + text(low) + ", " + text(high) + "]";
    }

    static String text(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }
}
