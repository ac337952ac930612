package io.floodscope.report.html;

import io.floodscope.report.view.CauseLines;
import io.floodscope.report.view.EntityName;
import io.floodscope.report.view.FloodGroup;
import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.RunFacts;
import io.floodscope.report.view.VisibleText;
import io.floodscope.report.view.WindowPattern;
import io.floodscope.result.Cause;
import io.floodscope.result.Disturbance;
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

    /**
     * Causes of floods, the most harmful first, then of outages: the first of them. What happened to many destinations for
     * one cause, set by the same settings, is told once.
     */
    static List<CauseCard> of(RunFacts facts) {
        List<CauseCard> cards = new ArrayList<>();
        floods(facts).values().stream().limit(MAX_CARDS).forEach(groups -> cards.add(flood(groups)));
        outages(facts).values().stream().limit(MAX_CARDS - cards.size()).forEach(group -> cards.add(loss(group)));
        facts.result().disturbances().stream().limit(MAX_CARDS - cards.size()).forEach(d -> cards.add(disturbance(d)));
        return cards;
    }

    /** Cards that there would be without a limit. */
    static int countOf(RunFacts facts) {
        return floods(facts).size()
                + outages(facts).size()
                + facts.result().disturbances().size();
    }

    private static Map<List<Object>, List<FloodGroup>> floods(RunFacts facts) {
        Map<List<Object>, List<FloodGroup>> alike = new LinkedHashMap<>();
        for (FloodGroup group : facts.floodGroups()) {
            Cause cause = group.windows().get(0).cause();
            alike.computeIfAbsent(
                            List.of(group.place(), cause.id(), cause.setBy(), cause.doesNotHelp()),
                            k -> new ArrayList<>())
                    .add(group);
        }
        return alike;
    }

    private static Map<List<Object>, List<Outage>> outages(RunFacts facts) {
        Map<List<Object>, List<Outage>> alike = new LinkedHashMap<>();
        for (Outage o : facts.result().outages()) {
            alike.computeIfAbsent(
                            List.of(
                                    o.from(),
                                    o.cause().id(),
                                    o.cause().setBy(),
                                    o.cause().doesNotHelp()),
                            k -> new ArrayList<>())
                    .add(o);
        }
        return alike;
    }

    private static CauseCard flood(List<FloodGroup> groups) {
        FloodGroup first = groups.get(0);
        long windows = groups.stream().mapToLong(g -> g.windows().size()).sum();
        long copies = groups.stream().mapToLong(FloodGroup::unwantedCopies).sum();
        return card(
                first.windows().get(0).cause(),
                "Flooding on " + first.place() + " to " + VisibleText.of(first.dstMac()) + others(groups.size()),
                groups.size() == 1
                        ? WindowPattern.describe(first.windows())
                        : Quantities.count(windows, "window") + ", "
                                + Quantities.count(copies, "unwanted copy", "unwanted copies")
                                + "; told is the flood with most of them");
    }

    private static CauseCard loss(List<Outage> outages) {
        Outage first = outages.get(0);
        long receivers = outages.stream().map(Outage::to).distinct().count();
        long lost = outages.stream().mapToLong(Outage::lostFrames).sum();
        return card(
                first.cause(),
                "Loss from " + VisibleText.of(first.from()) + " to " + VisibleText.of(first.to()) + others(receivers),
                Quantities.count(outages.size(), "outage") + ", " + Quantities.count(lost, "frame")
                        + " lost, the first from " + Quantities.seconds(first.startNanos()));
    }

    private static String others(long all) {
        return all == 1 ? "" : " and " + Quantities.count(all - 1, "other", "others");
    }

    private static CauseCard card(Cause cause, String what, String extent) {
        return new CauseCard(
                VisibleText.of(cause.id()),
                what,
                extent,
                VisibleText.of(cause.text()),
                chain(cause),
                CauseLines.notes(cause));
    }

    private static CauseCard disturbance(Disturbance d) {
        return card(
                d.cause(),
                "At " + VisibleText.of(d.where()),
                VisibleText.of(d.what()) + ", first at " + Quantities.instant(d.startNanos()));
    }

    private static List<Fact> chain(Cause cause) {
        return cause.chain().stream()
                .limit(MAX_FACTS)
                .map(m -> new Fact(
                        Quantities.instant(m.timeNanos()), EntityName.of(m.entity()), VisibleText.of(m.text())))
                .toList();
    }
}
