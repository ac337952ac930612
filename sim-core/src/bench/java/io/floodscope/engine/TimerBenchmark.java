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
 * The cancel-heavy variant of hold: a timer that fires moves nine others, which have not fired yet, to 15 to 45 s from now,
 * and arms itself again. An operation is one scheduling; nine in ten are cancelled before they fire.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgs = {"-XX:+UseSerialGC", "-Xms2g", "-Xmx2g"})
public class TimerBenchmark {

    private static final int MOVED = 9;
    private static final int FIRINGS = 100;
    private static final int BATCH = FIRINGS * (MOVED + 1);
    private static final int SLOW_BATCH = MOVED + 1;

    /** What every contestant draws; each builds its own structures only, so that none pays for another's memory. */
    @State(Scope.Thread)
    public static class Draws {
        @Param({"1000", "100000", "1000000"})
        int pending;

        private final long[] delays = new long[1 << 16];
        private final int[] victims = new int[1 << 16];
        private int nextDelay;
        private int nextVictim;
        private long sequence;

        /** Fills the tables. */
        @Setup(Level.Trial)
        public void draw() {
            SplittableRandom random = new SplittableRandom(42);
            for (int i = 0; i < delays.length; i++) {
                delays[i] = 15_000_000_000L + random.nextLong(30_000_000_000L);
                victims[i] = random.nextInt(pending);
            }
        }

        long delay() {
            return delays[nextDelay++ & 0xFFFF];
        }

        /** Any timer but the one that fires. */
        int victim(int self) {
            int victim = (int) (((long) self + 1 + victims[nextVictim++ & 0xFFFF]) % pending);
            return victim != self ? victim : (self + 1) % pending;
        }
    }

    /** The engine with its timers. */
    @State(Scope.Thread)
    public static class Engine {
        private final Simulation simulation = new Simulation(1);
        private Timer[] timers;
        private Draws draws;

        /** Arms all timers. */
        @Setup(Level.Trial)
        public void fill(Draws given) {
            draws = given;
            timers = new Timer[draws.pending];
            for (int i = 0; i < timers.length; i++) {
                int self = i;
                timers[i] = simulation.timer(Phase.TIMER, () -> moveTimers(self));
                timers[i].armAt(draws.delay() + i);
            }
        }

        private void moveTimers(int self) {
            long now = simulation.nowNanos();
            for (int i = 0; i < MOVED; i++) {
                timers[draws.victim(self)].armAt(now + draws.delay());
            }
            timers[self].armAt(now + draws.delay());
        }
    }

    /** The JDK's queue; the entry that is valid for each timer stands beside it. */
    @State(Scope.Thread)
    public static class JdkQueue {
        private final PriorityQueue<Entry> queue = new PriorityQueue<>();
        private Entry[] entries;

        /** Fills the queue. */
        @Setup(Level.Trial)
        public void fill(Draws draws) {
            entries = new Entry[draws.pending];
            for (int i = 0; i < entries.length; i++) {
                entries[i] = new Entry(draws.delay() + i, draws.sequence++, i);
                queue.add(entries[i]);
            }
        }

        private void replace(int owner, long time, long sequence) {
            Entry entry = new Entry(time, sequence, owner);
            entries[owner] = entry;
            queue.add(entry);
        }
    }

    /** {@link Timer} in the whole engine. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void timers(Engine state) {
        Simulation simulation = state.simulation;
        simulation.runUntil(Long.MAX_VALUE, RunLimits.NONE.withMaxEvents(simulation.eventsFired() + FIRINGS));
    }

    /** {@link PriorityQueue} as it offers itself: remove the old entry, add it again. */
    @Benchmark
    @OperationsPerInvocation(SLOW_BATCH)
    public void priorityQueueRemove(JdkQueue state, Draws draws) {
        PriorityQueue<Entry> queue = state.queue;
        Entry fired = queue.remove();
        long now = fired.time;
        for (int i = 0; i < MOVED; i++) {
            Entry victim = state.entries[draws.victim(fired.owner)];
            queue.remove(victim);
            victim.moveTo(now + draws.delay(), draws.sequence++);
            queue.add(victim);
        }
        fired.moveTo(now + draws.delay(), draws.sequence++);
        queue.add(fired);
    }

    /** {@link PriorityQueue} with the usual way round: leave the old entry as a tombstone, add a new one. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void priorityQueueTombstones(JdkQueue state, Draws draws) {
        for (int firing = 0; firing < FIRINGS; firing++) {
            Entry fired = state.queue.remove();
            while (state.entries[fired.owner] != fired) {
                fired = state.queue.remove();
            }
            long now = fired.time;
            for (int i = 0; i < MOVED; i++) {
                state.replace(draws.victim(fired.owner), now + draws.delay(), draws.sequence++);
            }
            state.replace(fired.owner, now + draws.delay(), draws.sequence++);
        }
    }

    /** What a plain simulator keeps in a PriorityQueue. */
    private static final class Entry implements Comparable<Entry> {
        private long time;
        private long sequence;
        private final int owner;

        Entry(long time, long sequence, int owner) {
            this.time = time;
            this.sequence = sequence;
            this.owner = owner;
        }

        void moveTo(long newTime, long newSequence) {
            time = newTime;
            sequence = newSequence;
        }

        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }
}
