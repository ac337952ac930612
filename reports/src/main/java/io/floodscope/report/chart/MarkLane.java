package io.floodscope.report.chart;

import io.floodscope.report.view.RunFacts;
import io.floodscope.report.view.VisibleText;
import io.floodscope.result.Band;
import io.floodscope.result.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The dated facts of one kind.
 *
 * @param kind the kind's short word
 * @param label what people call it
 * @param marks the facts in order of time
 */
public record MarkLane(String kind, String label, List<Mark> marks) {

    private static final int MAX_LANES = 6;

    /** More probes than this fill a lane from end to end and say nothing. */
    private static final int MOST_PROBES = 400;

    private static final String PROBE = "neigh-probe";

    /** What charts call the common kinds; others are called by their word. */
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("fdb-expired", "FDB entry expired"),
            Map.entry("fdb-learned", "FDB entry learned"),
            Map.entry("fdb-refreshed", "FDB entry last refreshed"),
            Map.entry("fdb-moved", "FDB entry moved"),
            Map.entry("fdb-flushed", "FDB flushed"),
            Map.entry("fdb-evicted", "FDB entry evicted"),
            Map.entry("fdb-deleted", "FDB entry deleted"),
            Map.entry("fdb-link-down", "FDB entry lost with carrier"),
            Map.entry("fdb-port-removed", "FDB entry lost with its port"),
            Map.entry("gateway-refresh", "gateway asks its hosts again"),
            Map.entry("gateway-announcement", "gateway announces itself"),
            Map.entry("gateway-arp-expired", "gateway's ARP entry expired"),
            Map.entry("neigh-address", "neighbour has another MAC"),
            Map.entry("neigh-failed", "neighbour did not answer"),
            Map.entry(PROBE, "neighbour probed"),
            Map.entry("binding-inserted", "MAC binding inserted"),
            Map.entry("binding-deleted", "MAC binding deleted"),
            Map.entry("binding-probed", "MAC binding probed"),
            Map.entry("binding-mac-changed", "MAC binding changed"),
            Map.entry("topology-change", "topology change"),
            Map.entry("failover", "failover"));

    /**
     * Lanes worth drawing: what takes entries away first, then what brings them back, then the rest, at most six. Probes are
     * read off the neighbours' states. If there
     * were floods, facts about FDB entries count only for MACs that were flooded.
     */
    public static List<MarkLane> of(RunFacts facts) {
        Map<String, List<Mark>> byKind = new LinkedHashMap<>();
        for (Mark mark : facts.result().marks()) {
            if (isTelling(mark, facts)) {
                byKind.computeIfAbsent(mark.kind(), k -> new ArrayList<>()).add(mark);
            }
        }
        List<Mark> probes = probes(facts);
        if (!probes.isEmpty() && probes.size() <= MOST_PROBES) {
            byKind.putIfAbsent(PROBE, probes);
        }
        return byKind.entrySet().stream()
                .sorted(Comparator.comparingInt(e -> rank(e.getKey())))
                .limit(MAX_LANES)
                .map(e -> new MarkLane(e.getKey(), label(e.getKey()), e.getValue()))
                .toList();
    }

    private static List<Mark> probes(RunFacts facts) {
        List<Mark> probes = new ArrayList<>();
        for (Band band : facts.result().bands()) {
            if (band.entity().contains("/neigh/")) {
                band.changes().stream()
                        .filter(c -> c.state().equals("PROBE"))
                        .forEach(c -> probes.add(new Mark(c.timeNanos(), band.entity(), PROBE, "entered PROBE")));
            }
        }
        probes.sort(Comparator.comparingLong(Mark::timeNanos));
        return probes;
    }

    private static boolean isTelling(Mark mark, RunFacts facts) {
        return !mark.kind().startsWith("fdb-") || facts.floodGroups().isEmpty() || facts.isFlooded(mark.entity());
    }

    private static String label(String kind) {
        String known = LABELS.get(kind);
        return known == null ? VisibleText.of(kind).replace('-', ' ') : known;
    }

    private static int rank(String kind) {
        if (kind.equals("fdb-expired")) {
            return 0;
        }
        if (kind.contains("refresh")) {
            return 1;
        }
        if (kind.contains("failover") || kind.contains("master") || kind.contains("announce")) {
            return 2;
        }
        if (kind.contains("flush") || kind.contains("evict") || kind.contains("moved") || kind.contains("probe")) {
            return 3;
        }
        return kind.equals("fdb-learned") ? 4 : 5;
    }
}
