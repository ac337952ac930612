package io.floodscope.bench.network;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.engine.Timer;
import io.floodscope.traffic.FlowSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * W3 without its packets: the events are the ARP frames of the gateway and the moments at which a bridge forgets its virtual
 * MAC; what the periodic datagrams lead to in between is a division. The counters are those of the run packet by packet, to the
 * last frame.
 *
 * <p>It holds because the flows are periodic, no queue ever forms, and nothing but these events changes a table: every datagram
 * between two of them meets the same fate. It covers what the workload defines, no more: a bridge that ages exactly.
 */
public final class FluidIncident {

    private final IncidentWorkload.Setting setting;
    private final Simulation simulation = new Simulation(1);
    private final List<Compute> computes = new ArrayList<>();
    private final long[] unwanted;
    private final long endNanos;

    /**
     * Builds the hosts.
     *
     * @throws IllegalArgumentException if the bridge does not age exactly
     */
    public FluidIncident(IncidentWorkload.Setting setting) {
        if (setting.kind() != IncidentWorkload.Kind.LINUX) {
            throw new IllegalArgumentException("only a bridge that ages exactly runs in closed form");
        }
        this.setting = setting;
        this.endNanos = setting.seconds() * IncidentWorkload.SECOND;
        this.unwanted = new long[setting.computes() * IncidentWorkload.INSTANCES];
        for (int s = 0; s < setting.computes(); s++) {
            computes.add(new Compute(s));
        }
    }

    /** A compute host: its bridge knows the gateway's virtual MAC or does not. */
    private final class Compute implements Event {
        private final int first;
        private final Timer expiry;
        private final FlowSchedule[] arrivals = new FlowSchedule[IncidentWorkload.INSTANCES];
        private final FlowSchedule[] answers = new FlowSchedule[IncidentWorkload.INSTANCES];
        private long unknownSince = -1;

        Compute(int s) {
            this.first = s * IncidentWorkload.INSTANCES;
            this.expiry = simulation.timer(Phase.HOUSEKEEPING, this);
            for (int i = 0; i < IncidentWorkload.INSTANCES; i++) {
                long phase = IncidentWorkload.phase(first + i, setting.computes());
                // A datagram reaches the bridge one cable after it was sent.
                long way = IncidentWorkload.transit(IncidentWorkload.DATAGRAM_FRAME);
                long back = 2 * way + IncidentWorkload.transit(IncidentWorkload.ANSWER_FRAME);
                arrivals[i] = FlowSchedule.every(phase + way, IncidentWorkload.INTERVAL)
                        .until(endNanos + way);
                answers[i] = FlowSchedule.every(phase + back, IncidentWorkload.INTERVAL)
                        .until(endNanos + back);
                new GatewayEntry(this, phase);
            }
        }

        /** The gateway's virtual MAC passes: known from now on, for the aging time. */
        void heard() {
            settle();
            unknownSince = -1;
            expiry.armIn(IncidentWorkload.AGING_SECONDS * IncidentWorkload.SECOND);
        }

        /** The bridge forgets the virtual MAC, unless an answer from it has passed since. */
        @Override
        public void fire() {
            long until =
                    setting.realMac() ? 0 : lastAnswer() + IncidentWorkload.AGING_SECONDS * IncidentWorkload.SECOND;
            if (until > simulation.nowNanos()) {
                expiry.armAt(until);
            } else {
                unknownSince = simulation.nowNanos();
            }
        }

        private long lastAnswer() {
            long last = 0;
            for (FlowSchedule flow : answers) {
                long passed = flow.countBetween(0, simulation.nowNanos());
                last = passed == 0 ? last : Math.max(last, flow.timeOf(passed - 1));
            }
            return last;
        }

        /** What came since the bridge forgot reached every instance but its sender. */
        void settle() {
            if (unknownSince < 0) {
                return;
            }
            long[] counts = new long[arrivals.length];
            long all = 0;
            for (int i = 0; i < arrivals.length; i++) {
                counts[i] = arrivals[i].countBetween(unknownSince, simulation.nowNanos());
                all += counts[i];
            }
            for (int i = 0; i < arrivals.length; i++) {
                unwanted[first + i] += all - counts[i];
            }
            unknownSince = simulation.nowNanos();
        }
    }

    /** The gateway's entry for an instance: made by the instance's request, renewed by a request of its own each time it ends. */
    private final class GatewayEntry implements Event {
        private final Compute compute;

        /** When the gateway's next ARP frame passes the bridge; the first is its answer, three cables after the request. */
        private long passes;

        GatewayEntry(Compute compute, long asked) {
            this.compute = compute;
            this.passes = asked + 3 * IncidentWorkload.transit(IncidentWorkload.ARP_FRAME);
            simulation.at(passes, Phase.DELIVERY, this);
        }

        @Override
        public void fire() {
            compute.heard();
            // Learnt one cable before its answer passed; from the first refresh on, renewed three cables after its
            // request passed.
            long hop = IncidentWorkload.transit(IncidentWorkload.ARP_FRAME);
            boolean answer = passes < IncidentWorkload.REFRESH_SECONDS * IncidentWorkload.SECOND;
            long renewed = answer ? passes - hop : passes + 3 * hop;
            passes = renewed + IncidentWorkload.REFRESH_SECONDS * IncidentWorkload.SECOND + hop;
            simulation.at(passes, Phase.DELIVERY, this);
        }
    }

    /** Runs to the end. */
    void run() {
        long lastArrivals = endNanos + IncidentWorkload.transit(IncidentWorkload.DATAGRAM_FRAME);
        simulation.runUntil(lastArrivals, RunLimits.NONE);
        computes.forEach(Compute::settle);
    }

    /** Frames that each instance received though they were for others. */
    long[] unwanted() {
        return unwanted.clone();
    }

    private long flooded() {
        long total = 0;
        for (long frames : unwanted) {
            total += frames;
        }
        return total;
    }

    private long datagrams() {
        long total = 0;
        for (int g = 0; g < unwanted.length; g++) {
            long phase = IncidentWorkload.phase(g, setting.computes());
            total += FlowSchedule.every(phase, IncidentWorkload.INTERVAL).countBetween(0, endNanos);
        }
        return total;
    }

    /**
     * Builds and runs the workload and returns its line.
     *
     * @throws IllegalStateException if the run is not valid
     */
    public static String run(IncidentWorkload.Setting setting) {
        new FluidIncident(setting).run();
        FluidIncident workload = new FluidIncident(setting);
        Stopwatch watch = Stopwatch.start();
        workload.run();
        watch.stop();
        long expected = IncidentWorkload.floodedInClosedForm(setting);
        if (Math.abs(workload.flooded() - expected) > expected / 10_000) {
            throw new IllegalStateException("flooded " + workload.flooded() + " frames, closed form " + expected);
        }
        return workload.line(watch, expected);
    }

    private String line(Stopwatch watch, long closedForm) {
        long sent = datagrams();
        return String.format(
                Locale.ROOT,
                "RESULT workload=w3 variant=fluid bridge=linux s=%d d=%d profile=%s remote=%d %s events=%d"
                        + " datagrams=%d flooded=%d closed_form=%d ns_per_datagram=%.4f cpu_ns_per_datagram=%.4f"
                        + " sim_per_wall=%.1f",
                setting.computes(),
                setting.seconds(),
                setting.realMac() ? "real" : "virtual",
                setting.remote() ? 1 : 0,
                watch.text(),
                simulation.eventsFired(),
                sent,
                flooded(),
                closedForm,
                watch.nanosPer(sent),
                watch.cpuNanosPer(sent),
                setting.seconds() / watch.seconds());
    }
}
