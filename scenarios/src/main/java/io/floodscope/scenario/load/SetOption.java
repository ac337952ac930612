package io.floodscope.scenario.load;

import io.floodscope.scenario.load.YamlNode.Entry;
import io.floodscope.scenario.load.YamlNode.ListNode;
import io.floodscope.scenario.load.YamlNode.MapNode;
import io.floodscope.scenario.load.YamlNode.ScalarNode;
import io.floodscope.scenario.schema.SourceFile;
import io.floodscope.scenario.schema.SourceSpan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code --set path=value}: replaces the values that a path names.
 *
 * <p>The path goes from the root by keys and list positions, separated by dots. {@code *} stands for any part of one level
 * ({@code c1-*}), {@code **} for any number of levels. A key that is written is replaced. A key that is not written is set
 * too where the language knows it: always if the path names its block without wildcards, and with wildcards only where the
 * key has a default, so that {@code **.mac-aging-time} reaches every bridge but {@code **.rate} gives no link a rate.
 */
final class SetOption {

    private static final Set<String> FIRST = Set.of("fabric", "vars", "vars-from", "templates");

    private final String[] path;
    private final String text;
    private final SourceFile file;
    private final YamlNode value;

    private SetOption(String[] path, String text, SourceFile file, YamlNode value) {
        this.path = path;
        this.text = text;
        this.file = file;
        this.value = value;
    }

    /** Reads {@code path=value}; the value is YAML (a scalar, {@code [a, b]} or {@code {k: v}}). Null after an error. */
    static @Nullable SetOption parse(String text, Problems problems) {
        SourceFile file = new SourceFile("--set " + text, "--set", List.of());
        SourceSpan span = new SourceSpan(file, 0, 0, 1);
        int equals = text.indexOf('=');
        if (equals <= 0) {
            problems.error(span, "expected path=value, such as bridges.br-int.mac-aging-time=1800s");
            return null;
        }
        Problems inner = new Problems();
        MapNode wrapped = YamlReader.read(
                new SourceFile("--set", "--set", List.of()), "value: " + text.substring(equals + 1), inner);
        if (wrapped == null || inner.hasErrors() || wrapped.entries().size() != 1) {
            problems.error(span, "'" + text.substring(equals + 1) + "' is not a YAML value");
            return null;
        }
        YamlNode value = moved(wrapped.entries().values().iterator().next().value(), span);
        return new SetOption(text.substring(0, equals).split("\\.", -1), text, file, value);
    }

    /** A change that a variant of a file makes; its value keeps its place there. */
    static SetOption of(String path, YamlNode value) {
        return new SetOption(path.split("\\.", -1), path, value.span().file(), value);
    }

    /** The same value with every place replaced: it was written on the command line. */
    private static YamlNode moved(YamlNode node, SourceSpan span) {
        if (node instanceof MapNode map) {
            Map<String, Entry> entries = new java.util.LinkedHashMap<>();
            map.entries().forEach((k, e) -> entries.put(k, new Entry(span, moved(e.value(), span))));
            return new MapNode(span, entries);
        }
        if (node instanceof ListNode list) {
            return new ListNode(
                    span,
                    new ArrayList<>(
                            list.items().stream().map(n -> moved(n, span)).toList()));
        }
        ScalarNode scalar = (ScalarNode) node;
        return new ScalarNode(span, scalar.text(), scalar.type());
    }

    /** Whether it is about the fabric as a whole. */
    boolean concernsFabric() {
        return path[0].equals("fabric");
    }

    /** Whether it changes something that is read before a fabric is written out. */
    boolean comesFirst() {
        return FIRST.contains(path[0]);
    }

    /** Whether it begins with a wildcard and may reach both a fabric and what is made from it. */
    boolean isWild() {
        return path[0].indexOf('*') >= 0;
    }

    /** The same with another value. */
    SetOption with(UnaryOperator<YamlNode> change) {
        return new SetOption(path, text, file, change.apply(value.copy()));
    }

