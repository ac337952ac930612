package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every whole scenario that stands in a page about the language runs, and all its checks hold. */
class RunnableExamplesTest {

    private static final Pattern EXAMPLE =
            Pattern.compile("```yaml\n(apiVersion: floodscope/v1\nname: (\\S+)\n.*?)```", Pattern.DOTALL);

    @TempDir
    Path temp;

    static Stream<Arguments> examples() throws IOException {
        List<Arguments> found = new ArrayList<>();
        for (String page : List.of("docs/language.md", "docs/failover.md", "README.md")) {
            Matcher example = EXAMPLE.matcher(Files.readString(CommandRun.project(page)));
            while (example.find()) {
                found.add(Arguments.of(page, example.group(2), example.group(1)));
            }
        }
        return found.stream();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("examples")
    void theExampleHoldsWithAllItsVariants(String page, String name, String text) throws IOException {
        Path file = Files.writeString(temp.resolve(name + ".flood.yaml"), text);

        CommandRun run = CommandRun.of("test", file);

        assertThat(run.exitCode()).as(page + "\n" + run.out() + run.err()).isZero();
    }

    @Test
    void thePagesHaveExamples() throws IOException {
        assertThat(examples().map(a -> a.get()[0]).distinct())
                .containsExactly("docs/language.md", "docs/failover.md", "README.md");
    }
}
