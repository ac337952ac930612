package io.floodscope.scenario.load;

import io.floodscope.result.ConfigValue;
import io.floodscope.scenario.load.YamlNode.Entry;
import io.floodscope.scenario.load.YamlNode.ListNode;
import io.floodscope.scenario.load.YamlNode.MapNode;
import io.floodscope.scenario.load.YamlNode.ScalarNode;
import io.floodscope.scenario.schema.Block;
import io.floodscope.scenario.schema.Key;
import io.floodscope.scenario.schema.Origin;
import io.floodscope.scenario.schema.Quantity;
import io.floodscope.scenario.schema.Raw;
import io.floodscope.scenario.schema.SourceSpan;
import io.floodscope.scenario.schema.Sysctl;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Binds a tree of nodes to records, noting every problem rather than stopping at the first, and every effective value with
 * its origin. After a problem it goes on with a neutral value, so that later checks still see the whole scenario.
 */
final class RecordBinder {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");

    private final Problems problems;
    private final List<ConfigValue> configuration = new ArrayList<>();

    RecordBinder(Problems problems) {
        this.problems = problems;
    }

    /** Effective values in the order of the file, defaults among them. */
    List<ConfigValue> configuration() {
        return configuration;
    }

    /** Binds a mapping to a record. */
    <T> T bind(Class<T> record, MapNode node, String path) {
        return record.cast(block(BlockType.of(record), node, path, ""));
    }

    private Object block(BlockType type, MapNode node, String path, String discriminator) {
        Map<String, SourceSpan> keySpans = new LinkedHashMap<>();
        Map<String, SourceSpan> valueSpans = new LinkedHashMap<>();
        node.entries().forEach((name, entry) -> {
            if (type.key(name) != null || name.equals(discriminator)) {
                keySpans.put(name, entry.keySpan());
                valueSpans.put(name, entry.value().span());
            } else if (!name.startsWith("x-")) {
                problems.error(
                        entry.keySpan(),
                        "unknown key '" + name + "' in " + named(type, path),
                        UnknownKeys.help(name, entry.value(), type));
            }
        });
        Origin origin = new Origin(path, node.span(), keySpans, valueSpans);
        return create(type, node, path, origin);
    }

    private static String named(BlockType type, String path) {
        return path.isEmpty() ? "the " + type.meta().value() : type.meta().value() + " '" + shortName(path) + "'";
    }

