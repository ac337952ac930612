package io.floodscope.scenario.explain;

import io.floodscope.result.Cause;
import io.floodscope.result.Disturbance;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Outage;
import io.floodscope.result.RunResult;
import io.floodscope.scenario.assemble.OvnHistory;
import io.floodscope.text.Durations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    /** The cause of a loss that happens in the very situation of an earlier one: the same reason, or left open as that one. */
    public Cause causeAsBefore(Outage outage, Outage told) {
        if (told.cause().id().equals(NamedLoss.LEFT_OPEN.id())) {
            return causeLeftOpen(outage);
        }
        return new OutageExplainer(record, addresses, outage).asBefore(told.cause());
    }

    /** What a result says of a loss beyond those that it tells in full. */
    public Cause causeLeftOpen(Outage outage) {
        return Cause.of(NamedLoss.LEFT_OPEN.id(), outage.cause().text());
    }

    /** The class of a flood and its reason, without the chain of facts. */
    public Cause classOf(FloodWindow window) {
        FloodClass kind = FloodClass.of(record, addresses, window);
        return new Cause(kind.id(), kind.text(), window.cause().chain());
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
        // A host that loses frames asks about those, unless it sends to the flooded address itself.
        if (from != null
                && outage.isPresent()
                && flood.filter(w -> addresses.holdersOf(w.dstMac(), at).stream()
                                .anyMatch(b -> b.entity().startsWith(from + "/")))
                        .isEmpty()) {
            return outage.map(this::explained);
        }
        // A flood to a MAC that somebody wrongly goes on sending to is told as what it is: a trace of the loss.
        Optional<Outage> behind = flood.flatMap(w -> BlackHole.behind(record, w))
                .filter(o -> dst == null && o.startNanos() <= at && at <= o.endNanos())
                .filter(o -> from == null || o.from().equals(from));
        if (behind.isPresent()) {
            return behind.map(this::explained);
        }
        // A flood that no stranger saw explains nothing while frames are lost.
        return flood.filter(w -> w.unwantedCopies() > 0)
                .map(w -> explained(w, at, from))
                .or(() -> outage.map(this::explained))
                .or(() -> dst == null ? disturbance(at) : Optional.empty())
                .or(() -> flood.map(w -> explained(w, at, from)));
    }

    /** What went wrong without a flood or a loss at a moment. */
    private Optional<Explanation> disturbance(long at) {
        return record.result().disturbances().stream()
                .filter(d -> d.startNanos() <= at && at <= d.endNanos())
                .findFirst()
                .map(d -> new Explanation(
                        d.where() + ": " + d.what() + ", " + Durations.readableSeconds(d.startNanos(), 3) + " to "
                                + Durations.readableSeconds(d.endNanos(), 3) + " s",
                        d.cause()));
    }

    /** What went wrong in a run without a flood or a loss. */
    public List<Disturbance> disturbances(List<OvnHistory> ovn) {
        List<Disturbance> out = new ArrayList<>(new AnswerStorms(record).find());
        ovn.forEach(history -> out.addAll(new OvnDisturbances(record, history).find()));
        out.sort(Comparator.comparingLong(Disturbance::startNanos));
        return out;
    }

    /** The start of the flood window or outage nearest to a moment at which nothing went wrong, for a hint. */
    public Optional<Long> nearest(long at) {
        return Stream.concat(
                        Stream.concat(
                                record.result().floodWindows().stream().map(FloodWindow::startNanos),
                                record.result().outages().stream().map(Outage::startNanos)),
                        record.result().disturbances().stream().map(Disturbance::startNanos))
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
