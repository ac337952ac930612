package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** scenarios/README.md: an index with one row for every shipped scenario. */
class LibraryIndexTest {

    private static final Path LIBRARY = CommandRun.project("scenarios");
    private static final Pattern CLASSES = Pattern.compile("[A-L](, [A-L])*");
    private static final Pattern INCIDENTS = Pattern.compile("(?:(?:\\d{1,2}|founding|further)(?:, |$))+");

    /** One line of the table of files. */
    record Row(String name, String page, String incidents, String classes, String shows, String figure) {}

    private static List<Row> rows() throws IOException {
        Pattern line = Pattern.compile("\\| \\[([^\\]]+)\\]\\(([^)]+)\\) \\| (.*?) \\| (.*?) \\| (.*?) \\| (.*?) \\|");
        return line.matcher(Files.readString(LIBRARY.resolve("README.md")))
                .results()
                .map(m -> new Row(m.group(1), m.group(2), m.group(3), m.group(4), m.group(5), m.group(6)))
                .toList();
    }

    private static List<String> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(LIBRARY)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".flood.yaml"))
                    .map(name -> name.replace(".flood.yaml", ""))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyScenarioHasOneRowInTheOrderOfNames() throws IOException {
        assertThat(rows()).extracting(Row::name).containsExactlyElementsOf(scenarios());
    }

    @Test
    void everyRowLeadsToItsPageAndSaysWhatItCovers() throws IOException {
        assertThat(rows()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.page()).isEqualTo(row.name() + ".md");
            assertThat(LIBRARY.resolve(row.page())).exists();
            assertThat(row.classes()).matches(CLASSES);
            assertThat(row.incidents()).matches(INCIDENTS);
            assertThat(row.shows()).isNotBlank();
            assertThat(row.figure()).isNotBlank();
        });
    }

    @Test
    void incidentsAreThoseOfTheCollection() throws IOException {
        assertThat(rows())
                .flatExtracting(row -> List.of(row.incidents().split(", ")))
                .filteredOn(incident -> !List.of("founding", "further").contains(incident))
                .extracting(Integer::valueOf)
                .allMatch(number -> number >= 1 && number <= 27);
    }
}
