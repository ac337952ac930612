package io.floodscope.scenario.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.floodscope.scenario.load.BlockType;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.load.SweepLoader;
import io.floodscope.scenario.schema.SweepSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The schema of sweep files: it takes what the loader takes, and marks what it can know to be wrong. */
class SweepSchemaTest {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JsonSchema.sweep());

    private static final String SMALL = """
            apiVersion: floodscope/v1
            kind: Sweep
            base: base.flood.yaml
            set: [run.until=2h]
            vary:
              - {path: bridges.tor.mac-aging-time, values: [300s, 500s]}
              - {path: hosts.vm.count, from: 1, to: 9, steps: 3}
            seeds: 3..4
            record: [flooded_fraction]
            """;

    @TempDir
    Path temp;

    private static List<Error> errors(String yaml) {
        return SCHEMA.validate(new YAMLMapper().readTree(yaml));
    }

    private String problems(String yaml) throws IOException {
        Problems problems = new Problems();
        SweepLoader.load(Files.writeString(temp.resolve("sweep.yaml"), yaml), problems);
        return problems.render();
    }

    @Test
    void itTakesTheShippedSweep() throws IOException {
        Path shipped = Path.of(System.getProperty("floodscope.root", ".."), "examples", "sweep", "sweep.yaml");

        assertThat(errors(Files.readString(shipped))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seeds: 3..4",
                "seeds: 7",
                "description: several words\nseeds: 1",
            })
    void itTakesWhatTheLoaderTakes(String seeds) throws IOException {
        String yaml = SMALL.replace("seeds: 3..4", seeds);

        assertThat(errors(yaml)).isEmpty();
        assertThat(problems(yaml)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind: Sweep          | kind: Scenario
            floodscope/v1        | floodscope/v2
            base: base           | bass: base
            steps: 3             | steps: 1
            steps: 3             | step: 3
            record: [flooded_fraction] | recorded: [flooded_fraction]
            """)
    void itMarksWhatTheLoaderRefuses(String right, String wrong) throws IOException {
        assertThat(SMALL).contains(right);
        String yaml = SMALL.replace(right, wrong);

        assertThat(errors(yaml)).as(wrong).isNotEmpty();
        assertThat(problems(yaml)).as(wrong).contains("error:");
    }

    @Test
    void axesMayBeWrittenByTheirPaths() throws IOException {
        String yaml = SMALL.replaceFirst("(?s)vary:.*seeds", """
                vary:
                  bridges.tor.mac-aging-time: [300s, 500s]
                  bridges.*.learning: [true, false]
                  hosts.vm.count: {from: 1, to: 9, steps: 3}
                seeds""");

        assertThat(errors(yaml)).isEmpty();
        assertThat(problems(yaml)).isEmpty();
    }

    @Test
    void everyKeyIsThereWithItsMeaning() {
        String text = JsonSchema.sweep();

        assertThat(text).contains(JsonSchema.SWEEP_ID);
        for (Class<?> block : List.of(SweepSpec.class, SweepSpec.AxisSpec.class)) {
            BlockType.of(block)
                    .keys()
                    .values()
                    .forEach(key -> assertThat(text)
                            .contains("\"" + key.name() + "\"")
                            .contains(java.util.Objects.requireNonNull(key.meta())
                                    .value()
                                    .replace("\"", "\\\"")));
        }
    }
}
