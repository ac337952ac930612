package io.floodscope.serve;

import io.floodscope.engine.RunLimits;
import io.floodscope.engine.StopReason;
import io.floodscope.result.RunResult;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.run.RunOutcome;
import io.floodscope.scenario.run.ScenarioRunner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Runs a scenario with changed settings, one run at a time: a newer request ends the one before. Keeps the latest results. */
final class Workbench {

    private static final int RESULTS_KEPT = 8;

    private final ScenarioSource source;
    private final @Nullable Long seed;
    private final RunLimits limits;
    private final BooleanSupplier closing;
    private final AtomicLong latest = new AtomicLong();
    private final AtomicReference<@Nullable RunProgress> current = new AtomicReference<>();
    private final Map<Long, RunResult> results = new LinkedHashMap<>();

    /**
     * A workbench that has run nothing.
     *
     * @param seed seed of all runs, null for the scenario's own
     * @param limits what a run may cost
     * @param closing says that no run should go on
     */
    Workbench(ScenarioSource source, @Nullable Long seed, RunLimits limits, BooleanSupplier closing) {
        this.source = source;
        this.seed = seed;
        this.limits = limits;
        this.closing = closing;
    }

    /**
     * What came of a request.
     *
     * @param id number of the result, 0 without one
     * @param result the result, null if the settings are refused or a newer request came
     * @param problems why the settings are refused, empty if they are not
     */
    record Reply(long id, @Nullable RunResult result, String problems) {}

    /** Runs the scenario with these {@code --set} options. */
    Reply run(List<String> sets) {
        long mine = latest.incrementAndGet();
        ScenarioSource.Loading loading = source.load(sets);
        LoadedScenario scenario = loading.scenario();
        Names names = loading.names();
        if (scenario == null || names == null) {
            return new Reply(0, null, loading.problems());
        }
        synchronized (this) {
            BooleanSupplier outdated = () -> latest.get() != mine
                    || closing.getAsBoolean()
                    || limits.interrupted().getAsBoolean();
            if (outdated.getAsBoolean()) {
                return new Reply(0, null, "");
            }
            RunProgress progress =
                    new RunProgress(scenario.scenario().run().until().toNanos(), outdated);
            current.set(progress);
            RunOutcome outcome;
            try {
                outcome = new ScenarioRunner(scenario, names, source.run())
                        .run(
                                seed == null ? scenario.scenario().run().seed() : seed,
                                limits.withInterrupt(progress),
                                progress::follow);
            } finally {
                current.set(null);
            }
            if (outcome.stop() == StopReason.INTERRUPTED) {
                return new Reply(0, null, "");
            }
            keep(mine, outcome.result());
            return new Reply(mine, outcome.result(), "");
        }
    }

    /** Ends the run that goes on, if any; whoever waits for it gets no result. */
    void stop() {
        latest.incrementAndGet();
    }

    /** How far the run that goes on has got. */
    RunProgress.State progress() {
        RunProgress progress = current.get();
        return progress == null ? RunProgress.IDLE : progress.state();
    }

    private void keep(long id, RunResult result) {
        synchronized (results) {
            results.put(id, result);
            if (results.size() > RESULTS_KEPT) {
                results.remove(results.keySet().iterator().next());
            }
        }
    }

    /** A result that is still kept, or null. */
    @Nullable
    RunResult result(long id) {
        synchronized (results) {
            return results.get(id);
        }
    }
}
