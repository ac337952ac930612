package io.floodscope.cli;

import io.floodscope.text.Durations;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asked now and then during a run: shows progress on a terminal, at most four times a second, and says when the operator or
 * the clock wants an end.
 */
final class RunWatch implements BooleanSupplier {

    private static final long SHOW_EVERY_NANOS = 250_000_000L;

    private final Interruption interruption;
    private final @Nullable Long maxWallNanos;
    private final @Nullable PrintWriter progress;
    private final long startNanos = System.nanoTime();
    private long lastShown = startNanos;
    private boolean wallLimit;
    private LongSupplier simulated = () -> 0;
    private LongSupplier events = () -> 0;
    private long untilNanos = 1;

    /**
     * A watch that starts now.
     *
     * @param progress where to show progress, or null
     */
    RunWatch(Interruption interruption, @Nullable Long maxWallNanos, @Nullable PrintWriter progress) {
        this.interruption = interruption;
        this.maxWallNanos = maxWallNanos;
        this.progress = progress;
    }

    /** What progress is measured by. */
    void follow(LongSupplier simulatedNanos, LongSupplier firedEvents, long until) {
        simulated = simulatedNanos;
        events = firedEvents;
        untilNanos = Math.max(1, until);
    }

    @Override
    public boolean getAsBoolean() {
        long now = System.nanoTime();
        if (progress != null && now - lastShown >= SHOW_EVERY_NANOS) {
            lastShown = now;
            show(now, progress);
        }
        wallLimit |= maxWallNanos != null && now - startNanos > maxWallNanos;
        return wallLimit || interruption.isRequested();
    }

    private void show(long now, PrintWriter out) {
        double elapsed = (now - startNanos) / 1e9;
        double share = (double) simulated.getAsLong() / untilNanos;
        double left = share > 0 ? elapsed / share - elapsed : 0;
        out.print(String.format(
                Locale.ROOT,
                "\r%5.1f %%  simulated %s s  %.1f M events/s  %.0f s left   ",
                100 * share,
                Durations.readableSeconds(simulated.getAsLong(), 0),
                events.getAsLong() / elapsed / 1e6,
                left));
        out.flush();
    }

    /** Removes the progress line. */
    void clear() {
        if (progress != null && lastShown != startNanos) {
            progress.print("\r" + " ".repeat(78) + "\r");
            progress.flush();
        }
    }

    /** Whether the limit of real time was hit. */
    boolean hitWallLimit() {
        return wallLimit;
    }

    /** Real time since the start. */
    double elapsedSeconds() {
        return (System.nanoTime() - startNanos) / 1e9;
    }
}
