package io.floodscope.ovn;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Items by due time, earliest first. An item whose due time moved later keeps its place and is moved when it comes up, so that a
 * refresh costs nothing here; an item whose due time moved earlier must be told ({@link #place}).
 */
final class DueHeap<T extends DueItem> {

    private long[] keys = new long[64];
    private @Nullable DueItem[] rows = new DueItem[64];
    private int size;

    int size() {
        return size;
    }

    /** Puts a row in, or moves it to where its due time belongs. */
    void place(T row) {
        long due = row.dueMillis();
        if (row.heapIndex < 0) {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, 2 * size);
                keys = Arrays.copyOf(keys, 2 * size);
            }
            up(size++, row, due);
        } else if (due < keys[row.heapIndex]) {
            up(row.heapIndex, row, due);
        }
    }

    void remove(T row) {
        int hole = row.heapIndex;
        if (hole < 0) {
            return;
        }
        row.heapIndex = -1;
        int last = --size;
        T moved = at(last);
        long key = keys[last];
        rows[last] = null;
        if (hole == last) {
            return;
        }
        if (hole > 0 && key < keys[(hole - 1) >> 2]) {
            up(hole, moved, key);
        } else {
            down(hole, moved, key);
        }
    }

    /** The earliest row, its place brought up to date, or null. */
    @Nullable
    T head() {
        while (size > 0) {
            T head = at(0);
            long due = head.dueMillis();
            if (due <= keys[0]) {
                return head;
            }
            down(0, head, due);
        }
        return null;
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            at(i).heapIndex = -1;
            rows[i] = null;
        }
        size = 0;
    }

    @SuppressWarnings("unchecked") // only items of type T are ever put in
    private T at(int index) {
        T row = (T) rows[index];
        if (row == null) {
            throw new IllegalStateException("hole in the heap of due times");
        }
        return row;
    }

    private void up(int start, T row, long key) {
        int hole = start;
        while (hole > 0) {
            int parent = (hole - 1) >> 2;
            if (keys[parent] <= key) {
                break;
            }
            put(hole, at(parent), keys[parent]);
            hole = parent;
        }
        put(hole, row, key);
    }

    private void down(int start, T row, long key) {
        int hole = start;
        int child = 4 * hole + 1;
        while (child < size) {
            int best = child;
            int stop = Math.min(child + 4, size);
            for (int c = child + 1; c < stop; c++) {
                if (keys[c] < keys[best]) {
                    best = c;
                }
            }
            if (key <= keys[best]) {
                break;
            }
            put(hole, at(best), keys[best]);
            hole = best;
            child = 4 * hole + 1;
        }
        put(hole, row, key);
    }

    private void put(int index, T row, long key) {
        rows[index] = row;
        keys[index] = key;
        row.heapIndex = index;
    }
}
