package io.floodscope.scenario.run;

import io.floodscope.scenario.check.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which things an assertion judges together and which one by one. */
final class Subjects {

    private static final int FEW = 6;

    private Subjects() {}

    /** The subjects one by one, or all in one group if they are to be added up or none is named. */
    static List<List<String>> groups(List<String> patterns, boolean total, Collection<String> known) {
        if (patterns.isEmpty()) {
            return List.of(List.copyOf(known));
        }
        Set<String> all = new LinkedHashSet<>();
        patterns.forEach(p -> all.addAll(Names.matching(p, known)));
        return grouped(all, total);
    }

    /** The same for hosts, where a pattern may be the name of a group. */
    static List<List<String>> hosts(List<String> patterns, boolean total, Names names) {
        if (patterns.isEmpty()) {
            return List.of(List.copyOf(names.hosts().keySet()));
        }
        Set<String> all = new LinkedHashSet<>();
        patterns.forEach(p -> all.addAll(names.hosts(p)));
        return grouped(all, total);
    }

    /** Subjects that are judged together, as a result names them: all of a few, of many the first, the last and their number. */
    static String together(List<String> group) {
        return group.size() <= FEW
                ? String.join(" + ", group)
                : group.get(0) + " + ... + " + group.get(group.size() - 1) + " (" + group.size() + ")";
    }

    private static List<List<String>> grouped(Set<String> all, boolean total) {
        if (total) {
            return List.of(List.copyOf(all));
        }
        List<List<String>> out = new ArrayList<>();
        all.forEach(name -> out.add(List.of(name)));
        return out;
    }
}
