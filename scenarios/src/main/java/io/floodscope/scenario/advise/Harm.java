package io.floodscope.scenario.advise;

import io.floodscope.result.FloodWindow;
import io.floodscope.result.Outage;
import io.floodscope.result.RunResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong in a run, and what its address resolution cost. Floods count only where a copy went to somebody who does
 * not own the address.
 *
 * @param floodedNanos time in which at least one bridge flooded, in ns
 * @param unwantedCopies copies to ports of others
 * @param outageNanos time in which at least one flow lost frames, in ns
 * @param lostFrames frames lost in outages
 * @param droppedUnknown frames that bridges dropped because they did not know the destination
 * @param requestsBy requests of ARP and ND, refreshes and announcements sent by each host and gateway
 * @param simulatedNanos length of the run
 * @param bridges bridges that flooded or dropped, sorted
 * @param firstNanos when the first flood or outage began, or null
 */
public record Harm(
        long floodedNanos,
        long unwantedCopies,
        long outageNanos,
        long lostFrames,
        long droppedUnknown,
        SortedMap<String, Long> requestsBy,
        long simulatedNanos,
        List<String> bridges,
        @Nullable Long firstNanos) {

    private static final String DROPPED = "/drop-unknown-unicast";
    private static final List<String> REQUESTS =
            List.of("/arp_tx_requests", "/nd_tx_solicitations", "/arp/refreshes", "/arp/asked", "/arp/announcements");

    /** Keeps its own copy. */
    public Harm {
        bridges = List.copyOf(bridges);
        requestsBy = Collections.unmodifiableSortedMap(new TreeMap<>(requestsBy));
    }

    /** A stretch of time. */
    private record Span(long start, long end) {}

    /** The harm of a finished run. */
    static Harm of(RunResult result) {
        List<FloodWindow> windows = result.floodWindows().stream()
                .filter(w -> w.unwantedCopies() > 0)
                .toList();
        TreeSet<String> bridges = new TreeSet<>();
        windows.forEach(w -> bridges.add(w.bridge()));
        long dropped = 0;
        TreeMap<String, Long> requests = new TreeMap<>();
        for (Map.Entry<String, Long> counter : result.counters().entrySet()) {
            String name = counter.getKey();
            if (name.endsWith(DROPPED) && counter.getValue() > 0) {
                dropped += counter.getValue();
                bridges.add(name.substring(0, name.indexOf('/')));
            }
            if (REQUESTS.stream().anyMatch(name::endsWith)) {
                requests.merge(name.substring(0, name.indexOf('/')), counter.getValue(), Long::sum);
            }
        }
        List<Span> floods = windows.stream()
                .map(w -> new Span(w.startNanos(), w.endNanos()))
                .toList();
        List<Span> outages = result.outages().stream()
                .map(o -> new Span(o.startNanos(), o.endNanos()))
                .toList();
        List<Span> all = new ArrayList<>(floods);
        all.addAll(outages);
        return new Harm(
                union(floods),
                windows.stream().mapToLong(FloodWindow::unwantedCopies).sum(),
                union(outages),
                result.outages().stream().mapToLong(Outage::lostFrames).sum(),
                dropped,
                requests,
                result.simulatedNanos(),
                List.copyOf(bridges),
                all.stream().map(Span::start).min(Comparator.naturalOrder()).orElse(null));
    }

    private static long union(List<Span> spans) {
        List<Span> sorted =
                spans.stream().sorted(Comparator.comparingLong(Span::start)).toList();
        long sum = 0;
        long end = Long.MIN_VALUE;
        for (Span span : sorted) {
            sum += Math.max(0, span.end() - Math.max(span.start(), end));
            end = Math.max(end, span.end());
        }
        return sum;
    }

    /** Whether nothing was flooded to others and nothing lost. */
    public boolean isNone() {
        return unwantedCopies == 0 && lostFrames == 0;
    }

    /** Whether a bridge missed an address: it flooded to others or dropped. This is what an aging time decides. */
    public boolean isMiss() {
        return unwantedCopies > 0 || droppedUnknown > 0;
    }

    /** Requests of all hosts and gateways. */
    public long requests() {
        return requestsBy.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Requests per second. */
    public double requestRate() {
        return simulatedNanos == 0 ? 0 : requests() * 1e9 / simulatedNanos;
    }

    /** Share of the run in which a bridge flooded, 0 to 1. */
    public double floodedShare() {
        return simulatedNanos == 0 ? 0 : (double) floodedNanos / simulatedNanos;
    }
}
