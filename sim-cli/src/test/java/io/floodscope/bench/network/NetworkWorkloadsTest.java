package io.floodscope.bench.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The workloads check themselves; here they are run small, and once more with an eye on what they allocate. */
class NetworkWorkloadsTest {

    /** What a run may allocate in all, whatever its length: growing a series or an array now and then. */
    private static final long ALLOWED_BYTES = 16_384;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static long allocatedBy(Runnable run) {
        long id = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(id);
        run.run();
        return THREADS.getThreadAllocatedBytes(id) - before;
    }

    @ParameterizedTest
    @CsvSource({"OVS,true", "OVS,false", "SWITCH,true", "SWITCH,false"})
    void everyReceiverOfTheFloodCountsEveryPacket(FloodWorkload.Kind kind, boolean batched) {
        String line = FloodWorkload.run(new FloodWorkload.Setting(kind, 10, 1_000, 2, batched));

        assertThat(line)
                .startsWith("RESULT workload=w2 variant=" + (batched ? "batched" : "copy-event"))
                .contains(" h=10 ", " r=1000 ", " packets=2000 ", " copies=20000 ", " ns_per_copy=");
    }

    @ParameterizedTest
    @CsvSource({"OVS,true", "OVS,false", "SWITCH,true", "SWITCH,false"})
    void floodingAllocatesNothingPerPacket(FloodWorkload.Kind kind, boolean batched) {
        FloodWorkload workload = new FloodWorkload(new FloodWorkload.Setting(kind, 50, 1_000, 100, batched));
        workload.runSeconds(10);

        assertThat(allocatedBy(() -> workload.runSeconds(30))).isLessThan(ALLOWED_BYTES);
    }

    @Test
    void incidentOfTheSeedFloodsAsTheClosedFormSays() {
        String line =
                IncidentWorkload.run(new IncidentWorkload.Setting(IncidentWorkload.Kind.LINUX, 2, 1_900, true, false));

        assertThat(line).startsWith("RESULT workload=w3 variant=packets bridge=linux s=2 d=1900 profile=real");
    }

    /** Counts without packets are those of the packets, instance by instance, to the last frame. */
    @ParameterizedTest
    @CsvSource({"1,299,true", "1,310,true", "1,1499,true", "2,1700,true", "1,3400,true", "7,330,true", "1,700,false"})
    void theFluidIncidentCountsWhatThePacketsCount(int computes, int seconds, boolean realMac) {
        IncidentWorkload.Setting setting =
                new IncidentWorkload.Setting(IncidentWorkload.Kind.LINUX, computes, seconds, realMac, false);
        IncidentWorkload packets = new IncidentWorkload(setting);
        FluidIncident fluid = new FluidIncident(setting);

        packets.runTo(seconds);
        packets.runTo(seconds + 1);
        fluid.run();

        assertThat(fluid.unwanted()).containsExactly(packets.unwanted());
        assertThat(FluidIncident.run(setting))
                .startsWith("RESULT workload=w3 variant=fluid bridge=linux s=" + computes);
    }

    @Test
    void theFluidIncidentDependsOnChangesOfStateOnly() {
        var setting = new IncidentWorkload.Setting(IncidentWorkload.Kind.LINUX, 1_000, 3_600, true, false);

        // 20,000 gateway entries with three ARP exchanges each, and three losses of the virtual MAC at each bridge.
        assertThat(FluidIncident.run(setting)).contains(" events=63000 ", " datagrams=720000000 ");
    }

    @Test
    void theFluidFloodCountsWhatThePacketsCount() {
        var setting = new FloodWorkload.Setting(FloodWorkload.Kind.SWITCH, 10, 1_000, 2, true);

        assertThat(FluidFlood.run(setting)).contains(" variant=fluid ", " packets=2000 copies=20000 ", " events=1 ");
    }

    @ParameterizedTest
    @EnumSource(IncidentWorkload.Kind.class)
    void consistentSourceMacCuresIt(IncidentWorkload.Kind kind) {
        String line = IncidentWorkload.run(new IncidentWorkload.Setting(kind, 1, 400, false, false));

        assertThat(line).contains(" flooded=0 closed_form=0 ");
    }

    @ParameterizedTest
    @EnumSource(IncidentWorkload.Kind.class)
    void routedDatagramsFloodJustTheSame(IncidentWorkload.Kind kind) {
        String line = IncidentWorkload.run(new IncidentWorkload.Setting(kind, 1, 400, true, true));

        assertThat(line).contains(" remote=1 ").doesNotContain(" flooded=0 ");
    }

    @ParameterizedTest
    @EnumSource(IncidentWorkload.Kind.class)
    void incidentAllocatesNothingPerDatagram(IncidentWorkload.Kind kind) {
        IncidentWorkload workload = new IncidentWorkload(new IncidentWorkload.Setting(kind, 1, 3_600, true, false));
        workload.runTo(310);

        // 290 s of flooding: 58,000 datagrams, as many answers, 1.1 million unwanted copies.
        assertThat(allocatedBy(() -> workload.runTo(600))).isLessThan(ALLOWED_BYTES);
    }
}
