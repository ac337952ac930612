package io.floodscope.bench;

import java.util.PriorityQueue;

/**
 * The workloads once more, from their text alone: a priority queue of (time, order, owner) triples and tombstones, nothing
 * shared with the engine. Slow, and easy to check by eye.
 */
final class NaiveWorkloads {

    private final PriorityQueue<long[]> queue =
            new PriorityQueue<>((a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
    private final long[] exponential = new long[65_536];
    private final long[] uniform = new long[65_536];
    private final long[] index = new long[65_536];
    private long state = 42;
    private long scheduled;
    private int e;
    private int u;
    private int x;

    NaiveWorkloads() {
        for (int i = 0; i < 65_536; i++) {
            exponential[i] = 1 + (long) Math.floor(-Math.log(unit()) * 1e9);
        }
        for (int i = 0; i < 65_536; i++) {
            uniform[i] = (long) (15e9 + Math.floor(unit() * 30e9));
        }
        for (int i = 0; i < 65_536; i++) {
            index[i] = splitmix64() >>> 33;
        }
    }

    /** Sum of the times of the first {@code firings} events. */
    long hold(int n, long firings) {
        for (int i = 0; i < n; i++) {
            add(exponential[e++ & 65_535] + i, i);
        }
        long check = 0;
        for (long k = 0; k < firings; k++) {
            long[] event = queue.remove();
            check += event[0];
            add(event[0] + exponential[e++ & 65_535], (int) event[2]);
        }
        return check;
    }

    /** Sum of the times of the first {@code firings} timers that really fire. */
    long timers(int n, long firings) {
        long[] valid = new long[n];
        for (int i = 0; i < n; i++) {
            valid[i] = add(uniform[u++ & 65_535] + i, i);
        }
        long check = 0;
        long fired = 0;
        while (fired < firings) {
            long[] event = queue.remove();
            int s = (int) event[2];
            if (valid[s] != event[1]) {
                continue;
            }
            fired++;
            check += event[0];
            for (int i = 0; i < 9; i++) {
                int v = (int) ((s + 1 + index[x++ & 65_535] % (n - 1)) % n);
                valid[v] = add(event[0] + uniform[u++ & 65_535], v);
            }
            valid[s] = add(event[0] + uniform[u++ & 65_535], s);
        }
        return check;
    }

    private long add(long time, int owner) {
        long order = scheduled++;
        queue.add(new long[] {time, order, owner});
        return order;
    }

    private double unit() {
        return ((splitmix64() >>> 11) + 0.5) * Math.pow(2, -53);
    }

    private long splitmix64() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