    /** Changes the tree; notes a problem if the path matches nothing. */
    void apply(MapNode root, TypeCursor type, Problems problems) {
        if (walk(root, type, 0, false) == 0) {
            Set<String> known = new LinkedHashSet<>();
            collect(root, "", known);
            problems.unknown(
                    value.span(),
                    "the path '" + String.join(".", path) + "' matches nothing in the scenario",
                    String.join(".", path),
                    withWildcards(known));
        }
    }

    /** For a path that begins with a wildcard the nearest path is one that begins so too. */
    private Set<String> withWildcards(Set<String> known) {
        if (!path[0].equals("**")) {
            return known;
        }
        Set<String> out = new LinkedHashSet<>();
        for (String name : known) {
            out.add("**." + name.substring(name.lastIndexOf('.') + 1));
        }
        return out;
    }

    private int walk(YamlNode node, TypeCursor type, int at, boolean wild) {
        if (at == path.length) {
            return 0;
        }
        String part = path[at];
        if (part.equals("**")) {
            int hits = walk(node, type, at + 1, true);
            if (node instanceof MapNode map) {
                for (Map.Entry<String, Entry> e : List.copyOf(map.entries().entrySet())) {
                    hits += walk(e.getValue().value(), type.down(e.getKey(), map), at, true);
                }
            } else if (node instanceof ListNode list) {
                for (YamlNode item : list.items()) {
                    hits += walk(item, type.item(), at, true);
                }
            }
            return hits;
        }
        boolean glob = part.indexOf('*') >= 0;
        if (node instanceof MapNode map) {
            return intoMap(map, type, at, wild || glob, glob);
        }
        return node instanceof ListNode list ? intoList(list, type, at, wild || glob) : 0;
    }

    private int intoMap(MapNode map, TypeCursor type, int at, boolean wild, boolean glob) {
        String part = path[at];
        boolean last = at == path.length - 1;
        int hits = 0;
        for (Map.Entry<String, Entry> e : List.copyOf(map.entries().entrySet())) {
            if (matches(part, e.getKey())) {
                if (last) {
                    map.entries().put(e.getKey(), new Entry(e.getValue().keySpan(), value.copy()));
                    hits++;
                } else {
                    hits += walk(e.getValue().value(), type.down(e.getKey(), map), at + 1, wild);
                }
            }
        }
        if (hits == 0 && !glob && !map.entries().containsKey(part)) {
            KeyType key = type.key(part, map);
            if (key != null && last && (!wild || (key.isScalar() && key.hasDefault()))) {
                map.entries().put(part, new Entry(value.span(), value.copy()));
                hits++;
            } else if (key != null && !last && !wild && type.down(part, map).isBlock()) {
                MapNode made = new MapNode(value.span(), new java.util.LinkedHashMap<>());
                hits += walk(made, type.down(part, map), at + 1, false);
                if (hits > 0) {
                    map.entries().put(part, new Entry(value.span(), made));
                }
            }
        }
        return hits;
    }

    private int intoList(ListNode list, TypeCursor type, int at, boolean wild) {
        int hits = 0;
        for (int i = 0; i < list.items().size(); i++) {
            if (matches(path[at], String.valueOf(i))
                    || matches(path[at], nameOf(list.items().get(i)))) {
                if (at == path.length - 1) {
                    list.items().set(i, value.copy());
                    hits++;
                } else {
                    hits += walk(list.items().get(i), type.item(), at + 1, wild);
                }
            }
        }
        return hits;
    }

    private static String nameOf(YamlNode node) {
        return node instanceof MapNode map && map.get("name") instanceof ScalarNode s ? s.text() : "";
    }

    private static boolean matches(String pattern, String name) {
        if (pattern.indexOf('*') < 0) {
            return pattern.equals(name);
        }
        StringBuilder regex = new StringBuilder();
        for (String literal : pattern.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
        }
        return name.matches(regex.toString());
    }

    private static void collect(YamlNode node, String path, Set<String> out) {
        String prefix = path.isEmpty() ? "" : path + ".";
        if (node instanceof MapNode map) {
            map.entries().forEach((k, e) -> {
                out.add(prefix + k);
                collect(e.value(), prefix + k, out);
            });
        } else if (node instanceof ListNode list) {
            for (int i = 0; i < list.items().size(); i++) {
                collect(list.items().get(i), prefix + i, out);
            }
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
