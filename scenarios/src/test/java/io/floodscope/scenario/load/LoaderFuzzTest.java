package io.floodscope.scenario.load;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the fuzzer starts from, as an ordinary test: the shipped scenarios, the broken files of the command's tests, and, in the
 * folder of inputs beside this class's resources, what once went wrong. {@link LoaderFuzzCampaignIT} looks for more.
 */
class LoaderFuzzTest {

    private static final Path INPUTS =
            Path.of("src/test/resources/io/floodscope/scenario/load/LoaderFuzzTestInputs/anyTextIsReadOrRefused");

    static Stream<Path> seeds() {
        Path root = Path.of(System.getProperty("floodscope.root", ".."));
        return Stream.concat(
                Stream.of("scenarios", "sim-cli/src/test/resources/broken")
                        .flatMap(folder -> files(root.resolve(folder)))
                        .filter(file -> file.toString().endsWith(".flood.yaml")),
                files(root.resolve("scenarios").resolve(INPUTS)));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyTextIsReadOrRefused(Path file) throws IOException {
        byte[] text = Files.readAllBytes(file);

        assertThatCode(() -> LoaderFuzz.fuzzerTestOneInput(text))
                .as(file.toString())
                .doesNotThrowAnyException();
    }
}
