package io.floodscope.report.html;

import io.floodscope.report.view.CauseLines;
import io.floodscope.report.view.EntityName;
import io.floodscope.report.view.FloodGroup;
import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.RunFacts;
import io.floodscope.report.view.VisibleText;
import io.floodscope.report.view.WindowPattern;
import io.floodscope.result.Cause;
import io.floodscope.result.Outage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why something went wrong, told once for all its occurrences.
 *
 * @param id kind of cause
 * @param what what went wrong and where
 * @param extent how often and how long
 * @param text the sentence that names the setting
 * @param facts the dated chain of the first occurrence, at most 40
 * @param notes what ended it, the settings responsible and what does not help
 */
public record CauseCard(String id, String what, String extent, String text, List<Fact> facts, List<CauseLines> notes) {

    private static final int MAX_CARDS = 30;
    private static final int MAX_FACTS = 40;

    /** A dated fact: when, to what, what. */
    public record Fact(String time, String entity, String text) {}

    /** Causes of floods by destination, the most harmful first, then of outages by sender and receiver: the first of them. */
    static List<CauseCard> of(RunFacts facts) {
        List<CauseCard> cards = new ArrayList<>();
        for (FloodGroup group : facts.floodGroups().stream().limit(MAX_CARDS).toList()) {
            Cause cause = group.windows().get(0).cause();
            cards.add(new CauseCard(
                    VisibleText.of(cause.id()),
                    "Flooding on " + group.place() + " to " + VisibleText.of(group.dstMac()),
                    WindowPattern.describe(group.windows()),
                    VisibleText.of(cause.text()),
                    chain(cause),
                    CauseLines.notes(cause)));
        }
        outages(facts).entrySet().stream()
                .limit(MAX_CARDS - cards.size())
                .forEach(e -> cards.add(card(e.getKey(), e.getValue())));
        return cards;
    }

    /** Cards that there would be without a limit. */
    static int countOf(RunFacts facts) {
        return facts.floodGroups().size() + outages(facts).size();
    }

    private static Map<String, List<Outage>> outages(RunFacts facts) {
        Map<String, List<Outage>> groups = new LinkedHashMap<>();
        for (Outage o : facts.result().outages()) {
            String what = "Loss from " + VisibleText.of(o.from()) + " to " + VisibleText.of(o.to());
            groups.computeIfAbsent(what, w -> new ArrayList<>()).add(o);
        }
        return groups;
    }

    private static CauseCard card(String what, List<Outage> outages) {
        Cause cause = outages.get(0).cause();
        long lost = outages.stream().mapToLong(Outage::lostFrames).sum();
        return new CauseCard(
                VisibleText.of(cause.id()),
                what,
                Quantities.count(outages.size(), "outage") + ", " + Quantities.count(lost, "frame")
                        + " lost, the first from "
                        + Quantities.seconds(outages.get(0).startNanos()),
                VisibleText.of(cause.text()),
                chain(cause),
                CauseLines.notes(cause));
    }

    private static List<Fact> chain(Cause cause) {
        return cause.chain().stream()
                .limit(MAX_FACTS)
                .map(m -> new Fact(
                        Quantities.instant(m.timeNanos()), EntityName.of(m.entity()), VisibleText.of(m.text())))
                .toList();
    }
}
