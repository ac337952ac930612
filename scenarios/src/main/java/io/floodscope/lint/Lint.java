package io.floodscope.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Applies all rules. */
public final class Lint {

    private static final int MOST_NAMES = 5;

    private Lint() {}

    /** The findings, in the order of the files and the rules. */
    public static List<LintFinding> check(List<LintFacts> all) {
        List<LintFinding> out = new ArrayList<>();
        for (LintFacts facts : all) {
            GatewayRules.check(facts, out);
            BridgeRules.check(facts, out);
            KernelRules.check(facts, out);
            OvnRules.check(facts, out);
        }
        List<LintFinding> joined = join(out);
        joined.sort((a, b) -> {
            int byPlace = a.place().compareTo(b.place());
            return byPlace != 0 ? byPlace : a.rule().compareTo(b.rule());
        });
        return joined;
    }

    /** One finding instead of many that say the same of several bridges, as when one line sets the aging of all of them. */
    private static List<LintFinding> join(List<LintFinding> all) {
        Map<List<Object>, Set<String>> abouts = new LinkedHashMap<>();
        Map<List<Object>, LintFinding> first = new LinkedHashMap<>();
        for (LintFinding each : all) {
            List<Object> key = List.of(each.rule(), each.text(), each.place(), each.related());
            first.putIfAbsent(key, each);
            abouts.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(each.about());
        }
        List<LintFinding> out = new ArrayList<>();
        first.forEach((key, each) -> {
            List<String> names = new ArrayList<>(abouts.getOrDefault(key, Set.of()));
            String more = names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "";
            String about = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size()))) + more;
            out.add(new LintFinding(each.rule(), about, each.text(), each.place(), each.related()));
        });
        return out;
    }

    /** Whether a finding fails a pipeline. */
    public static boolean fails(List<LintFinding> findings) {
        return findings.stream().anyMatch(f -> f.rule().level() == Level.ERROR);
    }
}
