package io.floodscope.result;

import java.util.Arrays;

/**
 * Sums per interval of time.
 *
 * @param name full name, such as {@code vm-3/eth0/rx-unwanted-bytes}
 * @param unit unit of the values
 * @param bucketNanos length of an interval
 * @param startNanos start of the first interval
 * @param values one sum per interval
 * @param label what charts call what was measured; empty for its name
 */
public record Series(String name, String unit, long bucketNanos, long startNanos, long[] values, String label) {

    /** A series that charts call by its name. */
    public Series(String name, String unit, long bucketNanos, long startNanos, long[] values) {
        this(name, unit, bucketNanos, startNanos, values, "");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Series that
                && name.equals(that.name)
                && unit.equals(that.unit)
                && bucketNanos == that.bucketNanos
                && startNanos == that.startNanos
                && Arrays.equals(values, that.values)
                && label.equals(that.label);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Series[" + name + ", " + values.length + " x " + bucketNanos + " ns, " + unit + "]";
    }
}
