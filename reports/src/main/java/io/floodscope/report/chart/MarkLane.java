package io.floodscope.report.chart;

import io.floodscope.report.view.RunFacts;
import io.floodscope.report.view.VisibleText;
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

    private static final int MAX_LANES = 5;

    /** What charts call the common kinds; others are called by their word. */
    private static final Map<String, String> LABELS = Map.of(
            "fdb-expired", "FDB entry expired",
            "fdb-learned", "FDB entry learned",
            "fdb-moved", "FDB entry moved",
            "fdb-flushed", "FDB flushed",
            "gateway-refresh", "gateway refresh",
            "neigh-probe", "neighbour probe",
            "failover", "failover");

    /**
     * Lanes worth drawing: what takes entries away first, then what brings them back, then the rest, at most five. If there
     * were floods, facts about FDB entries count only for MACs that were flooded.
     */
    public static List<MarkLane> of(RunFacts facts) {
        Map<String, List<Mark>> byKind = new LinkedHashMap<>();
        for (Mark mark : facts.result().marks()) {
            if (isTelling(mark, facts)) {
                byKind.computeIfAbsent(mark.kind(), k -> new ArrayList<>()).add(mark);
            }
        }
        return byKind.entrySet().stream()
                .sorted(Comparator.comparingInt(e -> rank(e.getKey())))
                .limit(MAX_LANES)
                .map(e -> new MarkLane(e.getKey(), label(e.getKey()), e.getValue()))
                .toList();
    }

    private static boolean isTelling(Mark mark, RunFacts facts) {
        return !mark.kind().startsWith("fdb-")
                || facts.floodGroups().isEmpty()
                || facts.floodGroups().stream().anyMatch(g -> mark.entity().endsWith(g.dstMac()));
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
        if (kind.contains("flush") || kind.contains("evict") || kind.contains("moved")) {
            return 3;
        }
        return kind.equals("fdb-learned") ? 4 : 5;
    }
}
