package io.floodscope.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Pending one-shot events, ordered by (time, phase, sequence) and by nothing else.
 *
 * <p>A 4-ary heap over one {@code long[]} (two words an entry: time; phase and sequence) with the events in a parallel
 * array. Four children share two cache lines, which costs fewer misses than a binary heap, and no entry is an object, so
 * nothing is allocated once the arrays have grown to the largest number of pending events.
 *
 * <p>Most events schedule another one. So {@link #poll} leaves a hole at the root; the next event added fills it and sinks
 * once, instead of one entry sinking for the removal and another rising for the insertion.
 */
public final class EventQueue {

    private long[] keys = HeapKeys.allocate(64);
    private @Nullable Event[] events = new Event[64];
    /** Entries in the arrays, a hole at the root included. */
    private int size;

    private boolean rootIsHole;

    /** Number of pending events. */
    public int size() {
        return rootIsHole ? size - 1 : size;
    }

    /** Adds an event; {@code order} is the phase and sequence word. */
    void add(long time, long order, Event event) {
        if (rootIsHole) {
            rootIsHole = false;
            put(sinkHole(size, time, order), time, order, event);
            return;
        }
        if (size == events.length) {
            grow();
        }
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >>> 2;
            if (!HeapKeys.isBefore(time, order, keys, parent)) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        put(hole, time, order, event);
    }

    /** Time of the earliest event, or {@link Long#MAX_VALUE} when there is none. */
    long headTime() {
        if (rootIsHole) {
            closeHole();
        }
        return size == 0 ? Long.MAX_VALUE : keys[0];
    }

    /** Phase and sequence of the earliest event; meaningful only when there is one. */
    long headOrder() {
        return keys[1];
    }

    /** Removes and returns the earliest event; {@link #headTime} must have been asked since the last removal. */
    Event poll() {
        Event head = events[0];
        if (size == 0 || head == null || rootIsHole) {
            throw new IllegalStateException("poll without an event at the head of the queue");
        }
        events[0] = null;
        rootIsHole = true;
        return head;
    }

    private void closeHole() {
        rootIsHole = false;
        int last = --size;
        if (last > 0) {
            long time = keys[2 * last];
            long order = keys[2 * last + 1];
            Event moved = events[last];
            events[last] = null;
            HeapKeys.clear(keys, last);
            put(sinkHole(last, time, order), time, order, moved);
        } else {
            HeapKeys.clear(keys, 0);
        }
    }

    /** Moves smaller children up along the path of a hole at the root until an entry with this key fits there. */
    private int sinkHole(int end, long time, long order) {
        int hole = 0;
        int child = 1;
        while (child < end) {
            int best = HeapKeys.smallestOfFour(keys, child);
            if (HeapKeys.isBefore(time, order, keys, best)) {
                break;
            }
            move(best, hole);
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
        keys = HeapKeys.grow(keys, size, capacity);
        events = Arrays.copyOf(events, capacity);
    }
}
