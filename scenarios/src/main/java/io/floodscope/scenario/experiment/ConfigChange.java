package io.floodscope.scenario.experiment;

import io.floodscope.result.ConfigValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A setting that has another value on side B.
 *
 * @param path path into the scenario
 * @param before value on side A, empty if it is not there
 * @param after value on side B, empty if it is not there
 * @param origin where B's value is written (A's if B has none)
 */
public record ConfigChange(String path, String before, String after, String origin) {

    /**
     * The settings in which two configurations differ, in the order of A, then those that only B has. What the scenarios are
     * called and what they expect makes no difference to a run.
     */
    static List<ConfigChange> between(List<ConfigValue> a, List<ConfigValue> b) {
        Map<String, ConfigValue> left = byPath(a);
        Map<String, ConfigValue> right = byPath(b);
        List<ConfigChange> changes = new ArrayList<>();
        left.forEach((path, old) -> {
            ConfigValue now = right.get(path);
            if (now == null) {
                changes.add(new ConfigChange(path, old.value(), "", old.origin()));
            } else if (!now.value().equals(old.value())) {
                changes.add(new ConfigChange(path, old.value(), now.value(), now.origin()));
            }
        });
        right.forEach((path, now) -> {
            if (!left.containsKey(path)) {
                changes.add(new ConfigChange(path, "", now.value(), now.origin()));
            }
        });
        return changes;
    }

    private static Map<String, ConfigValue> byPath(List<ConfigValue> values) {
        Map<String, ConfigValue> out = new LinkedHashMap<>();
        values.stream().filter(v -> !v.isAboutScenario()).forEach(v -> out.put(v.path(), v));
        return out;
    }
}
