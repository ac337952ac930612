package io.floodscope.report.compare;

import io.floodscope.report.view.FloodGroup;
import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.RunFacts;
import io.floodscope.report.view.SeedText;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.ExpectationResult;
import io.floodscope.result.Outage;
import io.floodscope.result.RunResult;
import io.floodscope.result.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Two runs side by side: what differs in their settings, and what differs in effect. Runs can be compared if they have the
 * same seed and length; otherwise a difference says nothing about the settings.
 */
public final class Comparison {

    /** Below this share a difference is noise: the order of two frames, a window's rounding. */
    private static final double NOISE = 0.01;

    private static final int MAX_COUNTERS = 25;

    private final RunFacts before;
    private final RunFacts after;
    private final List<Effect> effects = new ArrayList<>();

    /** Compares run A with run B. */
    public Comparison(RunResult a, RunResult b) {
        this.before = new RunFacts(a);
        this.after = new RunFacts(b);
        collect();
    }

    /** How an effect is to be judged. */
    public enum Judgement {
        /** Less harm in B. */
        BETTER,
        /** More harm in B. */
        WORSE,
        /** No difference above the noise. */
        SAME,
        /** A difference that is neither good nor bad in itself. */
        DIFFERENT
    }

    /**
     * One measured effect.
     *
     * @param name what was measured
     * @param a value in A with unit
     * @param b value in B with unit
     * @param ratio B as a multiple of A; empty if A is 0
     * @param judgement what to think of it
     * @param weight for sorting: how far apart the values are, 0 to 1
     */
    public record Effect(String name, String a, String b, String ratio, Judgement judgement, double weight) {}

    /** A setting that differs. */
    public record Setting(String path, String a, String b, String originB) {}

    /** Run A. */
    public RunFacts a() {
        return before;
    }

    /** Run B. */
    public RunFacts b() {
        return after;
    }

    /** Why the two should not be compared; empty if they may. */
    public List<String> obstacles() {
        List<String> reasons = new ArrayList<>();
        if (before.result().seed() != after.result().seed()
                || before.result().run() != after.result().run()) {
            reasons.add("the seeds differ: " + SeedText.of(before.result()).replaceFirst("^seed ", "") + " and "
                    + SeedText.of(after.result()).replaceFirst("^seed ", ""));
        }
        if (before.result().simulatedNanos() != after.result().simulatedNanos()) {
            reasons.add("the simulated times differ: "
                    + Quantities.clock(before.result().simulatedNanos()) + " and "
                    + Quantities.clock(after.result().simulatedNanos()));
        }
        return reasons;
    }

    /** Effects, harm first, then by how far apart the values are. */
    public List<Effect> effects() {
        return List.copyOf(effects);
    }

    /** True if B does more harm: more flooding or loss above the noise, or an expectation that no longer holds. */
    public boolean regression() {
        return effects.stream().anyMatch(e -> e.judgement() == Judgement.WORSE);
    }

    /** Settings that differ, in the order of B, without names and expectations: those make no difference to a run. */
    public List<Setting> settings() {
        return differing(false);
    }

    /** Values that differ in what the scenarios are called and expect. */
    public List<Setting> otherDifferences() {
        return differing(true);
    }

    private List<Setting> differing(boolean aboutScenario) {
        Map<String, ConfigValue> old = new LinkedHashMap<>();
        before.result().configuration().stream()
                .filter(v -> v.isAboutScenario() == aboutScenario)
                .forEach(v -> old.put(v.path(), v));
        List<Setting> settings = new ArrayList<>();
        for (ConfigValue value : after.result().configuration()) {
            ConfigValue was = old.remove(value.path());
            boolean differs = was == null || !was.value().equals(value.value());
            if (differs && value.isAboutScenario() == aboutScenario) {
                settings.add(new Setting(value.path(), was == null ? "" : was.value(), value.value(), value.origin()));
            }
        }
        old.values().forEach(v -> settings.add(new Setting(v.path(), v.value(), "", "")));
        return settings;
    }

    /** One sentence: which way it went, and by what. */
    public String sentence() {
        long better = count(Judgement.BETTER);
        long worse = count(Judgement.WORSE);
        if (worse + better == 0) {
            return effects.isEmpty()
                    ? "No difference at all."
                    : "No difference in floods, losses or checks; counters differ.";
        }
        Effect first = effects.stream()
                .filter(e -> e.judgement() == (worse > 0 ? Judgement.WORSE : Judgement.BETTER))
                .findFirst()
                .orElseThrow();
        String mood = worse == 0 ? "Better" : better == 0 ? "Worse" : "Better in " + better + ", worse in " + worse;
        return mood + ": " + first.name() + " goes from " + first.a() + " to " + first.b() + ".";
    }

    private long count(Judgement judgement) {
        return effects.stream().filter(e -> e.judgement() == judgement).count();
    }

