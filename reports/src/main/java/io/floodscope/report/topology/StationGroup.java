package io.floodscope.report.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stations on one device whose names differ in a number only and to which floods did the same: a box of the picture.
 *
 * @param label what they have in common
 * @param names their names
 * @param tally what floods sent to them
 */
record StationGroup(String label, List<String> names, FloodTally tally) {

    /** Boxes below one device; further stations share a box for each kind of harm. */
    private static final int MOST_GROUPS = 8;

    private static final Pattern NUMBERED = Pattern.compile("(.*?[-_.]?)\\d+");

    StationGroup {
        names = List.copyOf(names);
    }

    /** The stations of one device in boxes, those that floods harmed first. */
    static List<StationGroup> of(Map<String, FloodTally> stations) {
        Map<String, StationGroup> byKind = new LinkedHashMap<>();
        stations.forEach((name, tally) -> byKind.merge(
                tally.wear() + "/" + stem(name), new StationGroup(name, List.of(name), tally), StationGroup::joined));
        List<StationGroup> groups = new ArrayList<>(byKind.values());
        groups.sort(Comparator.comparing((StationGroup g) -> g.tally.wear()).reversed());
        if (groups.size() <= MOST_GROUPS + 1) {
            return groups;
        }
        List<StationGroup> few = new ArrayList<>(groups.subList(0, MOST_GROUPS));
        Map<FloodTally.Wear, StationGroup> rest = new LinkedHashMap<>();
        for (StationGroup group : groups.subList(MOST_GROUPS, groups.size())) {
            rest.merge(group.tally.wear(), group, StationGroup::lumped);
        }
        few.addAll(rest.values());
        return few;
    }

    private static StationGroup joined(StationGroup a, StationGroup b) {
        return together(stem(a.names.get(0)) + "*", a, b);
    }

    private static StationGroup lumped(StationGroup a, StationGroup b) {
        return together("others", a, b);
    }

    private static StationGroup together(String label, StationGroup a, StationGroup b) {
        List<String> names = new ArrayList<>(a.names);
        names.addAll(b.names);
        return new StationGroup(label, names, a.tally.plus(b.tally));
    }

    /** The same boxes below as many devices that look alike. */
    static List<StationGroup> merged(List<StationGroup> a, List<StationGroup> b) {
        List<StationGroup> sums = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            sums.add(together(a.get(i).label, a.get(i), b.get(i)));
        }
        return sums;
    }

    /** Equal for groups that would look the same. */
    String shape() {
        return NetworkTree.withoutNumbers(label) + ":" + names.size() + ":" + tally.wear();
    }

    private static String stem(String name) {
        Matcher numbered = NUMBERED.matcher(name);
        return numbered.matches() ? numbered.group(1) : name;
    }
}
