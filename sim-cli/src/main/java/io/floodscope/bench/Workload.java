package io.floodscope.bench;

import java.util.Arrays;
import java.util.Optional;

/** A documented workload: what it is called, and how to run it on this engine. */
public enum Workload {
    /** Events that schedule themselves again: the pure event queue. */
    W1_HOLD("w1-hold") {
        @Override
        Measurement run(int n, long operations) {
            return new HoldWorkload(n).run(operations);
        }
    },
    /** Timers of which nine in ten are moved before they fire. */
    W1_TIMERS("w1-timers") {
        @Override
        Measurement run(int n, long operations) {
            return new TimerWorkload(n).run(operations);
        }
    };

    /** Operations that run first and are not timed, unless fewer than ten times as many are timed. */
    static final long WARM_UP = 1_000_000;

    private final String label;

    Workload(String label) {
        this.label = label;
    }

    /** The name on the command line. */
    public String label() {
        return label;
    }

    /** The workload of that name. */
    public static Optional<Workload> named(String label) {
        return Arrays.stream(values()).filter(w -> w.label.equals(label)).findFirst();
    }

    /**
     * Runs the workload once.
     *
     * @param n pending events or timers, at least 2
     * @param operations timed operations; a tenth of them, but no more than a million, run before as a warm-up
     */
    public Result measure(int n, long operations) {
        return new Result(label, n, operations, run(n, operations), PeakMemory.kibibytes());
    }

    static long warmUp(long operations) {
        return Math.min(WARM_UP, operations / 10);
    }

    abstract Measurement run(int n, long operations);

    /**
     * What one timed part gave.
     *
     * @param wallNanos its duration by the wall clock
     * @param events events handled in it, by the simulator's own count
     * @param check checksum over all fired events, the warm-up included, modulo 2^64
     */
    record Measurement(long wallNanos, long events, long check) {}
}