    private void collect() {
        checks();
        harm("time flooded", before.floodedNanos(), after.floodedNanos(), Unit.SECONDS);
        for (String place : places()) {
            harm("time flooded on " + place, flooded(before, place), flooded(after, place), Unit.SECONDS);
        }
        harm("unwanted bytes", before.unwantedBytes(), after.unwantedBytes(), Unit.BYTES);
        Set<String> ports = portsOfBoth(before, after);
        harm("peak of unwanted traffic at one port", peak(before, ports), peak(after, ports), Unit.RATE);
        harm("time in outages", outage(before), outage(after), Unit.SECONDS);
        harm("frames lost", before.lostFrames(), after.lostFrames(), Unit.COUNT);
        List<Effect> counters = new ArrayList<>();
        Set<String> names = new TreeSet<>(before.result().counters().keySet());
        names.addAll(after.result().counters().keySet());
        for (String name : names) {
            long a = before.result().counters().getOrDefault(name, 0L);
            long b = after.result().counters().getOrDefault(name, 0L);
            if (a != b && weight(a, b) > NOISE) {
                counters.add(effect(name, a, b, Unit.COUNT, Judgement.DIFFERENT));
            }
        }
        effects.sort(Comparator.comparingInt(e -> order(e.judgement())));
        counters.sort(Comparator.comparingDouble(Effect::weight).reversed());
        effects.addAll(counters.subList(0, Math.min(MAX_COUNTERS, counters.size())));
    }

    private void checks() {
        Map<String, Verdict> old = new LinkedHashMap<>();
        before.result().expectations().forEach(e -> old.put(e.name(), e.verdict()));
        for (ExpectationResult e : after.result().expectations()) {
            Verdict was = old.get(e.name());
            if (was != null && was != e.verdict()) {
                boolean worse = e.verdict() == Verdict.FAIL && !e.warning();
                boolean better = e.verdict() == Verdict.PASS;
                effects.add(new Effect(
                        "check '" + e.name() + "'",
                        was.word(),
                        e.verdict().word(),
                        "",
                        worse ? Judgement.WORSE : better ? Judgement.BETTER : Judgement.DIFFERENT,
                        1));
            }
        }
    }

    private Set<String> places() {
        Set<String> places = new LinkedHashSet<>();
        before.floodGroups().forEach(g -> places.add(g.place()));
        after.floodGroups().forEach(g -> places.add(g.place()));
        return places;
    }

    private static long flooded(RunFacts facts, String place) {
        return facts.floodGroups().stream()
                .filter(g -> g.place().equals(place))
                .mapToLong(FloodGroup::floodedNanos)
                .max()
                .orElse(0);
    }

    /** Ports that both runs observed: what a run did not observe is not 0. */
    public static Set<String> portsOfBoth(RunFacts a, RunFacts b) {
        Set<String> ports = new TreeSet<>();
        a.ports().forEach(port -> ports.add(port.port()));
        Set<String> others = new TreeSet<>();
        b.ports().forEach(port -> others.add(port.port()));
        ports.retainAll(others);
        return ports;
    }

    private static long peak(RunFacts facts, Set<String> ports) {
        return facts.ports().stream()
                .filter(port -> ports.contains(port.port()))
                .mapToLong(port -> Math.round(port.peakUnwantedBitsPerSecond()))
                .max()
                .orElse(0);
    }

    private static long outage(RunFacts facts) {
        return facts.result().outages().stream()
                .mapToLong((Outage o) -> o.endNanos() - o.startNanos())
                .sum();
    }

    private static int order(Judgement judgement) {
        return switch (judgement) {
            case WORSE -> 0;
            case BETTER -> 1;
            case DIFFERENT -> 2;
            case SAME -> 3;
        };
    }

    private enum Unit {
        SECONDS,
        BYTES,
        RATE,
        COUNT
    }

    private void harm(String name, long a, long b, Unit unit) {
        if (a == 0 && b == 0) {
            return;
        }
        boolean noise = weight(a, b) <= NOISE;
        effects.add(effect(name, a, b, unit, noise ? Judgement.SAME : b > a ? Judgement.WORSE : Judgement.BETTER));
    }

    private static Effect effect(String name, long a, long b, Unit unit, Judgement judgement) {
        String ratio = a == 0 ? "" : String.format(Locale.ROOT, "x %.2f", (double) b / a);
        return new Effect(name, print(a, unit), print(b, unit), ratio, judgement, weight(a, b));
    }

    private static double weight(long a, long b) {
        long larger = Math.max(Math.abs(a), Math.abs(b));
        return larger == 0 ? 0 : (double) Math.abs(b - a) / larger;
    }

    private static String print(long value, Unit unit) {
        return switch (unit) {
            case SECONDS -> Quantities.seconds(value);
            case BYTES -> Quantities.bytes(value);
            case RATE -> Quantities.rate(value);
            case COUNT -> Quantities.count(value);
        };
    }
}
