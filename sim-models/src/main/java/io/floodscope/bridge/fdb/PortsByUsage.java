package io.floodscope.bridge.fdb;

import java.util.Arrays;

/**
 * The ports that own entries of a table, the one with most of them first.
 *
 * <p>Which of several equally full ports comes first decides whose entry a full table evicts, and follows from the shape of
 * the heap that Open vSwitch keeps ({@code ports_by_usage} in {@code lib/mac-learning.c}: a binary max-heap in which equals
 * never pass each other). So this is the same kind of heap, fed with the same changes: one entry more or less at a time.
 */
final class PortsByUsage {

    private static final int ABSENT = -1;

    private int[] heap = new int[16];
    private int[] counts = new int[16];
    private int[] position = filled(16);
    private int size;

    private static int[] filled(int length) {
        int[] positions = new int[length];
        Arrays.fill(positions, ABSENT);
        return positions;
    }

    /** The port with most entries, or -1 if no port has any. */
    int fullest() {
        return size == 0 ? ABSENT : heap[0];
    }

    /** The port owns one entry more. */
    void added(int port) {
        if (port >= counts.length) {
            int old = counts.length;
            int length = Math.max(port + 1, 2 * old);
            counts = Arrays.copyOf(counts, length);
            position = Arrays.copyOf(position, length);
            Arrays.fill(position, old, length, ABSENT);
        }
        counts[port]++;
        if (position[port] == ABSENT) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, 2 * size);
            }
            put(port, size++);
        }
        settle(position[port]);
    }

    /** The port owns one entry less. */
    void removed(int port) {
        int at = position[port];
        if (--counts[port] > 0) {
            settle(at);
            return;
        }
        position[port] = ABSENT;
        int last = heap[--size];
        if (at < size) {
            put(last, at);
            settle(at);
        }
    }

    private void settle(int start) {
        if (!rise(start)) {
            sink(start);
        }
    }

    private boolean rise(int start) {
        int at = start;
        while (at > 0 && counts[heap[(at - 1) / 2]] < counts[heap[at]]) {
            swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
        return at != start;
    }

    private void sink(int start) {
        int at = start;
        while (true) {
            int most = at;
            for (int child = 2 * at + 1; child <= 2 * at + 2 && child < size; child++) {
                most = counts[heap[child]] > counts[heap[most]] ? child : most;
            }
            if (most == at) {
                return;
            }
            swap(at, most);
            at = most;
        }
    }

    private void swap(int a, int b) {
        int other = heap[a];
        put(heap[b], a);
        put(other, b);
    }

    private void put(int port, int at) {
        heap[at] = port;
        position[port] = at;
    }
}
