package io.floodscope.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Pending one-shot events, ordered by (time, phase, sequence) and by nothing else.
 *
 * <p>A 4-ary heap over one {@code long[]} (two words an entry: time; phase and sequence) with the events in a parallel
 * array. Four children share two cache lines, which costs fewer misses than a binary heap, and no entry is an object, so
 * nothing is allocated once the arrays have grown to the largest number of pending events.
 */
public final class EventQueue {

    private long[] keys = new long[2 * 64];
    private @Nullable Event[] events = new Event[64];
    private int size;

    /** Number of pending events. */
    public int size() {
        return size;
    }

    /** Adds an event; {@code order} is the phase and sequence word. */
    void add(long time, long order, Event event) {
        if (size == events.length) {
            grow();
        }
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >>> 2;
            long parentTime = keys[2 * parent];
            if (parentTime < time || (parentTime == time && keys[2 * parent + 1] < order)) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        put(hole, time, order, event);
    }

    /** Time of the earliest event, or {@link Long#MAX_VALUE} when there is none. */
    long headTime() {
        return size == 0 ? Long.MAX_VALUE : keys[0];
    }

    /** Phase and sequence of the earliest event; meaningful only when there is one. */
    long headOrder() {
        return keys[1];
    }

    /** Removes and returns the earliest event. */
    Event poll() {
        Event head = events[0];
        if (size == 0 || head == null) {
            throw new IllegalStateException("poll on an empty event queue");
        }
        int last = --size;
        long time = keys[2 * last];
        long order = keys[2 * last + 1];
        Event moved = events[last];
        events[last] = null;
        if (last > 0) {
            put(sinkHole(last, time, order), time, order, moved);
        }
        return head;
    }

    /** Moves smaller children up along the path of a hole at the root until an entry with this key fits there. */
    private int sinkHole(int end, long time, long order) {
        long[] k = keys;
        int hole = 0;
        int child = 1;
        while (child < end) {
            int best = child;
            long bestTime = k[2 * child];
            long bestOrder = k[2 * child + 1];
            int stop = Math.min(child + 4, end);
            for (int c = child + 1; c < stop; c++) {
                long t = k[2 * c];
                if (t < bestTime || (t == bestTime && k[2 * c + 1] < bestOrder)) {
                    best = c;
                    bestTime = t;
                    bestOrder = k[2 * c + 1];
                }
            }
            if (time < bestTime || (time == bestTime && order < bestOrder)) {
                break;
            }
            put(hole, bestTime, bestOrder, events[best]);
            hole = best;
            child = 4 * hole + 1;
        }
        return hole;
    }

    private void move(int from, int to) {
        put(to, keys[2 * from], keys[2 * from + 1], events[from]);
    }

    private void put(int at, long time, long order, @Nullable Event event) {
        keys[2 * at] = time;
        keys[2 * at + 1] = order;
        events[at] = event;
    }

    private void grow() {
        int capacity = 2 * events.length;
        keys = Arrays.copyOf(keys, 2 * capacity);
        events = Arrays.copyOf(events, capacity);
    }
}
