package io.floodscope.serve;

import io.floodscope.result.ConfigValue;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.profile.InheritedSettings;
import io.floodscope.text.Durations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A duration that can be moved, in one block or in all blocks of a kind at once.
 *
 * @param label which blocks it belongs to
 * @param key the key of the scenario language
 * @param value what it is now
 * @param origin the value as the file has it, and where it comes from; all values if blocks differ
 * @param paths what {@code --set} takes to change it, a wildcard if one reaches them all
 * @param members the single settings behind it, none if it is a single one
 */
record Slider(String label, String key, String value, String origin, List<String> paths, List<Slider> members) {

    /** Above so many blocks of a kind only all of them can be moved at once. */
    private static final int MOST_MEMBERS = 40;

    /** Every duration of bridges, gateways and neighbour tables, by kind of block and key. */
    static List<Slider> of(LoadedScenario loaded, Names names, ScenarioSource source) {
        Map<String, List<Slider>> groups = new LinkedHashMap<>();
        for (ConfigValue value : InheritedSettings.completed(loaded, names.profiles())) {
            String[] path = value.path().split("\\.", -1);
            if (isAging(path) && Durations.tryParse(value.value()).isPresent()) {
                String key = String.join(".", List.of(path).subList(2, path.length));
                groups.computeIfAbsent(path[0] + " " + key, g -> new ArrayList<>())
                        .add(new Slider(
                                path[1],
                                key,
                                value.value(),
                                value.value() + ", " + value.origin(),
                                List.of(value.path()),
                                List.of()));
            }
        }
        List<Slider> sliders = new ArrayList<>();
        groups.forEach((group, members) -> sliders.add(
                members.size() == 1
                        ? members.get(0)
                        : together(group.substring(0, group.indexOf(' ')), members, source)));
        return sliders;
    }

    /**
     * Durations of bridges and gateways, and those of hosts' neighbour tables; not what a cable delays, and not where a
     * bridge's clock stands. A name with a dot has no path.
     */
    private static boolean isAging(String[] path) {
        return path.length >= 3
                && !List.of(path).contains("cable")
                && !path[path.length - 1].equals("clock-phase")
                && (path[0].equals("bridges")
                        || path[0].equals("gateways")
                        || (path[0].equals("hosts") && path[2].equals("neigh")));
    }

    private static Slider together(String kind, List<Slider> members, ScenarioSource source) {
        Slider first = members.get(0);
        String wildcard = kind + ".*." + first.key;
        List<String> paths = new ArrayList<>();
        members.forEach(m -> paths.addAll(m.paths));
        String values =
                String.join(", ", members.stream().map(Slider::value).distinct().toList());
        return new Slider(
                "all " + members.size() + " " + kind,
                first.key,
                first.value,
                values.equals(first.value) ? first.origin : values,
                reachesAll(wildcard, first.value, paths, source) ? List.of(wildcard) : paths,
                members.size() > MOST_MEMBERS ? List.of() : members);
    }

    private static boolean reachesAll(String wildcard, String value, List<String> paths, ScenarioSource source) {
        LoadedScenario changed = source.load(List.of(wildcard + "=" + value)).scenario();
        if (changed == null) {
            return false;
        }
        List<String> set = changed.configuration().stream()
                .filter(v -> v.origin().equals("--set"))
                .map(ConfigValue::path)
                .toList();
        return set.size() == paths.size() && set.containsAll(paths);
    }
}
