package io.floodscope.scenario.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.floodscope.scenario.load.BlockType;
import io.floodscope.scenario.load.KeyType;
import io.floodscope.scenario.schema.Block;
import io.floodscope.scenario.schema.Key;
import io.floodscope.scenario.schema.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The schema as an editor uses it: it takes every shipped scenario, and marks what it can know to be wrong. */
class JsonSchemaTest {

    private static final Path ROOT = Path.of(System.getProperty("floodscope.root", ".."));
    private static final JsonNode TREE = JsonMapper.builder().build().readTree(JsonSchema.text());
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JsonSchema.text());

    private static final String SMALL = """
            apiVersion: floodscope/v1
            name: small
            run: {until: 60s}
            bridges:
              br-int: {mac-aging-time: 30s}
            hosts:
              vm: {count: 3, bridge: br-int, vlan: 4, ip: 10.4.0.11/24}
            traffic:
              up: {type: tcp, from: vm-1, to: vm-2, rate: 8Mbit/s}
            assert:
              - {metric: flooded_seconds, max: 0s}
            """;

    private static List<Error> errors(String yaml) {
        return SCHEMA.validate(new YAMLMapper().readTree(yaml));
    }

    static Stream<Path> shipped() {
        return Stream.of("scenarios", "examples")
                .flatMap(folder -> files(ROOT.resolve(folder)))
                .filter(f ->
                        f.toString().endsWith(".flood.yaml") && !f.toString().contains("/target/"));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedScenarioIsValid(Path file) throws IOException {
        assertThat(errors(Files.readString(file))).as(file.toString()).isEmpty();
    }

    @Test
    void itTakesTheSmallScenario() {
        assertThat(errors(SMALL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mac-aging-time: 30s    | mac-ageing: 30s
            mac-aging-time: 30s    | mac-aging-time: 1800
            until: 60s             | until: soon
            vlan: 4                | vlan: 5000
            vlan: 4                | vlan: four
            ip: 10.4.0.11/24       | ip: 10.4.0.11
            type: tcp              | type: sctp
            rate: 8Mbit/s          | rate: 8
            floodscope/v1          | floodscope/v2
            assert:                | asserts:
            br-int: {mac-aging-time: 30s} | br-int: [30s]
            rate: 8Mbit/s          | rate: 8Mbit/s, interval: 1s
            """)
    void itMarksWhatItCanKnowToBeWrong(String right, String wrong) {
        assertThat(SMALL).contains(right);

        assertThat(errors(SMALL.replace(right, wrong))).as(wrong).isNotEmpty();
    }

    @Test
    void aVariableMayStandForAnyValue() {
        assertThat(errors(SMALL.replace("30s", "\"${aging}s\"").replace("vlan: 4", "vlan: \"${vlan}\"")))
                .isEmpty();
    }

    @Test
    void itIsVersionedAndSaysSo() {
        assertThat(TREE.path("$id").asString()).isEqualTo("https://floodscope.io/schema/v1/scenario.schema.json");
        assertThat(TREE.path("properties").path("apiVersion").path("const").asString())
                .isEqualTo("floodscope/v1");
    }

    @Test
    void everyKeyIsThereWithMeaningDefaultSourceAndRange() {
        List<String> missing = new ArrayList<>();
        String text = JsonSchema.text();
        for (BlockType block : blocks()) {
            for (KeyType key : block.keys().values()) {
                Key meta = Objects.requireNonNull(key.meta());
                assertThat(meta.value()).as(key.name()).isNotBlank();
                boolean shown = !meta.def().isEmpty() && !meta.def().equals(KeyType.PROFILE);
                String wanted = quoted(shown ? meta.value() + " Default: " + meta.def() : meta.value());
                if (!text.contains("\"" + key.name() + "\"") || !text.contains(wanted)) {
                    missing.add(block.record().getSimpleName() + "." + key.name());
                }
                assertThat(meta.source().isEmpty() || text.contains(quoted(meta.source())))
                        .as(key.name())
                        .isTrue();
            }
        }
        assertThat(missing).isEmpty();
        assertThat(blocks().size()).isGreaterThan(25);
    }

    @Test
    void aKeyWithAUnitSaysHowItIsWritten() {
        JsonNode bridge = TREE.path("$defs").path("bridge").path("properties");

        assertThat(bridge.path("mac-aging-time").path("description").asString())
                .contains("Written as a duration such as 300s")
                .contains("Default: 300s (Open vSwitch mac-aging-time")
                .contains("Range: from 0s to 1000000s.");
    }

    private static String quoted(String text) {
        String json = JsonMapper.builder().build().writeValueAsString(text);
        return json.substring(1, json.length() - 1);
    }

    /** All blocks that a scenario can hold. */
    private static Set<BlockType> blocks() {
        Set<BlockType> out = new LinkedHashSet<>();
        Set<Class<?>> known = new LinkedHashSet<>(List.of(Scenario.class));
        Deque<Class<?>> waiting = new ArrayDeque<>(known);
        while (!waiting.isEmpty()) {
            Class<?> type = waiting.removeFirst();
            List<BlockType> here = type.isRecord()
                    ? List.of(BlockType.of(type))
                    : List.copyOf(BlockType.family(type).values());
            for (BlockType block : here) {
                out.add(block);
                for (KeyType key : block.keys().values()) {
                    Class<?> inner = innermost(key.type());
                    if (inner.getAnnotation(Block.class) != null && known.add(inner)) {
                        waiting.addLast(inner);
                    }
                }
            }
        }
        return out;
    }

    private static Class<?> innermost(Type type) {
        Class<?> raw = KeyType.raw(type);
        return raw == List.class || raw == java.util.Map.class ? innermost(KeyType.element(type)) : raw;
    }
}
