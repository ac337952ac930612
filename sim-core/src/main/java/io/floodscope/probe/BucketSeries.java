package io.floodscope.probe;

import java.util.Arrays;

/** Sums of amounts per interval of simulated time: bucket i covers [i * bucket, (i + 1) * bucket). */
public final class BucketSeries {

    private final String name;
    private final String unit;
    private final long bucketNanos;
    private String label = "";
    private long[] sums = new long[64];
    private int length;

    BucketSeries(String name, String unit, long bucketNanos) {
        if (bucketNanos <= 0) {
            throw new IllegalArgumentException("a bucket must last longer than 0 ns, got " + bucketNanos);
        }
        this.name = name;
        this.unit = unit;
        this.bucketNanos = bucketNanos;
    }

    /** Full name of the series. */
    public String name() {
        return name;
    }

    /** Unit of the sums, such as {@code bytes}. */
    public String unit() {
        return unit;
    }

    /** Length of a bucket in nanoseconds. */
    public long bucketNanos() {
        return bucketNanos;
    }

    /** What people call what is measured; empty if nothing was said. */
    public String label() {
        return label;
    }

    /** Says what people call what is measured. */
    public void callIt(String words) {
        label = words;
    }

    /** Adds an amount at an instant. */
    public void add(long timeNanos, long amount) {
        int bucket = Math.toIntExact(timeNanos / bucketNanos);
        if (bucket >= sums.length) {
            sums = Arrays.copyOf(sums, Math.max(2 * sums.length, bucket + 1));
        }
        sums[bucket] += amount;
        length = Math.max(length, bucket + 1);
    }

    /** The sums up to the last bucket that was added to. */
    public long[] sums() {
        return Arrays.copyOf(sums, length);
    }
}
