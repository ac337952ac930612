package io.floodscope.scenario.advise;

import io.floodscope.engine.RunLimits;
import io.floodscope.result.RunResult;
import io.floodscope.scenario.run.RunOutcome;
import io.floodscope.scenario.run.ScenarioRunner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * Runs a scenario with changed settings, several at a time, and remembers what came of each. What it answers and how many
 * runs it makes do not depend on the number of threads.
 */
public final class Laboratory implements AutoCloseable {

    private final Function<List<String>, Optional<ScenarioRunner>> scenario;
    private final BooleanSupplier stop;
    private final IntConsumer progress;
    private final ExecutorService pool;
    private final Map<Trial, Optional<Harm>> known = new LinkedHashMap<>();
    private int runs;

    /** The time for advice is up. */
    static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        StoppedException() {
            super("stopped before all runs were made");
        }
    }

    /**
     * A laboratory that has not run anything.
     *
     * @param scenario makes what runs the scenario with {@code --set} options, or nothing if it does not take them; asked by
     *     several threads at once
     * @param jobs threads, at least 1
     * @param stop when true, no further run starts and running ones end
     * @param progress told the number of finished runs
     */
    public Laboratory(
            Function<List<String>, Optional<ScenarioRunner>> scenario,
            int jobs,
            BooleanSupplier stop,
            IntConsumer progress) {
        this.scenario = scenario;
        this.stop = stop;
        this.progress = progress;
        this.pool = Executors.newFixedThreadPool(jobs);
    }

    /** Runs made so far. */
    int runs() {
        return runs;
    }

    /** A whole result; empty if the scenario does not take the settings. */
    Optional<RunResult> result(Trial trial) {
        Optional<RunResult> result = carryOut(trial);
        known.put(trial, result.map(Harm::of));
        count(result.isPresent());
        return result;
    }

    /** What came of a run; empty if the scenario does not take the settings. */
    Optional<Harm> harm(Trial trial) {
        return harms(List.of(trial)).get(0);
    }

    /** What came of several runs, in their order. */
    List<Optional<Harm>> harms(List<Trial> trials) {
        Map<Trial, Future<Optional<Harm>>> running = new LinkedHashMap<>();
        for (Trial trial : trials) {
            if (!known.containsKey(trial)) {
                running.computeIfAbsent(
                        trial, t -> pool.submit(() -> carryOut(t).map(Harm::of)));
            }
        }
        running.forEach((trial, future) -> {
            Optional<Harm> harm = finished(future);
            known.put(trial, harm);
            count(harm.isPresent());
        });
        List<Optional<Harm>> out = new ArrayList<>();
        trials.forEach(t -> out.add(known.getOrDefault(t, Optional.empty())));
        return out;
    }

    private void count(boolean ran) {
        if (ran) {
            runs++;
            progress.accept(runs);
        }
    }

    private static Optional<Harm> finished(Future<Optional<Harm>> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoppedException stopped) {
                throw stopped;
            }
            throw new IllegalStateException("a run failed: " + e.getCause(), e.getCause());
        }
    }

    private Optional<RunResult> carryOut(Trial trial) {
        if (stop.getAsBoolean()) {
            throw new StoppedException();
        }
        Optional<ScenarioRunner> runner = scenario.apply(trial.sets());
        if (runner.isEmpty()) {
            return Optional.empty();
        }
        RunOutcome outcome = runner.get().run(trial.seed(), RunLimits.NONE.withInterrupt(stop), simulation -> {});
        if (!outcome.stop().isConclusive()) {
            throw new StoppedException();
        }
        return Optional.of(outcome.result());
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
