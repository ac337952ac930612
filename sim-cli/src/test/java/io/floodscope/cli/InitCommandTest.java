package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first scenario from {@code init}: usable at once, helped by editors, never in place of somebody's work. */
class InitCommandTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void itsScenarioPassesValidateAndRunAndTestAsItIs() {
        Path file = folder.resolve("first.flood.yaml");

        CommandRun init = CommandRun.of("init", file);

        assertThat(init.exitCode()).as(init.err()).isZero();
        assertThat(init.out()).contains("floodscope run " + file);
        assertThat(CommandRun.of("validate", "--strict", file).exitCode()).isZero();
        CommandRun run = CommandRun.of("run", file);
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).contains("PASS  no flooding");
        CommandRun test = CommandRun.of("test", folder);
        assertThat(test.exitCode()).as(test.out()).isZero();
        assertThat(test.out()).contains("first@short-memory");
    }

    @Test
    void itsFirstLineNamesTheSchemaThatItWroteBeside() throws IOException {
        Path file = folder.resolve("first.flood.yaml");

        CommandRun.of("init", file);

        assertThat(Files.readAllLines(file).get(0)).isEqualTo("# yaml-language-server: $schema=floodscope.schema.json");
        assertThat(Files.readString(folder.resolve("floodscope.schema.json")))
                .isEqualTo(CommandRun.of("schema").out());
        assertThat(Files.readString(file)).contains("name: first\n").doesNotContainPattern("@[a-z]+@");
    }

    @Test
    void aSchemaElsewhereIsReferredToAndNotWritten() throws IOException {
        Path file = folder.resolve("first.flood.yaml");

        CommandRun.of("init", file, "--schema", "https://example.org/v1.json");

        assertThat(Files.readString(file)).startsWith("# yaml-language-server: $schema=https://example.org/v1.json\n");
        assertThat(folder.resolve("floodscope.schema.json")).doesNotExist();
    }

    @Test
    void whatIsThereIsNeverOverwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.flood.yaml"), "my work");

        CommandRun run = CommandRun.of("init", file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(file + " is there already. Nothing was written.");
        assertThat(Files.readString(file)).isEqualTo("my work");
        assertThat(folder.resolve("floodscope.schema.json")).doesNotExist();
    }

    @Test
    void anotherSchemaOfTheFolderStaysAndThatIsSaid() throws IOException {
        Path schema = Files.writeString(folder.resolve("floodscope.schema.json"), "{}");

        CommandRun run = CommandRun.of("init", folder.resolve("first.flood.yaml"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("kept  " + schema).contains("floodscope schema");
        assertThat(Files.readString(schema)).isEqualTo("{}");
    }

    @Test
    void aNameThatTestWouldNotFindIsRefusedWithTheRightOne() {
        CommandRun run = CommandRun.of("init", folder.resolve("first.yaml"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("did you mean 'first.flood.yaml'?");
        assertThat(folder).isEmptyDirectory();
    }
}
