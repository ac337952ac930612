package io.floodscope.report.chart;

import io.floodscope.report.view.RunFacts;
import io.floodscope.result.Band;
import io.floodscope.result.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
            byKind.putIfAbsent(MarkKind.PROBE, probes);
        }
        return byKind.entrySet().stream()
                .sorted(Comparator.comparingInt(e -> MarkKind.of(e.getKey()).rank()))
                .limit(MAX_LANES)
                .map(e -> new MarkLane(e.getKey(), words(e.getKey()), e.getValue()))
                .toList();
    }

    private static List<Mark> probes(RunFacts facts) {
        List<Mark> probes = new ArrayList<>();
        for (Band band : facts.result().bands()) {
            if (band.entity().contains("/neigh/")) {
                band.changes().stream()
                        .filter(c -> c.state().equals("PROBE"))
                        .forEach(c ->
                                probes.add(new Mark(c.timeNanos(), band.entity(), MarkKind.PROBE, "entered PROBE")));
            }
        }
        probes.sort(Comparator.comparingLong(Mark::timeNanos));
        return probes;
    }

    private static boolean isTelling(Mark mark, RunFacts facts) {
        return !mark.kind().startsWith("fdb-") || facts.floodGroups().isEmpty() || facts.isFlooded(mark.entity());
    }

    /** What people call a kind of dated fact. */
    public static String words(String kind) {
        return MarkKind.of(kind).label();
    }

    /** How the facts stand on a plot, as style sheets and scripts call it; null if only their lane shows them. */
    public @Nullable String glyph() {
        MarkKind.Glyph glyph = MarkKind.of(kind).glyph();
        return glyph == null ? null : glyph.word();
    }

    /** The label behind the sign that stands for the facts on a plot. */
    public String signedLabel() {
        MarkKind.Glyph glyph = MarkKind.of(kind).glyph();
        return glyph == null ? label : glyph.sign() + " " + label;
    }

    /** Whether the facts take something away or tell of a failure. */
    public boolean isBad() {
        MarkKind of = MarkKind.of(kind);
        return of.rank() == 0 || (of.glyph() == null && of.isTrouble());
    }
}
