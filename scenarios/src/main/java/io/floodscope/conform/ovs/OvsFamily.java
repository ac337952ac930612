package io.floodscope.conform.ovs;

import io.floodscope.conform.CaseOutcome;
import io.floodscope.conform.ReplayOptions;
import io.floodscope.conform.TraceFamily;
import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.host.neigh.TimerModel;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** Replays recordings of the families {@code ovs-fdb} and {@code flood}. */
public final class OvsFamily implements TraceFamily {

    private static final List<String> FAMILIES = List.of("ovs-fdb", "flood");
    private static final int HZ = 250;
    private static final long TICK_NANOS = 1_000_000_000L / HZ;
    private static final int GRANULE_TICKS = 512;
    private static final double DEFAULT_GAP_MILLIS = 1_500;
    private static final long DEFAULT_POLL_NANOS = 100_000_000L;

    @Override
    public boolean accepts(JsonNode trace) {
        return FAMILIES.contains(trace.path("family").asString("")) && trace.has("topology");
    }

    @Override
    public CaseOutcome replay(JsonNode trace, ReplayOptions options) {
        String name = trace.path("name").asString("unnamed");
        Recording recording = record(trace, options);
        return new Expectations(recording).compare(name, trace.path("expect"));
    }

    /** Runs the inputs of a trace. */
    static Recording record(JsonNode trace, ReplayOptions options) {
        return record(trace, options, (simulation, rig) -> {});
    }

    /** Runs the inputs of a trace; {@code beforehand} may schedule further looks at the rig. */
    static Recording record(JsonNode trace, ReplayOptions options, BiConsumer<Simulation, Rig> beforehand) {
        TraceTopology topology = TopologyReader.read(trace.path("topology"));
        Fields params = new Fields(trace.path("params"), "params")
                .only(
                        "duration_ms",
                        "fdb_poll_ms",
                        "flood_gap_ms",
                        "hosts",
                        "ovs_clock_phase_ms",
                        "timer_wheel_phase_ms");
        Simulation simulation = new Simulation(options.seed());
        Rig rig =
                new Rig(simulation, topology, params.millis("ovs_clock_phase_ms", 0), timers(params, options.timers()));
        for (Map.Entry<String, Instance> each : rig.instances().entrySet()) {
            JsonNode host = params.get("hosts").path(each.getKey());
            if (!host.isMissingNode()) {
                each.getValue().configure(host);
            }
        }
        long duration = params.millis("duration_ms");
        FdbPolls polls = new FdbPolls(
                simulation, rig.bridges().values(), params.millis("fdb_poll_ms", DEFAULT_POLL_NANOS), duration);
        polls.start();
        new ActionPlayer(simulation, rig).scheduleAll(trace.path("actions"));
        beforehand.accept(simulation, rig);
        simulation.runUntil(duration, RunLimits.NONE);
        double gap = params.has("flood_gap_ms") ? params.real("flood_gap_ms") : DEFAULT_GAP_MILLIS;
        return new Recording(
                topology,
                duration / 1e6,
                rig.frames(),
                FloodWindows.of(rig.frames(), topology.hosts().values(), gap),
                polls,
                rig.neighbors(),
                rig.bridges());
    }

    /** The wheel's tick counter at the start follows from the phase of its granules of 512 ticks. */
    private static TimerModel timers(Fields params, ReplayOptions.Timers timers) {
        long phase = params.millis("timer_wheel_phase_ms", 0);
        long cycle = GRANULE_TICKS * TICK_NANOS;
        long intoCycle = Math.floorMod(-phase, cycle);
        TimerModel wheel = TimerModel.wheel(HZ, GRANULE_TICKS + intoCycle / TICK_NANOS, intoCycle % TICK_NANOS);
        return timers == ReplayOptions.Timers.EXACT ? wheel.exact() : wheel;
    }
}