    private Object create(BlockType type, MapNode node, String path, Origin origin) {
        List<KeyType> components = type.components();
        @Nullable Object[] values = new @Nullable Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            KeyType key = components.get(i);
            if (key.meta() != null) {
                values[i] = value(key, key.meta(), node, path, type);
            } else {
                values[i] = key.isInline() ? create(BlockType.of(key.raw()), node, path, origin) : origin;
            }
        }
        return type.create(values);
    }

    private @Nullable Object value(KeyType key, Key meta, MapNode node, String path, BlockType type) {
        String keyPath = path.isEmpty() ? key.name() : path + "." + key.name();
        Entry entry = node.entries().get(key.name());
        if (entry != null) {
            return convert(key.type(), meta, entry.value(), keyPath);
        }
        if (meta.required()) {
            problems.error(node.span(), "'" + key.name() + "' is missing in " + named(type, path), meta.value());
        }
        Class<?> raw = key.raw();
        if (key.hasDefault() && !meta.def().equals(KeyType.PROFILE) && Scalars.isScalar(raw)) {
            if (!meta.prose()) {
                String origin = meta.source().isEmpty() ? "default" : "default (" + meta.source() + ")";
                configuration.add(new ConfigValue(keyPath, meta.def(), origin));
            }
            return Scalars.parse(raw, meta.def())
                    .orElseThrow(() -> new IllegalStateException("bad default of " + keyPath + ": " + meta.def()));
        }
        if (raw == List.class) {
            return List.of();
        }
        if (raw == Map.class) {
            return Map.of();
        }
        if (meta.required() || raw.isPrimitive()) {
            return raw.isRecord() && !Scalars.isScalar(raw) ? quietly(raw, node.span(), keyPath) : Scalars.neutral(raw);
        }
        return null;
    }

    /** An empty block in place of one that is missing, whose own missing keys are not worth a message. */
    private static Object quietly(Class<?> record, SourceSpan span, String path) {
        return new RecordBinder(new Problems())
                .block(BlockType.of(record), new MapNode(span, new LinkedHashMap<>()), path, "");
    }

    private @Nullable Object convert(Type type, Key meta, YamlNode node, String path) {
        Class<?> raw = KeyType.raw(type);
        if (raw == Raw.class) {
            return Raw.INSTANCE;
        }
        if (raw == List.class) {
            return list(KeyType.element(type), meta, node, path);
        }
        if (raw == Map.class) {
            return map(KeyType.element(type), meta, node, path);
        }
        if (Scalars.isScalar(raw)) {
            return scalar(raw, meta, node, path);
        }
        if (!(node instanceof MapNode map)) {
            problems.error(node.span(), "expected a mapping for '" + path + "', found " + node.kind());
            return raw.isRecord() ? quietly(raw, node.span(), path) : null;
        }
        return raw.isSealed() && raw.isInterface() ? member(raw, map, path) : block(BlockType.of(raw), map, path, "");
    }

    private List<Object> list(Type element, Key meta, YamlNode node, String path) {
        List<Object> out = new ArrayList<>();
        if (node instanceof ListNode list) {
            for (int i = 0; i < list.items().size(); i++) {
                Object value = convert(element, meta, list.items().get(i), path + "." + i);
                if (value != null) {
                    out.add(value);
                }
            }
        } else if (Scalars.isScalar(KeyType.raw(element)) && node instanceof ScalarNode) {
            Object value = scalar(KeyType.raw(element), meta, node, path);
            if (value != null) {
                out.add(value);
            }
        } else {
            problems.error(node.span(), "expected a list for '" + path + "', found " + node.kind());
        }
        return List.copyOf(out);
    }

    private Map<String, Object> map(Type element, Key meta, YamlNode node, String path) {
        Map<String, Object> out = new LinkedHashMap<>();
        if (!(node instanceof MapNode map)) {
            problems.error(node.span(), "expected a mapping of names for '" + path + "', found " + node.kind());
            return out;
        }
        map.entries().forEach((name, entry) -> {
            if (name.startsWith("x-")) {
                return;
            }
            if (!NAME.matcher(name).matches()) {
                problems.error(
                        entry.keySpan(),
                        "'" + name + "' is not a name: letters, digits, '-' and '_', at most 63 of them");
            }
            YamlNode value = entry.value();
            if (value instanceof ScalarNode s && s.type() == ScalarNode.Type.NULL) {
                value = new MapNode(s.span(), new LinkedHashMap<>());
            }
            Object bound = convert(element, meta, value, path + "." + name);
            if (bound != null) {
                out.put(name, bound);
            }
        });
        return out;
    }

    /** The name of something that has one, such as br-int for bridges.br-int; else the whole path. */
    private static String shortName(String path) {
        int dot = path.indexOf('.');
        boolean named = dot > 0 && path.indexOf('.', dot + 1) < 0 && !Character.isDigit(path.charAt(dot + 1));
        return named ? path.substring(dot + 1) : path;
    }

    /** The member of a family that the block chooses by a key's value or by which key it has. */
    private @Nullable Object member(Class<?> sealed, MapNode node, String path) {
        Block family = sealed.getAnnotation(Block.class);
        Map<String, BlockType> members = BlockType.family(sealed);
        if (family.by().isEmpty()) {
            for (Map.Entry<String, BlockType> member : members.entrySet()) {
                if (node.entries().containsKey(member.getKey())) {
                    return block(member.getValue(), node, path, "");
                }
            }
            problems.error(
                    node.span(),
                    "'" + path + "' does not say what it is about",
                    "one of these keys is needed: " + String.join(", ", members.keySet()));
            return null;
        }
        YamlNode word = node.get(family.by());
        if (!(word instanceof ScalarNode scalar)) {
            problems.error(
                    node.span(),
                    "'" + family.by() + "' is missing in " + family.value() + " '" + shortName(path) + "'",
                    UnknownKeys.missing(family.by(), node, members.keySet()));
            return null;
        }
        BlockType chosen = members.get(scalar.text());
        if (chosen == null) {
            problems.unknown(
                    scalar.span(),
                    "unknown " + family.by() + " '" + scalar.text() + "' of " + family.value() + " '" + shortName(path)
                            + "'",
                    scalar.text(),
                    members.keySet());
            return null;
        }
        configuration.add(new ConfigValue(
                path + "." + family.by(), scalar.text(), scalar.span().origin()));
        return block(chosen, node, path, family.by());
    }

    private @Nullable Object scalar(Class<?> type, Key meta, YamlNode node, String path) {
        if (!(node instanceof ScalarNode scalar) || scalar.type() == ScalarNode.Type.NULL) {
            problems.error(
                    node.span(), "expected " + Scalars.expected(type) + " for '" + path + "', found " + node.kind());
            return Scalars.neutral(type);
        }
        if (!meta.prose()) {
            configuration.add(new ConfigValue(path, scalar.text(), scalar.span().origin()));
        }
        if (type == Quantity.class) {
            return new Quantity(scalar.text(), scalar.span());
        }
        if (type == Sysctl.class) {
            return new Sysctl(scalar.text(), scalar.span());
        }
        Optional<Object> value = Scalars.parse(type, scalar.text().strip());
        if (value.isEmpty()) {
            if (problems.hasErrorAt(scalar.span())) {
                // A variable that nobody defined has its own message.
                return Scalars.neutral(type);
            }
            if (Scalars.isBeyondRange(type, scalar.text().strip())) {
                outOfRange(meta, scalar, path);
            } else {
                wrongForm(type, scalar, path);
            }
            return Scalars.neutral(type);
        }
        return inRange(type, meta, value.get(), scalar, path) ? value.get() : Scalars.neutral(type);
    }

    private void wrongForm(Class<?> type, ScalarNode scalar, String path) {
        String text = scalar.text();
        if (Scalars.lacksUnit(type, text)) {
            problems.error(
                    scalar.span(),
                    Scalars.noun(type) + " needs a unit: " + text + " for '" + path + "'",
                    Scalars.help(type, text));
        } else {
            problems.error(
                    scalar.span(),
                    "expected " + Scalars.expected(type) + " for '" + path + "', found " + scalar.kind(),
                    Scalars.help(type, text));
        }
    }

    private boolean inRange(Class<?> type, Key meta, Object value, ScalarNode scalar, String path) {
        boolean below = !meta.min().isEmpty() && Scalars.compare(value, bound(type, meta.min())) < 0;
        boolean above = !meta.max().isEmpty() && Scalars.compare(value, bound(type, meta.max())) > 0;
        if (below || above) {
            outOfRange(meta, scalar, path);
            return false;
        }
        return true;
    }

    private void outOfRange(Key meta, ScalarNode scalar, String path) {
        String range = meta.max().isEmpty()
                ? meta.min().isEmpty() ? "a smaller number" : "at least " + meta.min()
                : meta.min().isEmpty() ? "at most " + meta.max() : meta.min() + " to " + meta.max();
        problems.error(scalar.span(), scalar.text() + " is out of range for '" + path + "'; expected " + range);
    }

    private static Object bound(Class<?> type, String text) {
        return Scalars.parse(type, text).orElseThrow(() -> new IllegalStateException("bad bound: " + text));
    }
}
