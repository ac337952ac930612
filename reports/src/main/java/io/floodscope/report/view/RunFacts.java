package io.floodscope.report.view;

import io.floodscope.result.ExpectationResult;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Outage;
import io.floodscope.result.RunResult;
import io.floodscope.result.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What all faces of a run say: worked out once, so that they agree to the last digit. */
public final class RunFacts {

    private final RunResult result;
    private final List<FloodGroup> groups;
    private final List<PortTraffic> ports;
    private final List<Interval> floods;
    private final List<PortLosses> losses;
    private final Set<String> floodedMacs = new HashSet<>();
    private final Set<Integer> macLengths = new TreeSet<>();

    /** Facts of a run. */
    public RunFacts(RunResult result) {
        this.result = result;
        this.groups = FloodGroup.of(result.floodWindows()).stream()
                .sorted(Comparator.comparingLong(FloodGroup::unwantedBytes).reversed())
                .toList();
        for (FloodGroup group : groups) {
            floodedMacs.add(group.dstMac());
            macLengths.add(group.dstMac().length());
        }
        this.ports = PortTraffic.of(result);
        this.losses = PortLosses.of(result, ports);
        this.floods = Interval.union(result.floodWindows().stream()
                .map(w -> new Interval(w.startNanos(), w.endNanos()))
                .toList());
    }

    /** The run. */
    public RunResult result() {
        return result;
    }

    /** Floods by bridge, VLAN and destination, those with most unwanted bytes first. */
    public List<FloodGroup> floodGroups() {
        return groups;
    }

    /** Ports with recorded traffic. */
    public List<PortTraffic> ports() {
        return ports;
    }

    /** When anything was flooded anywhere, without overlaps. */
    public List<Interval> floods() {
        return floods;
    }

    /** Whether an entity's name ends with a MAC that was flooded. */
    public boolean isFlooded(String entity) {
        for (int length : macLengths) {
            if (entity.length() >= length && floodedMacs.contains(entity.substring(entity.length() - length))) {
                return true;
            }
        }
        return false;
    }

    /** When any stream lost frames, without overlaps. */
    public List<Interval> outages() {
        return Interval.union(result.outages().stream()
                .map(o -> new Interval(o.startNanos(), o.endNanos()))
                .toList());
    }

    /** Time in which anything was flooded anywhere. */
    public long floodedNanos() {
        return Interval.total(floods);
    }

    /** The port to look at first; null if no traffic was recorded. */
    public @Nullable PortTraffic bystander() {
        return PortTraffic.mostTelling(ports);
    }

    /** Ports of bridges that lost frames, those that lost most of their station's own first. */
    public List<PortLosses> losses() {
        return losses;
    }

    /** The port whose traffic a chart shows: one whose station lost frames of its own, else the one to look at first. */
    public @Nullable PortTraffic storyPort() {
        for (PortLosses lost : losses) {
            for (PortTraffic port : ports) {
                if (lost.ownFrames() > 0 && lost.leadsTo(port)) {
                    return port;
                }
            }
        }
        return bystander();
    }

    /** Frames that got lost in outages. */
    public long lostFrames() {
        return result.outages().stream().mapToLong(Outage::lostFrames).sum();
    }

    /** Whether nothing was flooded and no stream lost anything. */
    public boolean isHarmless() {
        return floods.isEmpty() && result.outages().isEmpty();
    }

    /** Frames that the observed streams or the stations behind full or dead ports lost, whichever are more. */
    public long harmfulLosses() {
        return Math.max(lostFrames(), losses.isEmpty() ? 0 : losses.get(0).ownFrames());
    }

    /** Copies that floods sent to those who are not the addressee. */
    public long unwantedCopies() {
        return result.floodWindows().stream()
                .mapToLong(FloodWindow::unwantedCopies)
                .sum();
    }

