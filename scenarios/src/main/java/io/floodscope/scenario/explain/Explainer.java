package io.floodscope.scenario.explain;

import io.floodscope.result.Cause;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Outage;
import io.floodscope.result.RunResult;
import io.floodscope.text.Durations;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what went wrong in a run and explains it from the run's own record. */
public final class Explainer {

    private final Record record;
    private final Addresses addresses;

    /** An explainer of this run; expectations are not looked at. */
    public Explainer(RunResult result) {
        this.record = new Record(result);
        this.addresses = new Addresses(record);
    }

    /** The whole cause of a flood. */
    public Cause causeOf(FloodWindow window) {
        return new FloodExplainer(record, addresses, window, window.startNanos(), null).cause();
    }

    /** The whole cause of a loss. */
    public Cause causeOf(Outage outage) {
        return new OutageExplainer(record, addresses, outage).cause();
    }

    /**
     * Explains a moment.
     *
     * @param at simulated time in ns
     * @param dst only floods to this MAC in colon notation, or null
     * @param from only what concerns this host, or null
     * @return empty if nothing went wrong then
     */
    public Optional<Explanation> explain(long at, @Nullable String dst, @Nullable String from) {
        Optional<FloodWindow> flood = record.result().floodWindows().stream()
                .filter(w -> w.startNanos() <= at && at <= w.endNanos())
                .filter(w -> dst == null || w.dstMac().equals(dst))
                .max(Comparator.comparingLong(FloodWindow::unwantedCopies));
        Optional<Outage> outage = record.result().outages().stream()
                .filter(o -> dst == null)
                .filter(o -> o.startNanos() <= at && at <= o.endNanos())
                .filter(o -> from == null || o.from().equals(from))
                .max(Comparator.comparingLong(Outage::lostFrames));
        // A flood that no stranger saw explains nothing while frames are lost.
        boolean harmless = flood.filter(w -> w.unwantedCopies() > 0).isEmpty();
        if (outage.isPresent() && harmless) {
            return outage.map(this::explained);
        }
        return flood.map(w -> explained(w, at, from)).or(() -> outage.map(this::explained));
    }

    /** The start of the flood window or outage nearest to a moment at which nothing went wrong, for a hint. */
    public Optional<Long> nearest(long at) {
        return Stream.concat(
                        record.result().floodWindows().stream().map(FloodWindow::startNanos),
                        record.result().outages().stream().map(Outage::startNanos))
                .min(Comparator.comparingLong(start -> Math.abs(start - at)));
    }

    private Explanation explained(FloodWindow window, long at, @Nullable String from) {
        FloodExplainer explainer = new FloodExplainer(record, addresses, window, at, from);
        return new Explanation(explainer.headline(), explainer.cause());
    }

    private Explanation explained(Outage outage) {
        return new Explanation(
                outage.from() + " -> " + outage.to() + ": " + outage.lostFrames()
                        + (outage.lostFrames() == 1 ? " frame lost, " : " frames lost, ")
                        + Durations.readableSeconds(outage.startNanos(), 3) + " to "
                        + Durations.readableSeconds(outage.endNanos(), 3) + " s",
                isTold(outage.cause()) ? outage.cause() : causeOf(outage));
    }

    /** Whether a cause was told in full when the run ended. */
    private static boolean isTold(Cause cause) {
        return !cause.ends().isEmpty();
    }
}
