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
