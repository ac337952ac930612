package io.floodscope.bench.network;

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
 * W2 in steady state: an operation is one frame that a bridge floods to {@code receivers} ports, from the sender's timer to the
 * last receiver's counter. Divide by {@code receivers} for the cost of a copy.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-Xms512m", "-Xmx512m"})
public class FloodBenchmark {

    private static final int PACKETS = 1_000;

    /** Receivers of each frame. */
    @Param({"10", "50", "200"})
    public int receivers;

    /** Which bridge floods. */
    @Param({"OVS", "SWITCH"})
    public FloodWorkload.Kind bridge;

    /** One event for copies that arrive together, or one for each. */
    @Param({"true", "false"})
    public boolean batched;

    private FloodWorkload workload;
    private long second;

    /** Builds the bridge and lets it learn the sender. */
    @Setup(Level.Trial)
    public void build() {
        workload = new FloodWorkload(new FloodWorkload.Setting(bridge, receivers, PACKETS, 1, batched));
        second = 1;
        workload.runSeconds(second);
    }

    /** One simulated second. */
    @Benchmark
    @OperationsPerInvocation(PACKETS)
    public long frame() {
        workload.runSeconds(++second);
        return workload.simulation().eventsFired();
    }
}
