package io.floodscope.scenario.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.load.ScenarioLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopCheckTest {

    @TempDir
    private Path folder;

    private String problemsOf(String links) throws IOException {
        Path file = folder.resolve("loop.flood.yaml");
        Files.writeString(file, """
                apiVersion: floodscope/v1
                name: loop
                run: {until: 1s}
                bridges: {a: {}, b: {}, c: {}}
                links:
                """ + links);
        Problems problems = new Problems();
        LoadedScenario loaded = Objects.requireNonNull(new ScenarioLoader(problems).load(file, List.of()));
        LoopCheck.check(loaded.scenario(), problems);
        return problems.render();
    }

    @Test
    void aTreeOfBridgesHasNoLoop() throws IOException {
        assertThat(problemsOf("  - {between: [a, b]}\n  - {between: [b, c]}\n")).doesNotContain("loop");
    }

    @Test
    void threeBridgesInARingAreRefusedWithTheRingPrinted() throws IOException {
        assertThat(problemsOf("  - {between: [a, b]}\n  - {between: [b, c]}\n  - {between: [c, a]}\n"))
                .containsPattern("loop without a spanning tree: (\\w) - \\w - \\w - \\1;");
    }

    @Test
    void twoCablesBetweenTheSameBridgesAreALoopToo() throws IOException {
        assertThat(problemsOf("  - {name: one, between: [a, b]}\n  - {name: two, between: [b, a]}\n"))
                .containsPattern("loop without a spanning tree: (\\w) - \\w - \\1;");
    }
}