    /** Packets that the senders of all streams produced. */
    public long packetsSent() {
        return result.counters().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/sent"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Unwanted bytes over all bridges. */
    public long unwantedBytes() {
        return result.floodWindows().stream()
                .mapToLong(FloodWindow::unwantedBytes)
                .sum();
    }

    /** Expectations that decide the verdict and failed. */
    public List<ExpectationResult> failed() {
        return result.expectations().stream()
                .filter(e -> e.verdict() == Verdict.FAIL && !e.warning())
                .toList();
    }

    /** The verdict in words: a sentence that differs in kind, not only in a word, between pass and fail. */
    public String verdictSentence() {
        int count = result.expectations().size();
        return switch (result.verdict()) {
            case PASS -> count == 1 ? "The expectation holds." : "All " + count + " expectations hold.";
            case FAIL -> failSentence(count);
            case NONE -> "Nothing was expected, so there is no verdict.";
            case INCONCLUSIVE ->
                "No verdict: the run stopped at " + Quantities.clock(result.simulatedNanos()) + ", before its end.";
        };
    }

    private String failSentence(int count) {
        List<ExpectationResult> failed = failed();
        if (failed.isEmpty()) {
            return "The run failed.";
        }
        ExpectationResult first = failed.get(0);
        return failed.size() + " of " + Quantities.count(count, "expectation") + " failed: "
                + VisibleText.of(first.name())
                + " (expected " + VisibleText.of(first.expected()) + ", got " + VisibleText.of(first.got()) + ")"
                + (failed.size() > 1 ? " and " + (failed.size() - 1) + " more." : ".");
    }

    /** What happened, in one sentence: floods, else losses, else that nothing did. */
    public String happening() {
        if (!floods.isEmpty()) {
            return floodSentence();
        }
        if (!result.outages().isEmpty()) {
            return outageFinding() + ". No unicast flooding.";
        }
        return "No unicast flooding and no outage in " + Quantities.clock(result.simulatedNanos()) + ".";
    }

    private String floodSentence() {
        return floodFinding() + " Cause: " + mainCause();
    }

    /** What happened, without its cause. */
    public String finding() {
        return floods.isEmpty() ? happening() : floodFinding();
    }

    private String floodFinding() {
        StringBuilder text = new StringBuilder("Flooding: ")
                .append(Quantities.clock(floodedNanos()))
                .append(" in ")
                .append(Quantities.count(floods.size(), "burst"))
                .append(" (")
                .append(Quantities.percent(floodedNanos(), result.simulatedNanos()))
                .append(" of the run)");
        PortTraffic port = bystander();
        if (port != null && port.unwantedBytes() > 0) {
            text.append(", up to ")
                    .append(Quantities.rate(port.peakUnwantedBitsPerSecond()))
                    .append(" of traffic for others at ")
                    .append(port.chartLabel());
        }
        text.append('.');
        return result.outages().isEmpty() ? text.toString() : text.append(' ') + outageFinding() + ".";
    }

    /** The cause of what did most harm, a sentence; empty if nothing went wrong. */
    public String mainCause() {
        if (groups.isEmpty() && result.outages().isEmpty()) {
            return "";
        }
        String text = VisibleText.of(
                groups.isEmpty()
                        ? longest().cause().text()
                        : groups.get(0).windows().get(0).cause().text());
        return text.endsWith(".") ? text : text + ".";
    }

    /** How much was lost in how many outages; without a point at its end. */
    public String outageFinding() {
        int count = result.outages().size();
        String lost = Quantities.count(lostFrames(), "frame") + " lost in ";
        return count == 1
                ? lost + "an outage of " + Quantities.seconds(longestOutage())
                : lost + Quantities.count(count, "outage") + ", the longest " + Quantities.seconds(longestOutage());
    }

    private Outage longest() {
        return result.outages().stream()
                .max(Comparator.comparingLong(o -> o.endNanos() - o.startNanos()))
                .orElseThrow();
    }

    private long longestOutage() {
        return result.outages().stream()
                .mapToLong(o -> o.endNanos() - o.startNanos())
                .max()
                .orElse(0);
    }

    /** Up to three numbers that decide, each with its label. */
    public List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                Quantities.percent(floodedNanos(), result.simulatedNanos()),
                "of the time flooded",
                Quantities.seconds(floodedNanos()) + " of " + Quantities.seconds(result.simulatedNanos())));
        PortTraffic port = bystander();
        if (port != null) {
            figures.add(new Figure(
                    Quantities.rate(port.peakUnwantedBitsPerSecond()),
                    "unwanted at the worst port, peak",
                    port.fullLabel() + ", mean over " + Quantities.seconds(port.bucketNanos())));
        } else {
            figures.add(new Figure(Quantities.bytes(unwantedBytes()), "unwanted copies", "all bridges together"));
        }
        figures.add(new Figure(
                Quantities.count(lostFrames()),
                lostFrames() == 1 ? "frame lost" : "frames lost",
                Quantities.count(result.outages().size(), "outage")));
        return figures;
    }

    /**
     * A number that decides.
     *
     * @param value with its unit
     * @param label what it is
     * @param detail where or how it was taken
     */
    public record Figure(String value, String label, String detail) {}
}
