package io.floodscope.ovn;

/** Something with a due time that may move later at any moment without telling; it lives in a {@link DueHeap}. */
abstract class DueItem {

    /** Place in the heap, or -1. */
    int heapIndex = -1;

    /** When it is due, in ms. */
    abstract long dueMillis();
}
