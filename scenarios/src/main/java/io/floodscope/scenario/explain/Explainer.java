package io.floodscope.scenario.explain;

import io.floodscope.result.FloodWindow;
import io.floodscope.result.Outage;
import io.floodscope.result.RunResult;
import io.floodscope.text.Durations;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what went wrong at a moment of a run and explains it. */
public final class Explainer {

    private final Record record;

    /** An explainer of this run. */
    public Explainer(RunResult result) {
        this.record = new Record(result);
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
        if (flood.isPresent()) {
            return Optional.of(explain(flood.get(), at, from));
        }
        return record.result().outages().stream()
                .filter(o -> o.startNanos() <= at && at <= o.endNanos())
                .filter(o -> from == null || o.from().equals(from))
                .max(Comparator.comparingLong(Outage::lostFrames))
                .map(this::outage);
    }

    /**
     * Explains a flood.
     *
     * @param at a moment within it, simulated time in ns
     * @param from the sender asked about, or null for any
     */
    public Explanation explain(FloodWindow flood, long at, @Nullable String from) {
        return new FloodExplainer(record, flood, at, from).explain();
    }

    /** The start of the flood window or outage nearest to a moment at which nothing went wrong, for a hint. */
    public Optional<Long> nearest(long at) {
        return java.util.stream.Stream.concat(
                        record.result().floodWindows().stream().map(FloodWindow::startNanos),
                        record.result().outages().stream().map(Outage::startNanos))
                .min(Comparator.comparingLong(start -> Math.abs(start - at)));
    }

    private Explanation outage(Outage outage) {
        List<io.floodscope.result.Mark> facts =
                new java.util.ArrayList<>(outage.cause().chain());
        record
                .marks(
                        m -> m.entity().startsWith(outage.from() + "/")
                                || m.kind().startsWith("event"),
                        outage.startNanos() - 10_000_000_000L,
                        outage.endNanos())
                .stream()
                .filter(m -> !facts.contains(m))
                .forEach(facts::add);
        facts.sort(Comparator.comparingLong(io.floodscope.result.Mark::timeNanos));
        return new Explanation(
                outage.from() + " -> " + outage.to() + ": " + outage.lostFrames() + " frames lost, "
                        + Durations.readableSeconds(outage.startNanos(), 3) + " to "
                        + Durations.readableSeconds(outage.endNanos(), 3) + " s",
                facts,
                Durations.readableSeconds(outage.endNanos(), 3) + " s (delivery works again, or the run ends)",
                RootCause.of(outage.cause().id()),
                outage.cause().text(),
                "",
                List.of());
    }
}
