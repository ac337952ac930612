package io.floodscope.scenario.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/** Runs what is missing of a sweep on several threads. Each run is single-threaded, so the rows do not depend on how many. */
public final class SweepRunner {

    private SweepRunner() {}

    /** Carries out one run. Called from several threads at once. */
    @FunctionalInterface
    public interface Experiment {

        /** The row of a planned run. */
        RunRow run(PlannedRun planned);
    }

    /**
     * Runs every planned run that the journal does not hold.
     *
     * @param jobs threads
     * @param progress told (finished, total) after each run
     * @param interrupted when true no further run starts
     * @return whether the sweep is complete
     * @throws IOException if the journal cannot be written
     */
    public static boolean complete(
            SweepPlan plan,
            SweepJournal journal,
            int jobs,
            Experiment experiment,
            BiConsumer<Integer, Integer> progress,
            BooleanSupplier interrupted)
            throws IOException, InterruptedException {
        List<Integer> missing = new ArrayList<>();
        for (int id = 0; id < plan.size(); id++) {
            if (!journal.contains(id)) {
                missing.add(id);
            }
        }
        AtomicBoolean failed = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (int id : missing) {
                futures.add(pool.submit(() -> {
                    if (failed.get() || interrupted.getAsBoolean()) {
                        return null;
                    }
                    try {
                        journal.append(experiment.run(plan.run(id)));
                    } catch (IOException | RuntimeException e) {
                        failed.set(true);
                        throw e;
                    }
                    synchronized (progress) {
                        progress.accept(journal.size(), plan.size());
                    }
                    return null;
                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException("a run of the sweep failed: " + e.getCause(), e.getCause());
        } finally {
            pool.shutdownNow();
        }
        return journal.size() == plan.size();
    }
}
