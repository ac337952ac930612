package io.floodscope.scenario.assemble;

import java.util.Arrays;

/** Instants at which something happened, in order, without an object for each. */
public final class Times {

    private long[] nanos = new long[2];
    private int size;

    void add(long atNanos) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * size);
        }
        nanos[size++] = atNanos;
    }

    /** How many. */
    public int size() {
        return size;
    }

    /** The instant of this number, from 0, in ns of the run. */
    public long get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException(index + " of " + size);
        }
        return nanos[index];
    }

    /** How many lie in {@code [from, before)}. */
    public int within(long from, long before) {
        return firstAtOrAfter(before) - firstAtOrAfter(from);
    }

    /** Number of the first instant at or after this one; {@link #size} if there is none. */
    public int firstAtOrAfter(long atNanos) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (nanos[middle] < atNanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
