package io.floodscope.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Armed timers, ordered like events by (time, phase, sequence).
 *
 * <p>An indexed 4-ary heap: {@code position} tells where a timer stands, so that an earlier deadline moves it in place and
 * a cancellation takes it out. A <em>later</em> deadline does not touch the heap at all: the timer keeps its old place and
 * is moved when that comes up ({@link #settleHead}), which is what makes a refresh cost a field write.
 */
final class TimerQueue {

    private static final int ABSENT = -1;

    private long[] keys = new long[2 * 64];
    private int[] ids = new int[64];
    private int size;

    private int[] position = new int[64];
    private @Nullable Timer[] timers = new Timer[64];
    private int registered;
    private int[] free = new int[16];
    private int freeCount;

    int size() {
        return size;
    }

    /** Gives a new timer its number; numbers of released timers are used again. */
    int register(Timer timer) {
        if (freeCount > 0) {
            int id = free[--freeCount];
            timers[id] = timer;
            return id;
        }
        if (registered == timers.length) {
            timers = Arrays.copyOf(timers, 2 * registered);
            position = Arrays.copyOf(position, 2 * registered);
        }
        timers[registered] = timer;
        position[registered] = ABSENT;
        return registered++;
    }

    /** Forgets a timer that is not in the heap. */
    void release(int id) {
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, 2 * freeCount);
        }
        timers[id] = null;
        free[freeCount++] = id;
    }

    boolean contains(int id) {
        return position[id] != ABSENT;
    }

    /** The time at which the heap will look at this timer again; it must be in the heap. */
    long queuedTime(int id) {
        return keys[2 * position[id]];
    }

    /** Inserts a timer, or moves it to an earlier place. */
    void place(int id, long time, long order) {
        int hole = position[id];
        if (hole == ABSENT) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, 2 * size);
                keys = Arrays.copyOf(keys, 4 * size);
            }
            hole = size++;
        }
        siftUp(hole, id, time, order);
    }

    /** Takes a timer out. */
    void remove(int id) {
        int hole = position[id];
        position[id] = ABSENT;
        int last = --size;
        if (hole == last) {
            return;
        }
        int moved = ids[last];
        long time = keys[2 * last];
        long order = keys[2 * last + 1];
        int parent = (hole - 1) >>> 2;
        if (hole > 0 && less(time, order, parent)) {
            siftUp(hole, moved, time, order);
        } else {
            siftDown(hole, moved, time, order);
        }
    }

    /** Moves timers whose deadline was put off down to it until the head is due when it says. */
    private void settleHead() {
        while (size > 0) {
            Timer head = head();
            if (head.deadline() == keys[0] && head.order() == keys[1]) {
                return;
            }
            siftDown(0, ids[0], head.deadline(), head.order());
        }
    }

    long headTime() {
        if (size == 0) {
            return Long.MAX_VALUE;
        }
        settleHead();
        return keys[0];
    }

    long headOrder() {
        return keys[1];
    }

    /** Removes and returns the earliest timer; {@link #headTime} must have been asked before. */
    Timer poll() {
        Timer head = head();
        remove(ids[0]);
        return head;
    }

    private Timer head() {
        Timer head = timers[ids[0]];
        if (head == null) {
            throw new IllegalStateException("timer queue holds an unknown timer");
        }
        return head;
    }

    private boolean less(long time, long order, int than) {
        long t = keys[2 * than];
        return time < t || (time == t && order < keys[2 * than + 1]);
    }

    private void siftUp(int start, int id, long time, long order) {
        int hole = start;
        while (hole > 0) {
            int parent = (hole - 1) >>> 2;
            if (!less(time, order, parent)) {
                break;
            }
            put(hole, ids[parent], keys[2 * parent], keys[2 * parent + 1]);
            hole = parent;
        }
        put(hole, id, time, order);
    }

    private void siftDown(int start, int id, long time, long order) {
        int hole = start;
        int child = 4 * hole + 1;
        while (child < size) {
            int best = child;
            int stop = Math.min(child + 4, size);
            for (int c = child + 1; c < stop; c++) {
                if (less(keys[2 * c], keys[2 * c + 1], best)) {
                    best = c;
                }
            }
            if (less(time, order, best)) {
                break;
            }
            put(hole, ids[best], keys[2 * best], keys[2 * best + 1]);
            hole = best;
            child = 4 * hole + 1;
        }
        put(hole, id, time, order);
    }

    private void put(int at, int id, long time, long order) {
        ids[at] = id;
        keys[2 * at] = time;
        keys[2 * at + 1] = order;
        position[id] = at;
    }
}
