package io.floodscope.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/expectations.md promises much; whatever it names as proof must exist. */
class ExpectationsPageTest {

    private static final Pattern TEST = Pattern.compile("`(\\w+Test)#(\\w+)`");
    private static final Pattern COMMAND = Pattern.compile("`floodscope ([a-z]+)((?: --[a-z-]+)*)`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| (.*) \\|$");

    private static String page;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(SourceFile.root().resolve("docs/expectations.md"));
    }

    @Test
    void everyRowHasAnAnswerAndAProof() {
        List<MatchResult> rows = ROW.matcher(page).results().toList();

        assertThat(rows.stream().map(row -> Integer.parseInt(row.group(1))))
                .containsExactlyElementsOf(IntStream.concat(IntStream.rangeClosed(1, 16), IntStream.rangeClosed(19, 22))
                        .boxed()
                        .toList());
        assertThat(rows).allSatisfy(row -> assertThat(row.group(2)).containsPattern(TEST));
    }

    @Test
    void everyNamedTestExists() throws IOException {
        List<MatchResult> named = TEST.matcher(page).results().toList();

        assertThat(named).hasSizeGreaterThan(40);
        for (MatchResult each : named) {
            assertThat(source(each.group(1)))
                    .as(each.group())
                    .containsPattern("(?s)@(Test|ParameterizedTest)[^;]*\\bvoid " + each.group(2) + "\\(");
        }
    }

    private static String source(String test) throws IOException {
        try (Stream<Path> all = Files.walk(SourceFile.root())) {
            List<Path> found = all.filter(path -> path.endsWith(test + ".java"))
                    .filter(path -> path.toString().contains("/src/test/"))
                    .toList();
            assertThat(found).as(test).hasSize(1);
            return Files.readString(found.get(0));
        }
    }

    @Test
    void everyNamedCommandAndOptionExists() {
        for (MatchResult each : COMMAND.matcher(page).results().toList()) {
            StringWriter help = new StringWriter();
            int code = Main.execute(new PrintWriter(help), new PrintWriter(help), each.group(1), "--help");

            assertThat(code).as(each.group()).isZero();
            for (String option : each.group(2).strip().split(" ")) {
                assertThat(help.toString()).as(each.group()).contains(option);
            }
        }
    }
}
