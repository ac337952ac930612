package io.floodscope.serve;

import io.floodscope.engine.Simulation;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has got. The run asks it now and then whether to go on; what it sees on these occasions, requests of the page
 * may read from other threads.
 */
final class RunProgress implements BooleanSupplier {

    /** Nothing runs. */
    static final State IDLE = new State(false, 0, 0, 0, 0);

    private static final long LOOK_EVERY_NANOS = 50_000_000L;

    private final BooleanSupplier outdated;
    private final long untilNanos;
    private final long startNanos = System.nanoTime();
    private long lastLooked = startNanos;
    private @Nullable Simulation simulation;
    private volatile State state;

    /**
     * What a run has done.
     *
     * @param running whether it still goes on
     * @param elapsedNanos real time since its start
     * @param simulatedNanos simulated time reached
     * @param untilNanos simulated time at its end
     * @param events events fired
     */
    record State(boolean running, long elapsedNanos, long simulatedNanos, long untilNanos, long events) {}

    /**
     * A run that is about to start.
     *
     * @param outdated whether nobody waits for it any more
     */
    RunProgress(long untilNanos, BooleanSupplier outdated) {
        this.outdated = outdated;
        this.untilNanos = untilNanos;
        this.state = new State(true, 0, 0, untilNanos, 0);
    }

    /** What progress is measured by; called in the run's thread. */
    void follow(Simulation started) {
        simulation = started;
    }

    @Override
    public boolean getAsBoolean() {
        long now = System.nanoTime();
        Simulation measured = simulation;
        if (measured != null && now - lastLooked >= LOOK_EVERY_NANOS) {
            lastLooked = now;
            state = new State(true, now - startNanos, measured.nowNanos(), untilNanos, measured.eventsFired());
        }
        return outdated.getAsBoolean();
    }

    /** What it had done when it was last asked. */
    State state() {
        return state;
    }
}
