package io.floodscope.scenario.explain;

import io.floodscope.result.Band;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.Mark;
import io.floodscope.result.RunResult;
import io.floodscope.result.StateChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Questions to the record of a run: which state was an entity in, what happened last, what is a setting. */
final class Record {

    private final RunResult result;
    private final Map<String, Band> bands = new LinkedHashMap<>();
    private final Map<String, List<Mark>> marksOfKind = new LinkedHashMap<>();
    private final Map<String, ConfigValue> settings = new LinkedHashMap<>();
    private final Map<String, List<ConfigValue>> matching = new LinkedHashMap<>();
    private final Set<String> groups = new LinkedHashSet<>();

    Record(RunResult result) {
        this.result = result;
        result.bands().forEach(b -> bands.putIfAbsent(b.entity(), b));
        result.marks()
                .forEach(m -> marksOfKind
                        .computeIfAbsent(m.kind(), k -> new ArrayList<>())
                        .add(m));
        result.configuration().forEach(c -> settings.putIfAbsent(c.path(), c));
        settings.keySet().stream().filter(p -> p.startsWith("hosts.")).forEach(p -> groups.add(p.split("\\.")[1]));
    }

    RunResult result() {
        return result;
    }

    /** The state that an entity was in at a time. */
    Optional<StateChange> stateAt(Band band, long nanos) {
        int low = 0;
        int high = band.changes().size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (band.changes().get(middle).timeNanos() > nanos) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == 0 ? Optional.empty() : Optional.of(band.changes().get(low - 1));
    }

    /** The first change of an entity after a time. */
    Optional<StateChange> changeAfter(Band band, long nanos) {
        return band.changes().stream().filter(c -> c.timeNanos() > nanos).findFirst();
    }

    Optional<Band> band(String entity) {
        return Optional.ofNullable(bands.get(entity));
    }

    List<Band> bands(Predicate<String> entity) {
        return bands.values().stream().filter(b -> entity.test(b.entity())).toList();
    }

    /** The marks of a kind, by time. */
    List<Mark> marks(String kind) {
        return Collections.unmodifiableList(marksOfKind.getOrDefault(kind, List.of()));
    }

    /** The last mark of a kind in (from, to] that is wanted. */
    Optional<Mark> lastMark(String kind, Predicate<Mark> wanted, long from, long to) {
        Mark last = null;
        for (Mark mark : marksOfKind.getOrDefault(kind, List.of())) {
            if (mark.timeNanos() > from && mark.timeNanos() <= to && wanted.test(mark)) {
                last = mark;
            }
        }
        return Optional.ofNullable(last);
    }

    /** The first mark of a kind in [from, to] that is wanted. */
    Optional<Mark> firstMark(String kind, Predicate<Mark> wanted, long from, long to) {
        return marksOfKind.getOrDefault(kind, List.of()).stream()
                .filter(m -> m.timeNanos() >= from && m.timeNanos() <= to && wanted.test(m))
                .findFirst();
    }

    Optional<ConfigValue> setting(String path) {
        return Optional.ofNullable(settings.get(path));
    }

    /** The value of a setting, or this if it is not there. */
    String value(String path, String otherwise) {
        return setting(path).map(ConfigValue::value).orElse(otherwise);
    }

    /** The settings whose path is wanted. */
    List<ConfigValue> settings(Predicate<String> path) {
        return settings.values().stream().filter(c -> path.test(c.path())).toList();
    }

    /** The name in the scenario of a host, which may be one of a counted group such as {@code vm-3}. */
    String groupOf(String host) {
        return groups.contains(host) ? host : host.replaceFirst("-\\d+$", "");
    }

    /** The settings whose whole path matches a regular expression. */
    List<ConfigValue> matching(String regex) {
        return matching.computeIfAbsent(regex, r -> {
            Predicate<String> whole = Pattern.compile(r).asMatchPredicate();
            return settings(whole);
        });
    }

    long count(Predicate<String> counter) {
        return result.counters().entrySet().stream()
                .filter(c -> counter.test(c.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
