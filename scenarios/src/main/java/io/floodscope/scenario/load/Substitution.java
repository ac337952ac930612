package io.floodscope.scenario.load;

import io.floodscope.scenario.load.YamlNode.Entry;
import io.floodscope.scenario.load.YamlNode.ListNode;
import io.floodscope.scenario.load.YamlNode.MapNode;
import io.floodscope.scenario.load.YamlNode.ScalarNode;
import io.floodscope.scenario.schema.SourceSpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code ${name}} by variables, from {@code vars} and from the files of {@code vars-from}. A value made from one
 * variable keeps the place of the variable's definition as its origin: that is the line somebody edits.
 */
final class Substitution {

    private static final Pattern REFERENCE = Pattern.compile("\\$(\\$?)\\{([^}]*)}");
    private static final int LONGEST = 1 << 16;
    private static final int MOST_NODES = 200_000;

    private final Problems problems;
    private final Map<String, YamlNode> variables = new LinkedHashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private int nodes;
    private boolean complete = true;

    Substitution(Problems problems) {
        this.problems = problems;
    }

    /** Replaces all references in the tree. */
    void apply(MapNode root, Path path) {
        YamlNode from = root.get("vars-from");
        if (from != null) {
            List<YamlNode> names = from instanceof ListNode list ? list.items() : List.of(from);
            for (YamlNode name : names) {
                if (name instanceof ScalarNode file) {
                    readVariables(file, path);
                }
            }
        }
        if (root.get("vars") instanceof MapNode vars) {
            define("", vars);
        }
        root.entries()
                .replaceAll((key, entry) ->
                        key.equals("vars") ? entry : new Entry(entry.keySpan(), replace(entry.value())));
    }

    /** Whether all files of variables could be read; if not, references to unknown variables are left as they are. */
    boolean isComplete() {
        return complete;
    }

    /** The same node with its references replaced; to be called after {@link #apply}. */
    YamlNode resolve(YamlNode node) {
        return replace(node);
    }

    private void readVariables(ScalarNode file, Path path) {
        NamedFile named = NamedFile.beside(path, file, problems);
        MapNode tree = named == null ? null : named.read(file.text(), "cannot be read for variables", problems);
        if (tree == null) {
            complete = false;
        } else {
            define("", tree);
        }
    }

    private void define(String prefix, MapNode map) {
        map.entries().forEach((key, entry) -> {
            variables.put(prefix + key, entry.value());
            if (entry.value() instanceof MapNode inner) {
                define(prefix + key + ".", inner);
            }
        });
    }

    private YamlNode replace(YamlNode node) {
        if (node instanceof MapNode map) {
            map.entries().replaceAll((k, e) -> new Entry(e.keySpan(), replace(e.value())));
            return map;
        }
        if (node instanceof ListNode list) {
            list.items().replaceAll(this::replace);
            return list;
        }
        ScalarNode scalar = (ScalarNode) node;
        return scalar.text().contains("${") ? expand(scalar) : scalar;
    }

    private YamlNode expand(ScalarNode scalar) {
        Matcher matcher = REFERENCE.matcher(scalar.text());
        StringBuilder out = new StringBuilder();
        List<SourceSpan> used = new ArrayList<>();
        while (matcher.find()) {
            if (!matcher.group(1).isEmpty()) {
                matcher.appendReplacement(out, Matcher.quoteReplacement("${" + matcher.group(2) + "}"));
                continue;
            }
            YamlNode value = variable(matcher.group(2).strip(), scalar);
            if (value == null) {
                return scalar;
            }
            if (matcher.start() == 0 && matcher.end() == scalar.text().length()) {
                return value;
            }
            if (!(value instanceof ScalarNode text)) {
                problems.error(
                        scalar.span(),
                        "'${" + matcher.group(2) + "}' is " + value.kind() + " and cannot stand inside a text");
                return scalar;
            }
            used.add(text.span());
            matcher.appendReplacement(out, Matcher.quoteReplacement(text.text()));
        }
        matcher.appendTail(out);
        if (out.length() > LONGEST) {
            problems.error(scalar.span(), "more than " + LONGEST + " characters after variables are filled in");
            return scalar;
        }
        return new ScalarNode(used.size() == 1 ? used.get(0) : scalar.span(), out.toString(), ScalarNode.Type.TEXT);
    }

    private @Nullable YamlNode variable(String name, ScalarNode at) {
        YamlNode value = variables.get(name);
        if (value == null) {
            if (complete) {
                problems.unknown(at.span(), "unknown variable '" + name + "'", name, variables.keySet());
            }
            return null;
        }
        if (!open.add(name)) {
            problems.error(at.span(), "the variable '" + name + "' is made from itself");
            return null;
        }
        if (nodes > MOST_NODES) {
            problems.error(at.span(), "variables stand for more than " + MOST_NODES + " values");
            open.remove(name);
            return null;
        }
        YamlNode expanded = replace(value.copy());
        nodes += size(expanded);
        open.remove(name);
        return expanded;
    }

    private static int size(YamlNode node) {
        if (node instanceof MapNode map) {
            return 1
                    + map.entries().values().stream()
                            .mapToInt(e -> size(e.value()))
                            .sum();
        }
        return node instanceof ListNode list
                ? 1 + list.items().stream().mapToInt(Substitution::size).sum()
                : 1;
    }
}
