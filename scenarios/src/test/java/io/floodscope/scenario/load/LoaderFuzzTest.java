package io.floodscope.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.check.ScenarioChecker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the bytes, the loader and the checker end soon and say what is wrong; they throw nothing. The seeds are the shipped
 * scenarios and the broken files of the command's tests; what once went wrong stands in the folder of inputs beside this
 * class's resources. As an ordinary test it runs these; with {@code JAZZER_FUZZ=1} it looks for more.
 */
class LoaderFuzzTest {

    private static final long LONGEST_NANOS = 10_000_000_000L;

    static Stream<Arguments> seeds() {
        Path root = Path.of(System.getProperty("floodscope.root", ".."));
        return Stream.of("scenarios", "sim-cli/src/test/resources/broken")
                .flatMap(folder -> files(root.resolve(folder)))
                .map(LoaderFuzzTest::bytes)
                .map(Arguments::of);
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.toString().endsWith(".flood.yaml")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @MethodSource("seeds")
    @FuzzTest
    void anyTextIsReadOrRefused(byte[] text) {
        long start = System.nanoTime();
        Problems problems = new Problems();
        LoadedScenario loaded =
                new ScenarioLoader(problems).load(text, "fuzzed.flood.yaml", Path.of("nowhere"), List.of(), null);
        if (loaded != null && !problems.hasErrors()) {
            ScenarioChecker.check(loaded.scenario(), new Names(loaded.scenario()), problems);
        }
        String said = problems.render();

        assertThat(loaded != null || problems.hasErrors())
                .as("refused in words")
                .isTrue();
        assertThat(said).doesNotContain("Exception");
        assertThat(System.nanoTime() - start).as("time").isLessThan(LONGEST_NANOS);
    }
}
