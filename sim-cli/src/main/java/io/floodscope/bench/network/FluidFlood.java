package io.floodscope.bench.network;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.engine.Timer;
import io.floodscope.traffic.FlowSchedule;
import java.util.Locale;

/**
 * W2 without its packets: nobody answers, so the table's only change is that it learns the sender; every frame is copied to
 * every receiver, and how many there were is a division.
 */
public final class FluidFlood {

    private static final long AGING_NANOS = 300 * FloodWorkload.SECOND;

    private final FloodWorkload.Setting setting;
    private final Simulation simulation = new Simulation(1);
    private final SenderEntry entry;

    /**
     * Builds the bridge.
     *
     * @throws IllegalArgumentException if the frames are not a whole number of ns apart
     */
    public FluidFlood(FloodWorkload.Setting setting) {
        if (FloodWorkload.SECOND % setting.packetsPerSecond() != 0) {
            throw new IllegalArgumentException("frames must be a whole number of ns apart");
        }
        this.setting = setting;
        this.entry = new SenderEntry();
    }

    /** The bridge's entry of the sender: there from its first frame on, and looked at again when it would run out. */
    private final class SenderEntry implements Event {
        private final FlowSchedule arrivals;
        private final Timer timer = simulation.timer(Phase.HOUSEKEEPING, this);
        private boolean known;

        SenderEntry() {
            long way = FloodWorkload.LINK.serialisationNanos(FloodWorkload.FRAME_BYTES)
                    + FloodWorkload.LINK.latencyNanos();
            arrivals = FlowSchedule.every(way, FloodWorkload.SECOND / setting.packetsPerSecond())
                    .until(setting.seconds() * FloodWorkload.SECOND + way);
            timer.armAt(way);
        }

        @Override
        public void fire() {
            long now = simulation.nowNanos();
            long last = arrivals.timeOf(arrivals.countBetween(0, now + 1) - 1);
            known = last + AGING_NANOS > now;
            if (known) {
                timer.armAt(last + AGING_NANOS);
            }
        }
    }

    private long run() {
        long end = setting.seconds() * FloodWorkload.SECOND;
        simulation.runUntil(end, RunLimits.NONE);
        return entry.arrivals.countBetween(0, Long.MAX_VALUE);
    }

    /**
     * Builds and runs the workload and returns its line.
     *
     * @throws IllegalStateException if the run is not valid
     */
    public static String run(FloodWorkload.Setting setting) {
        new FluidFlood(setting).run();
        FluidFlood workload = new FluidFlood(setting);
        Stopwatch watch = Stopwatch.start();
        long perReceiver = workload.run();
        watch.stop();
        long packets = (long) setting.packetsPerSecond() * setting.seconds();
        if (perReceiver != packets || !workload.entry.known) {
            throw new IllegalStateException("each receiver counts " + perReceiver + " frames instead of " + packets);
        }
        return workload.line(watch, packets);
    }

    private String line(Stopwatch watch, long packets) {
        long copies = packets * setting.receivers();
        return String.format(
                Locale.ROOT,
                "RESULT workload=w2 variant=fluid bridge=%s h=%d r=%d t=%d %s events=%d packets=%d copies=%d"
                        + " ns_per_packet=%.4f ns_per_copy=%.6f cpu_ns_per_copy=%.6f",
                setting.kind().name().toLowerCase(Locale.ROOT),
                setting.receivers(),
                setting.packetsPerSecond(),
                setting.seconds(),
                watch.text(),
                simulation.eventsFired(),
                packets,
                copies,
                watch.nanosPer(packets),
                watch.nanosPer(copies),
                watch.cpuNanosPer(copies));
    }
}
