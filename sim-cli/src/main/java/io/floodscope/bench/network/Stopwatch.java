package io.floodscope.bench.network;

import io.floodscope.bench.PeakMemory;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.OptionalLong;

/** Wall-clock and processor time of a stretch of this thread; on a busy machine only the latter means much. */
final class Stopwatch {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long wallNanos;
    private long cpuNanos;

    private Stopwatch() {}

    static Stopwatch start() {
        Stopwatch watch = new Stopwatch();
        watch.cpuNanos = -watch.threads.getCurrentThreadCpuTime();
        watch.wallNanos = -System.nanoTime();
        return watch;
    }

    void stop() {
        wallNanos += System.nanoTime();
        cpuNanos += threads.getCurrentThreadCpuTime();
    }

    double seconds() {
        return wallNanos / 1e9;
    }

    double nanosPer(long count) {
        return (double) wallNanos / count;
    }

    double cpuNanosPer(long count) {
        return (double) cpuNanos / count;
    }

    /** Times, and the largest resident memory of the process so far. */
    String text() {
        OptionalLong peak = PeakMemory.kibibytes();
        return String.format(
                Locale.ROOT,
                "wall_s=%.6f cpu_s=%.6f rss_kb=%s",
                wallNanos / 1e9,
                cpuNanos / 1e9,
                peak.isPresent() ? Long.toString(peak.getAsLong()) : "unknown");
    }
}
