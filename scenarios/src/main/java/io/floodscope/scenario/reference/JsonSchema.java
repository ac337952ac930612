package io.floodscope.scenario.reference;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.scenario.load.BlockType;
import io.floodscope.scenario.load.KeyType;
import io.floodscope.scenario.schema.BitRate;
import io.floodscope.scenario.schema.Block;
import io.floodscope.scenario.schema.ByteSize;
import io.floodscope.scenario.schema.Key;
import io.floodscope.scenario.schema.Metric;
import io.floodscope.scenario.schema.PacketRate;
import io.floodscope.scenario.schema.Quantity;
import io.floodscope.scenario.schema.Raw;
import io.floodscope.scenario.schema.Scenario;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema of the scenario language, for editors. It is made from the records that the loader binds to, so that both
 * know the same keys. What editors cannot judge is left to {@code floodscope validate}: names, references, and which keys are
 * required where a template or an included file may supply them.
 */
public final class JsonSchema {

    /** Where the schema lives; the version of the language is part of it. */
    public static final String ID = "https://floodscope.io/schema/v1/scenario.schema.json";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String VARIABLE = "\\$\\{.*\\}";
    private static final String OR_VARIABLE = "|.*\\$\\{.*";
    private static final Set<String> TEMPLATED =
            Set.of("bridges", "gateways", "hosts", "links", "traffic", "events", "observe", "expect", "assert");

    /** The blocks of those keys, wherever they stand. */
    private static final Set<Class<?>> TEMPLATED_BLOCKS = BlockType.of(Scenario.class).keys().values().stream()
            .filter(key -> TEMPLATED.contains(key.name()))
            .map(key -> KeyType.raw(KeyType.element(key.type())))
            .collect(java.util.stream.Collectors.toUnmodifiableSet());

    private final ObjectNode definitions = NODES.objectNode();

    private JsonSchema() {}

    /** The schema as indented JSON. */
    public static String text() {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(new JsonSchema().root())
                + "\n";
    }

    private ObjectNode root() {
        ObjectNode root = NODES.objectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("$id", ID);
        root.put("title", "Floodscope scenario, version 1");
        fill(root, BlockType.of(Scenario.class), "");
        root.putArray("required").add("apiVersion");
        ((ObjectNode) root.get("properties").get("apiVersion")).put("const", "floodscope/v1");
        root.set("$defs", definitions);
        return root;
    }

    private void fill(ObjectNode node, BlockType type, String discriminator) {
        node.put("type", "object");
        node.put("description", type.meta().doc());
        ObjectNode properties = node.putObject("properties");
        if (!discriminator.isEmpty()) {
            properties.putObject(discriminator).put("const", type.meta().type());
        }
        for (KeyType key : type.keys().values()) {
            Key meta = java.util.Objects.requireNonNull(key.meta());
            ObjectNode property = of(key.type());
            if (!meta.counted().isEmpty()) {
                property = orCount(property, meta.most());
            }
            property.put("description", describe(meta, key.type()));
            bounds(property, meta, KeyType.raw(key.type()));
            properties.set(key.name(), property);
        }
        node.putObject("patternProperties").putObject("^x-");
        node.put("additionalProperties", false);
    }

    private static ObjectNode orCount(ObjectNode list, int most) {
        ObjectNode node = NODES.objectNode();
        ArrayNode either = node.putArray("anyOf");
        either.addObject().put("type", "integer").put("minimum", 0).put("maximum", most);
        either.add(list);
        return node;
    }

    private static String describe(Key meta, Type type) {
        StringBuilder out = new StringBuilder(meta.value());
        String end = written(type);
        if (!meta.def().isEmpty()) {
            out.append(" Default: ").append(meta.def().equals(KeyType.PROFILE) ? "as the profile says" : meta.def());
            out.append(meta.source().isEmpty() ? "." : " (" + meta.source() + ").");
        }
        if (!meta.min().isEmpty() || !meta.max().isEmpty()) {
            out.append(" Range: ")
                    .append(meta.min().isEmpty() ? "" : "from " + meta.min())
                    .append(meta.min().isEmpty() || meta.max().isEmpty() ? "" : " ")
                    .append(meta.max().isEmpty() ? "" : "to " + meta.max())
                    .append('.');
        }
        return out.append(end).toString();
    }

    /** How a value with a unit or a form of its own is written. */
    private static String written(Type type) {
        Class<?> raw = KeyType.raw(type);
        if (raw == List.class || raw == Map.class) {
            return written(KeyType.element(type));
        }
        boolean plain = raw == String.class || raw == Raw.class || raw.isEnum() || raw.isPrimitive();
        return plain || !KeyType.isScalar(raw) ? "" : " Written as " + KeyType.expected(raw) + ".";
    }

