package io.floodscope.engine;

import java.util.Arrays;

/**
 * The keys of a 4-ary heap: two words an entry (time; phase and sequence), entries behind the last one at the end of time.
 *
 * <p>Which of four children is the smallest is as good as random, so a branch on it is mispredicted half the time and that,
 * not the comparison, is what sinking costs. Here the sign bit of a difference does the choosing; only equal times branch,
 * and they are rare.
 */
final class HeapKeys {

    private HeapKeys() {}

    /** Keys for {@code capacity} entries, all free. */
    static long[] allocate(int capacity) {
        long[] keys = new long[2 * (capacity + 4)];
        Arrays.fill(keys, Long.MAX_VALUE);
        return keys;
    }

    /** A larger array with the same first entries. */
    static long[] grow(long[] keys, int size, int capacity) {
        long[] larger = allocate(capacity);
        System.arraycopy(keys, 0, larger, 0, 2 * size);
        return larger;
    }

    /** Marks an entry free. */
    static void clear(long[] keys, int at) {
        keys[2 * at] = Long.MAX_VALUE;
        keys[2 * at + 1] = Long.MAX_VALUE;
    }

    /** The smallest of the four entries from {@code child} on; free entries lose. */
    static int smallestOfFour(long[] keys, int child) {
        int left = child + (int) (difference(keys, child + 1, child) >>> 63);
        int right = child + 2 + (int) (difference(keys, child + 3, child + 2) >>> 63);
        return left + ((right - left) & (int) (difference(keys, right, left) >> 63));
    }

    /** Negative if entry a comes before entry b. Times are not negative, so the difference cannot overflow. */
    private static long difference(long[] keys, int a, int b) {
        long byTime = keys[2 * a] - keys[2 * b];
        return byTime != 0 ? byTime : keys[2 * a + 1] - keys[2 * b + 1];
    }

    /** Whether this key comes before an entry. */
    static boolean isBefore(long time, long order, long[] keys, int than) {
        long t = keys[2 * than];
        return time < t || (time == t && order < keys[2 * than + 1]);
    }
}
