package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code validate} says of broken files. Each {@code broken/NAME.flood.yaml} has its expected words beside it in
 * {@code NAME.txt}; {@code -Dgolden.update=true} rewrites these.
 */
class BrokenFilesTest {

    private static final Path FOLDER = CommandRun.project("sim-cli/src/test/resources/broken");

    @TempDir
    Path temp;

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".flood.yaml"))
                    .map(f -> f.replace(".flood.yaml", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyProblemIsNamedWithItsPlace(String name) throws IOException {
        Path golden = FOLDER.resolve(name + ".txt");

        CommandRun run = Assertions.assertTimeout(
                Duration.ofSeconds(2), () -> CommandRun.of("validate", FOLDER.resolve(name + ".flood.yaml")));

        String said = run.err().replace(FOLDER + "/", "");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, said);
        }
        assertThat(said).isEqualTo(Files.readString(golden));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(said).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(said).containsPattern(name + "\\.flood\\.yaml:\\d+:\\d+: error: ");
    }

    @Test
    void runRefusesWhatValidateRefusesAndWritesNothing() {
        Path out = temp.resolve("out");

        CommandRun run = CommandRun.of("run", FOLDER.resolve("missing-unit.flood.yaml"), "--out", out);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Nothing was run.");
        assertThat(out).doesNotExist();
    }

    @Test
    void aFileOfFiftyMegabytesIsRefusedAtOnce() throws IOException {
        Path huge = temp.resolve("huge.flood.yaml");
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) '#');
        try (OutputStream out = Files.newOutputStream(huge)) {
            out.write("apiVersion: floodscope/v1\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 50; i++) {
                out.write(block);
            }
        }

        CommandRun run = Assertions.assertTimeout(Duration.ofSeconds(2), () -> CommandRun.of("validate", huge));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith(huge + ":1:1: error: the file is larger than 4 MiB");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Path binary = Files.write(temp.resolve("binary.flood.yaml"), new byte[] {1, 2, (byte) 0xff, 0, 7});

        CommandRun run = CommandRun.of("validate", binary);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith(binary + ":1:1: error: not UTF-8 text");
    }

    @Test
    void aMissingFileAndAFolderAreNamed() {
        assertThat(CommandRun.of("validate", temp.resolve("no.flood.yaml")).err())
                .startsWith(temp.resolve("no.flood.yaml") + ":1:1: error: there is no such file");
        assertThat(CommandRun.of("run", temp).err()).startsWith(temp + ":1:1: error: is a folder");
    }

    @Test
    void everyShippedScenarioIsValid() {
        Path[] files;
        try (Stream<Path> all = Files.list(CommandRun.project("scenarios"))) {
            files = all.filter(f -> f.toString().endsWith(".flood.yaml"))
                    .sorted()
                    .toArray(Path[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        for (Path file : files) {
            CommandRun run = CommandRun.of("validate", "--strict", file);

            assertThat(run.exitCode()).as(file + "\n" + run.err()).isZero();
        }
    }
}
