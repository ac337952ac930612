package io.floodscope.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Armed timers, ordered like events by (time, phase, sequence).
 *
 * <p>An indexed 4-ary heap: {@code position} tells where a timer stands, so that a new deadline moves it in place and a
 * cancellation takes it out. A deadline that was only <em>put off</em> does not touch the heap: the timer keeps its old place
 * and is moved when that comes up ({@link #settleHead}), which is what makes a refresh cost a field write.
 *
 * <p>As in {@link EventQueue}, the timer that fires leaves a hole at the root, which it or another timer fills if one is
 * armed by the action.
 */
final class TimerQueue {

    private static final int ABSENT = -1;

    private long[] keys = HeapKeys.allocate(64);
    private int[] ids = new int[64];
    /** Entries in the arrays, a hole at the root included. */
    private int size;

    private boolean rootIsHole;

    private int[] position = new int[64];
    private @Nullable Timer[] timers = new Timer[64];
    private int registered;
    private int[] free = new int[16];
    private int freeCount;

    int size() {
        return rootIsHole ? size - 1 : size;
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

    /** Inserts a timer, or moves it to the place of its new deadline. */
    void place(int id, long time, long order) {
        int at = position[id];
        if (at == ABSENT) {
            insert(id, time, order);
        } else if (at > 0 && HeapKeys.isBefore(time, order, keys, (at - 1) >>> 2)) {
            siftUp(at, id, time, order);
        } else {
            siftDown(at, id, time, order);
        }
    }

    // A hole at the root keeps the key of the timer that fired, which is before any new deadline: nothing rises into
    // it.
    private void insert(int id, long time, long order) {
        if (rootIsHole) {
            rootIsHole = false;
            siftDown(0, id, time, order);
            return;
        }
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
            keys = HeapKeys.grow(keys, size, 2 * size);
        }
        siftUp(size++, id, time, order);
    }

    /** Takes a timer out. */
    void remove(int id) {
        closeHole();
        int hole = position[id];
        position[id] = ABSENT;
        int last = --size;
        int moved = ids[last];
        long time = keys[2 * last];
        long order = keys[2 * last + 1];
        HeapKeys.clear(keys, last);
        if (hole == last) {
            return;
        }
        int parent = (hole - 1) >>> 2;
        if (hole > 0 && HeapKeys.isBefore(time, order, keys, parent)) {
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
        closeHole();
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
        position[ids[0]] = ABSENT;
        rootIsHole = true;
        return head;
    }

    private void closeHole() {
        if (rootIsHole) {
            rootIsHole = false;
            int last = --size;
            long time = keys[2 * last];
            long order = keys[2 * last + 1];
            HeapKeys.clear(keys, last);
            if (last > 0) {
                siftDown(0, ids[last], time, order);
            }
        }
    }

    private Timer head() {
        Timer head = timers[ids[0]];
        if (head == null) {
            throw new IllegalStateException("timer queue holds an unknown timer");
        }
        return head;
    }

    private void siftUp(int start, int id, long time, long order) {
        int hole = start;
        while (hole > 0) {
            int parent = (hole - 1) >>> 2;
            if (!HeapKeys.isBefore(time, order, keys, parent)) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        put(hole, id, time, order);
    }

    private void siftDown(int start, int id, long time, long order) {
        int hole = start;
        int child = 4 * hole + 1;
        while (child < size) {
            int best = HeapKeys.smallestOfFour(keys, child);
            if (HeapKeys.isBefore(time, order, keys, best)) {
                break;
            }
            move(best, hole);
            hole = best;
            child = 4 * hole + 1;
        }
        put(hole, id, time, order);
    }

    private void move(int from, int to) {
        put(to, ids[from], keys[2 * from], keys[2 * from + 1]);
    }

    private void put(int at, int id, long time, long order) {
        ids[at] = id;
        keys[2 * at] = time;
        keys[2 * at + 1] = order;
        position[id] = at;
    }
}
