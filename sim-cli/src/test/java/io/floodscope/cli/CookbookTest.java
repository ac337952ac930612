package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docs/cookbook.md: every recipe holds as it stands there, and its counters exist. */
class CookbookTest {

    private static final Path PAGE = CommandRun.project("docs/cookbook.md");
    private static final Path LANGUAGE = CommandRun.project("docs/language.md");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(apiVersion.*?)```", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("`([A-Z]+/[A-Za-z0-9_/-]+)`");

    @TempDir
    Path temp;

    private List<Path> examples(Path page) throws IOException {
        List<String> found = EXAMPLE.matcher(Files.readString(page))
                .results()
                .map(match -> match.group(1))
                .toList();
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            String name = page.getFileName() + "-" + i + ".flood.yaml";
            files.add(Files.writeString(temp.resolve(name), found.get(i)));
        }
        return files;
    }

    @Test
    void everyRecipeHoldsWithAllItsVariants() throws IOException {
        List<Path> files = examples(PAGE);
        assertThat(files).hasSizeGreaterThan(7);

        CommandRun run =
                CommandRun.of(Stream.concat(Stream.of("test"), files.stream()).toArray(Object[]::new));

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains(" checks, 0 failed, ");
        assertThat(CommandRun.of(Stream.concat(Stream.of("validate", "--strict"), files.stream())
                                .toArray(Object[]::new))
                        .err())
                .doesNotContain("warning");
    }

    /** A name of the table stands for a counter that some example has: words in capitals are any name. */
    @Test
    void theCountersOfTheTableExist() throws IOException {
        List<Path> files = new ArrayList<>(examples(PAGE));
        files.add(examples(LANGUAGE).get(0));
        List<String> counters = new ArrayList<>();
        for (Path file : files) {
            JsonNode result = JsonMapper.builder()
                    .build()
                    .readTree(CommandRun.of("run", file, "--json", "-").out());
            result.path("counters").propertyNames().forEach(counters::add);
        }
        Matcher names = NAME.matcher(Files.readString(PAGE));
        List<String> known = names.results().map(match -> match.group(1)).toList();

        assertThat(known).hasSizeGreaterThan(25);
        for (String name : known) {
            Pattern wanted = Pattern.compile(name.replaceAll("[A-Z]+", "[^/]+"));
            assertThat(counters.stream().filter(c -> wanted.matcher(c).matches()))
                    .as(name)
                    .isNotEmpty();
        }
        assertThat(IntStream.range(0, known.size()).filter(i -> known.indexOf(known.get(i)) < i))
                .as("a counter that stands there twice")
                .isEmpty();
    }
}
