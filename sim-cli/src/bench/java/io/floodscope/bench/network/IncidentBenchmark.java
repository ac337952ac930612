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
 * W3 in steady state: an operation is one datagram and its answer, through Linux hosts, a bridge and the gateway, averaged over
 * several rounds of flood and refresh (with the real MAC, 80 % of the time nineteen others get a copy).
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 4)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-Xms512m", "-Xmx512m"})
public class IncidentBenchmark {

    /** Datagrams of an invocation: 20 instances send 10 a second on each compute host. */
    private static final int DATAGRAMS = 2_000;

    private static final int PER_COMPUTE_AND_SECOND = 200;
    private static final int LONGEST = 100_000_000;

    /** Compute hosts. */
    @Param({"1", "10"})
    public int computes;

    /** Which bridge a compute host has. */
    @Param({"LINUX", "OVS"})
    public IncidentWorkload.Kind bridge;

    /** The incident, or its cure. */
    @Param({"true", "false"})
    public boolean realMac;

    private IncidentWorkload workload;
    private long second;

    /** Builds the network and runs to the beginning of the first flood. */
    @Setup(Level.Trial)
    public void build() {
        workload = new IncidentWorkload(new IncidentWorkload.Setting(bridge, computes, LONGEST, realMac, false));
        second = 300;
        workload.runTo(second);
    }

    /** Ten simulated seconds of one compute host, or one second of ten. */
    @Benchmark
    @OperationsPerInvocation(DATAGRAMS)
    public long datagram() {
        second += DATAGRAMS / (PER_COMPUTE_AND_SECOND * computes);
        workload.runTo(second);
        return workload.simulation().eventsFired();
    }
}
