package io.floodscope.house;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README promises. */
class ReadmeTest {

    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");
    private static final Pattern TABLE_ROW = Pattern.compile("(?m)^\\| `([a-z]+)[^|]*\\| ");
    private static final Pattern COMMAND = Pattern.compile("(?m)^ {2}([a-z]+)(?:, [a-z]+)* {2,}\\S");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
    private static String readme;

    @BeforeAll
    static void read() throws IOException {
        readme = Files.readString(SourceFile.root().resolve("README.md"));
    }

    @Test
    void itsScenarioDoesWhatItSays(@TempDir Path directory) throws IOException {
        String yaml = YAML.matcher(readme)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
        Path file = Files.writeString(directory.resolve("readme.flood.yaml"), yaml);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int exit = Main.execute(new PrintWriter(out), new PrintWriter(err), "run", file.toString());

        assertThat(exit).as("%s%s", out, err).isZero();
        assertThat(out.toString()).contains("6 windows ending every 1,200 s: 6 of 900 s from 300 s");
    }

    @Test
    void itsCommandsAreThoseOfTheProgram() {
        StringWriter help = new StringWriter();
        Main.execute(new PrintWriter(help), new PrintWriter(help), "--help");
        String commands = help.toString().split("Commands:", 2)[1].replaceFirst("(?m)^ {2}help .*", "");

        assertThat(names(TABLE_ROW, readme)).isEqualTo(names(COMMAND, commands));
    }

    @Test
    void pagesLinkToFilesThatExist() {
        for (SourceFile page : SourceFile.all()) {
            if (page.path().endsWith(".md")) {
                Path directory = SourceFile.root().resolve(page.path()).getParent();
                assertThat(LINK.matcher(page.text()).results().map(match -> match.group(1)))
                        .as("links of %s", page.path())
                        .allSatisfy(link -> assertThat(directory.resolve(link)).exists());
            }
        }
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(toCollection(TreeSet::new));
    }
}
