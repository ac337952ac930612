package io.floodscope.scenario.load;

import io.floodscope.scenario.load.YamlNode.Entry;
import io.floodscope.scenario.load.YamlNode.MapNode;
import io.floodscope.scenario.load.YamlNode.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Turns a scenario into one of its variants: {@code set} changes values by path, and {@code title}, {@code expect} and
 * {@code assert} take the place of the file's own.
 */
final class Variants {

    private static final List<String> REPLACED = List.of("title", "expect", "assert");

    private final Problems problems;

    Variants(Problems problems) {
        this.problems = problems;
    }

    /** Replaces what the variant replaces, and returns the values that it changes by path. */
    List<SetOption> apply(MapNode root, String name) {
        List<SetOption> out = new ArrayList<>();
        MapNode all = root.get("variants") instanceof MapNode map ? map : null;
        YamlNode chosen = all == null ? null : all.get(name);
        if (chosen != null && !(chosen instanceof MapNode)) {
            problems.error(chosen.span(), "expected a mapping for the variant '" + name + "', found " + chosen.kind());
            return out;
        }
        if (!(chosen instanceof MapNode variant)) {
            problems.unknown(
                    root.span(),
                    "the scenario has no variant '" + name + "'",
                    name,
                    all == null ? Set.of() : all.entries().keySet());
            return out;
        }
        variant.entries().forEach((key, entry) -> {
            if (REPLACED.contains(key)) {
                root.entries().put(key, new Entry(entry.keySpan(), entry.value().copy()));
            } else if (key.equals("set") && entry.value() instanceof MapNode changes) {
                changes.entries().forEach((path, change) -> out.add(SetOption.of(path, change.value())));
            } else if (key.equals("set")) {
                problems.error(
                        entry.value().span(),
                        "expected a mapping of paths to values for 'set', found "
                                + entry.value().kind());
            } else {
                problems.unknown(
                        entry.keySpan(),
                        "unknown key '" + key + "' in variant '" + name + "'",
                        key,
                        List.of("title", "set", "expect", "assert"));
            }
        });
        if (root.get("name") instanceof ScalarNode own) {
            ScalarNode renamed = new ScalarNode(own.span(), own.text() + "@" + name, ScalarNode.Type.TEXT);
            root.entries().put("name", new Entry(own.span(), renamed));
        }
        return out;
    }
}
