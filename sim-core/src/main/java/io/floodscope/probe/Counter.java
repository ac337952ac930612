package io.floodscope.probe;

/** A whole number that only models add to; adding n at once equals adding one n times. */
public final class Counter {

    private final String name;
    private long value;

    Counter(String name) {
        this.name = name;
    }

    /** Full name, {@code <node>/<port or table>/<counter>}. */
    public String name() {
        return name;
    }

    /** Adds to the count. */
    public void add(long count) {
        value += count;
    }

    /** The count so far. */
    public long value() {
        return value;
    }
}
