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
import io.floodscope.scenario.schema.SweepSpec;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schemas of scenario files and of sweep files, for editors. They are made from the records that the loader binds to, so that both
 * know the same keys. What editors cannot judge is left to {@code floodscope validate}: names, references, and which keys are
 * required where a template or an included file may supply them.
 */
public final class JsonSchema {

    private static final String FOLDER = "https://floodscope.io/schema/v1/";

    /** Where the schema of scenarios lives; the version of the language is part of it. */
    public static final String ID = FOLDER + "scenario.schema.json";

    /** Where the schema of sweeps lives. */
    public static final String SWEEP_ID = FOLDER + "sweep.schema.json";

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

    /** The schema of scenarios as indented JSON. */
    public static String text() {
        return indented(new JsonSchema().scenario());
    }

    /** The schema of sweeps as indented JSON. */
    public static String sweep() {
        return indented(new JsonSchema().sweepFile());
    }

    private static String indented(ObjectNode root) {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private ObjectNode scenario() {
        ObjectNode root = root(ID, "Floodscope scenario, version 1", Scenario.class);
        root.putArray("required").add("apiVersion");
        return root;
    }

    /** Sweeps have neither templates nor includes, so that editors can name what is missing. */
    private ObjectNode sweepFile() {
        ObjectNode root = root(SWEEP_ID, "Floodscope sweep, version 1", SweepSpec.class);
        ObjectNode properties = (ObjectNode) root.get("properties");
        ((ObjectNode) properties.get("kind")).put("const", "Sweep");
        ArrayNode required = root.putArray("required");
        BlockType.of(SweepSpec.class).keys().values().stream()
                .filter(key -> java.util.Objects.requireNonNull(key.meta()).required())
                .forEach(key -> required.add(key.name()));
        ObjectNode vary = (ObjectNode) properties.get("vary");
        ObjectNode list = NODES.objectNode().put("type", "array");
        list.set("items", vary.remove("items"));
        vary.remove("type");
        ArrayNode either = vary.putArray("anyOf");
        either.add(list);
        ArrayNode axis = either.addObject()
                .put("type", "object")
                .putObject("additionalProperties")
                .putArray("anyOf");
        axis.addObject().put("$ref", "#/$defs/axis");
        anyPlainValue(axis.addObject().put("type", "array").putObject("items"));
        ObjectNode written = (ObjectNode) definitions.get("axis").get("properties");
        anyPlainValue((ObjectNode) properties.get("seeds"));
        anyPlainValue((ObjectNode) written.get("from"));
        anyPlainValue((ObjectNode) written.get("to"));
        for (JsonNode form : written.get("values").get("anyOf")) {
            anyPlainValue((ObjectNode) (form.has("items") ? form.get("items") : form));
        }
        return root;
    }

    /** A text of the program may be a number in the eyes of YAML. */
    private static void anyPlainValue(ObjectNode node) {
        ArrayNode types = node.putArray("type");
        List.of("string", "number", "boolean").forEach(types::add);
    }

    private ObjectNode root(String id, String title, Class<?> file) {
        ObjectNode root = NODES.objectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("$id", id);
        root.put("title", title);
        fill(root, BlockType.of(file), "");
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
            return "[0-9]+(\\.[0-9]+)?\\s*(pps|/(s|min|h|([0-9]+(\\.[0-9]+)?(ns|us|ms|s|min|m|h|d))+))";
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
