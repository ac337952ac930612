package io.floodscope.engine;

import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The classic hold model: take the earliest of {@code pending} events and schedule it again an exponentially distributed
 * time later. The JDK's queue gets the best terms: its entries are reused, so that it allocates nothing either.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgs = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g"})
public class HoldBenchmark {

    private static final int BATCH = 1_000;

    /** What every contestant needs; each builds its own structures only, so that none pays for another's memory. */
    @State(Scope.Thread)
    public static class Increments {
        @Param({"1000", "100000", "1000000"})
        int pending;

        private final long[] increments = exponential();
        private int next;
        private long sequence;

        long increment() {
            return increments[next++ & 0xFFFF];
        }
    }

    /** The engine's queue by itself. */
    @State(Scope.Thread)
    public static class Queue {
        private final EventQueue queue = new EventQueue();

        /** Fills the queue. */
        @Setup(Level.Trial)
        public void fill(Increments in) {
            for (int i = 0; i < in.pending; i++) {
                queue.add(in.increment() + i, Phase.TIMER.key(in.sequence++), new Nothing());
            }
        }
    }

    /** The whole engine. */
    @State(Scope.Thread)
    public static class Engine {
        private final Simulation simulation = new Simulation(1);

        /** Schedules the first events. */
        @Setup(Level.Trial)
        public void fill(Increments in) {
            for (int i = 0; i < in.pending; i++) {
                simulation.at(in.increment() + i, Phase.TIMER, new Again(simulation, in));
            }
        }
    }

    /** The JDK's queue by itself. */
    @State(Scope.Thread)
    public static class JdkQueue {
        private final PriorityQueue<Entry> queue = new PriorityQueue<>();

        /** Fills the queue. */
        @Setup(Level.Trial)
        public void fill(Increments in) {
            for (int i = 0; i < in.pending; i++) {
                queue.add(new Entry(in.increment() + i, in.sequence++));
            }
        }
    }

    /** One entry leaves {@link EventQueue} and comes back. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void eventQueue(Queue state, Increments in) {
        EventQueue queue = state.queue;
        for (int i = 0; i < BATCH; i++) {
            long now = queue.headTime();
            Event event = queue.poll();
            queue.add(now + in.increment(), Phase.TIMER.key(in.sequence++), event);
        }
    }

    /** One event fires in {@link Simulation}: queue, timers, clock, limits, fingerprint, dispatch. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void simulation(Engine state) {
        Simulation simulation = state.simulation;
        simulation.runUntil(Long.MAX_VALUE, RunLimits.NONE.withMaxEvents(simulation.eventsFired() + BATCH));
    }

    /** One entry leaves {@link PriorityQueue} and comes back. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void priorityQueue(JdkQueue state, Increments in) {
        PriorityQueue<Entry> queue = state.queue;
        for (int i = 0; i < BATCH; i++) {
            Entry entry = queue.remove();
            entry.time += in.increment();
            entry.sequence = in.sequence++;
            queue.add(entry);
        }
    }

    private static long[] exponential() {
        SplittableRandom random = new SplittableRandom(42);
        long[] values = new long[1 << 16];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1 + (long) (-Math.log(1 - random.nextDouble()) * 1e9);
        }
        return values;
    }

    private record Nothing() implements Event {
        @Override
        public void fire() {}
    }

    private record Again(Simulation simulation, Increments in) implements Event {
        @Override
        public void fire() {
            simulation.at(simulation.nowNanos() + in.increment(), Phase.TIMER, this);
        }
    }

    /** What a plain simulator keeps in a PriorityQueue. */
    private static final class Entry implements Comparable<Entry> {
        private long time;
        private long sequence;

        Entry(long time, long sequence) {
            this.time = time;
            this.sequence = sequence;
        }

        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }
}
