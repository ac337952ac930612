package io.floodscope.scenario.run;

import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.engine.StopReason;
import io.floodscope.random.RandomStreams;
import io.floodscope.result.ExpectationResult;
import io.floodscope.result.Fingerprints;
import io.floodscope.result.RunResult;
import io.floodscope.result.Series;
import io.floodscope.result.Verdict;
import io.floodscope.scenario.assemble.AssembledNetwork;
import io.floodscope.scenario.assemble.NetworkAssembler;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.profile.InheritedSettings;
import io.floodscope.scenario.schema.AssertSpec;
import io.floodscope.scenario.schema.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Runs a checked scenario: assembles it, lets it happen, measures and judges it. */
public final class ScenarioRunner {

    private final LoadedScenario loaded;
    private final Names names;
    private final long runOfSeed;

    /** A runner of a scenario in which nothing is wrong, for the first run of each seed. */
    public ScenarioRunner(LoadedScenario loaded, Names names) {
        this(loaded, names, RandomStreams.FIRST_RUN);
    }

    /**
     * A runner of a scenario in which nothing is wrong.
     *
     * @param runOfSeed which of the independent runs of each seed, from 1
     */
    public ScenarioRunner(LoadedScenario loaded, Names names, long runOfSeed) {
        this.loaded = loaded;
        this.names = names;
        this.runOfSeed = runOfSeed;
    }

    /**
     * Runs it once.
     *
     * @param seed seed of all random draws
     * @param limits what it may cost
     * @param started told of the simulation before its first event
     */
    public RunOutcome run(long seed, RunLimits limits, Consumer<Simulation> started) {
        return run(seed, limits, started, List.of());
    }

    /**
     * Runs it once while others look on; the outcome is the same as without them.
     *
     * @param seed seed of all random draws
     * @param limits what it may cost
     * @param started told of the simulation before its first event
     * @param observers asked in this order; moments after the end of the run never come
     */
    public RunOutcome run(
            long seed, RunLimits limits, Consumer<Simulation> started, List<? extends RunObserver> observers) {
        Scenario scenario = loaded.scenario();
        Simulation simulation = new Simulation(seed, runOfSeed);
        AssembledNetwork network = NetworkAssembler.assemble(scenario, names, simulation);
        ExpectationProbes probes = ExpectationProbes.schedule(scenario, names, network, simulation);
        observers.forEach(observer -> observer.assembled(network, simulation));
        started.accept(simulation);
        StopReason stop = advance(simulation, scenario.run().until().toNanos(), limits, observers);
        RunData data =
                Explained.of(RunDataCollector.collect(simulation, network, scenario.run()), loaded.configuration());
        return new RunOutcome(
                result(seed, simulation, network, data, probes, stop), stop, MetricTotals.of(data, names));
    }

    /** Runs to the end, with a halt at every moment that an observer asked for. */
    private static StopReason advance(
            Simulation simulation, long until, RunLimits limits, List<? extends RunObserver> observers) {
        TreeSet<Long> halts = new TreeSet<>();
        observers.forEach(observer -> halts.addAll(observer.moments()));
        for (long halt : halts.headSet(until, true)) {
            StopReason stop = simulation.runUntil(halt, limits);
            if (stop != StopReason.TIME_REACHED) {
                return stop;
            }
            observers.stream()
                    .filter(observer -> observer.moments().contains(halt))
                    .forEach(observer -> observer.look(halt));
        }
        return simulation.runUntil(until, limits);
    }

    private RunResult result(
            long seed,
            Simulation simulation,
            AssembledNetwork network,
            RunData data,
            ExpectationProbes probes,
            StopReason stop) {
        Scenario scenario = loaded.scenario();
        List<Judgement> judged = new ArrayList<>(probes.results(stop.isConclusive()));
        AssertionJudge judge = new AssertionJudge(data, names, stop.isConclusive());
        for (AssertSpec spec : scenario.asserts()) {
            judged.add(judge.judge(spec));
        }
        List<ExpectationResult> expectations =
                judged.stream().map(Judgement::result).toList();
        List<Series> series = new ArrayList<>(data.series().values());
        List<String> warnings = new ArrayList<>(network.warnings());
        if (!stop.isConclusive()) {
            warnings.add(stopped(stop, simulation.nowNanos()));
        }
        RunResult result = new RunResult(
                scenario.name(),
                scenario.title() == null ? "" : scenario.title(),
                seed,
                runOfSeed,
                simulation.nowNanos(),
                simulation.eventsFired(),
                verdict(expectations, stop),
                expectations,
                data.windows(),
                data.flows().stream()
                        .flatMap(f -> f.outages().stream())
                        .sorted(RunDataCollector.BY_START)
                        .toList(),
                data.counters(),
                series,
                data.marks(),
                data.bands(),
                warnings,
                InheritedSettings.completed(loaded, names.profiles()),
                new Fingerprints(
                        simulation.eventFingerprint().hex(),
                        network.frameFingerprint().hex(),
                        RunDataCollector.fingerprint(data).hex()),
                network.fidelity(),
                network.topology(),
                data.disturbances());
        return Reasons.added(result, judged);
    }

    private static String stopped(StopReason stop, long nanos) {
        String at = " at " + io.floodscope.text.Durations.format(nanos) + " of simulated time: no verdict";
        return switch (stop) {
            case EVENT_LIMIT -> "the limit of events was hit" + at;
            case PENDING_LIMIT -> "the limit of pending events was hit" + at;
            case INTERRUPTED -> "the run was stopped" + at;
            case TIME_REACHED -> throw new IllegalStateException("the run reached its end");
        };
    }

    private static Verdict verdict(List<ExpectationResult> judged, StopReason stop) {
        if (!stop.isConclusive()) {
            return Verdict.INCONCLUSIVE;
        }
        if (judged.isEmpty()) {
            return Verdict.NONE;
        }
        boolean failed = judged.stream().anyMatch(e -> e.verdict() == Verdict.FAIL && !e.warning());
        return failed ? Verdict.FAIL : Verdict.PASS;
    }
}
