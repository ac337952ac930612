package io.floodscope.host.tcp;

import java.util.Arrays;

/** Lengths of messages in the order in which they were written; a ring, so that steady sending allocates nothing. */
final class SegmentQueue {

    private int[] lengths = new int[16];
    private int head;
    private int size;

    int size() {
        return size;
    }

    void add(int length) {
        if (size == lengths.length) {
            int[] grown = new int[2 * size];
            for (int i = 0; i < size; i++) {
                grown[i] = get(i);
            }
            lengths = grown;
            head = 0;
        }
        lengths[(head + size) & (lengths.length - 1)] = length;
        size++;
    }

    int get(int index) {
        return lengths[(head + index) & (lengths.length - 1)];
    }

    /** Bytes of the first messages. */
    long bytesOfFirst(int messages) {
        long bytes = 0;
        for (int i = 0; i < messages; i++) {
            bytes += get(i);
        }
        return bytes;
    }

    void removeFirst() {
        head = (head + 1) & (lengths.length - 1);
        size--;
    }

    void clear() {
        Arrays.fill(lengths, 0);
        head = 0;
        size = 0;
    }
}