    /** Bounds of whole numbers; those of quantities are for the loader, for a text has no size. */
    private static void bounds(ObjectNode property, Key meta, Class<?> raw) {
        if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
            if (!meta.min().isEmpty()) {
                property.put("minimum", Long.parseLong(meta.min()));
            }
            if (!meta.max().isEmpty()) {
                property.put("maximum", Long.parseLong(meta.max()));
            }
        }
    }

    private ObjectNode of(Type type) {
        ObjectNode node = NODES.objectNode();
        Class<?> raw = KeyType.raw(type);
        if (raw == List.class) {
            ObjectNode item = of(KeyType.element(type));
            if (KeyType.isScalar(KeyType.raw(KeyType.element(type)))) {
                ArrayNode either = node.putArray("anyOf");
                either.add(item);
                either.addObject().put("type", "array").set("items", item.deepCopy());
            } else {
                node.put("type", "array");
                node.set("items", item);
            }
        } else if (raw == Map.class) {
            node.put("type", "object");
            if (KeyType.element(type) != Raw.class) {
                node.set("additionalProperties", of(KeyType.element(type)));
            }
        } else if (KeyType.isScalar(raw)) {
            scalar(node, raw);
        } else {
            node.put("$ref", "#/$defs/" + define(raw));
        }
        return node;
    }

    private String define(Class<?> type) {
        boolean templated = TEMPLATED_BLOCKS.contains(type);
        String name = type.getSimpleName().replaceFirst("Spec$", "").toLowerCase(java.util.Locale.ROOT);
        if (definitions.has(name)) {
            return name;
        }
        ObjectNode node = definitions.putObject(name);
        if (type.isRecord()) {
            fill(node, BlockType.of(type), "");
            if (templated) {
                uses((ObjectNode) node.get("properties"));
            }
            return name;
        }
        Block family = type.getAnnotation(Block.class);
        node.put("type", "object");
        node.put("description", family.doc());
        Map<String, BlockType> members = BlockType.family(type);
        if (!family.by().isEmpty()) {
            ArrayNode words =
                    node.putObject("properties").putObject(family.by()).putArray("enum");
            members.keySet().forEach(words::add);
        }
        ArrayNode all = node.putArray("allOf");
        members.forEach((word, member) -> {
            ObjectNode branch = all.addObject();
            ObjectNode condition = branch.putObject("if");
            condition.putArray("required").add(family.by().isEmpty() ? word : family.by());
            if (!family.by().isEmpty()) {
                condition.putObject("properties").putObject(family.by()).put("const", word);
            }
            ObjectNode then = branch.putObject("then");
            fill(then, member, family.by());
            if (templated) {
                uses((ObjectNode) then.get("properties"));
            }
        });
        return name;
    }

    private static void uses(ObjectNode properties) {
        ArrayNode either = properties
                .putObject("use")
                .put("description", "Templates whose keys this block takes; its own keys win.")
                .putArray("anyOf");
        either.addObject().put("type", "string");
        either.addObject().put("type", "array").putObject("items").put("type", "string");
    }

    private static void scalar(ObjectNode node, Class<?> raw) {
        if (raw.isEnum()) {
            ArrayNode either = node.putArray("anyOf");
            ArrayNode words = either.addObject().putArray("enum");
            KeyType.words(raw).forEach(words::add);
            either.addObject().put("type", "string").put("pattern", VARIABLE);
        } else if (raw == boolean.class || raw == Boolean.class) {
            either(node, "boolean");
        } else if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
            either(node, "integer");
        } else if (raw == double.class || raw == Double.class) {
            ArrayNode types = node.putArray("type");
            types.add("number");
            types.add("string");
        } else if (raw == Quantity.class) {
            ArrayNode types = node.putArray("type");
            types.add("number");
            types.add("string");
        } else {
            node.put("type", "string");
            String pattern = pattern(raw);
            if (!pattern.isEmpty()) {
                node.put("pattern", "^(" + pattern + OR_VARIABLE + ")$");
            }
        }
    }

    /** A plain value, or a text with a variable in its place. */
    private static void either(ObjectNode node, String type) {
        ArrayNode types = node.putArray("type");
        types.add(type);
        types.add("string");
        node.put("pattern", VARIABLE);
    }

    private static String pattern(Class<?> raw) {
        if (raw == Duration.class) {
            return "([0-9]+(\\.[0-9]+)?(ns|us|ms|s|min|m|h|d))+";
        }
        if (raw == BitRate.class) {
            return "[0-9]+(\\.[0-9]+)?\\s*[kKMGT]?(bps|bit/s)";
        }
        if (raw == ByteSize.class) {
            return "[0-9]+(\\.[0-9]+)?\\s*([kKMGT]?B|[KMGT]iB)";
        }
        if (raw == PacketRate.class) {
            return "[0-9]+(\\.[0-9]+)?\\s*(pps|/(([0-9]+(\\.[0-9]+)?)?(ns|us|ms|s|min|m|h|d))+)";
        }
        if (raw == MacAddress.class) {
            return "[0-9A-Fa-f]{2}([:-][0-9A-Fa-f]{2}){5}";
        }
        if (raw == IpAddress.class) {
            return "[0-9A-Fa-f:.]+";
        }
        return raw == Prefix.class ? "[0-9A-Fa-f:.]+/[0-9]{1,3}" : "";
    }

    /** Words of metrics, for tests and references. */
    static List<String> metrics() {
        return Metric.words();
    }
}
