package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.scenario.reference.JsonSchema;
import io.floodscope.scenario.reference.LanguageReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/language.md: its tables are those of the declarations ({@code -Dgolden.update=true} renews them), its example runs. */
class LanguageDocsTest {

    private static final Path PAGE = CommandRun.project("docs/language.md");
    private static final String MARK =
            "This part is generated from the declarations that the loader uses; a test compares them.\n\n";

    @TempDir
    Path temp;

    @Test
    void theTablesAreThoseOfTheDeclarations() throws IOException {
        String page = Files.readString(PAGE);
        String expected = page.substring(0, page.indexOf(MARK) + MARK.length()) + LanguageReference.text();

        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, expected);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(expected);
    }

    @Test
    void theTablesOfSweepFilesAreThoseOfTheDeclarations() throws IOException {
        Path page = CommandRun.project("docs/sweep.md");
        String text = Files.readString(page);
        String expected = text.substring(0, text.indexOf(MARK) + MARK.length()) + LanguageReference.sweep();

        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(page, expected);
        }

        assertThat(Files.readString(page)).isEqualTo(expected);
    }

    @Test
    void theExampleOfASweepIsThatOfTheProjectAndItsFirstLineNamesTheSchema() throws IOException {
        String page = Files.readString(CommandRun.project("docs/sweep.md"));
        Matcher example = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(example.find()).isTrue();

        assertThat(example.group(1)).isEqualTo(Files.readString(CommandRun.project("examples/sweep/sweep.yaml")));
        assertThat(example.group(1)).startsWith("# yaml-language-server: $schema=");
        assertThat(CommandRun.of("schema", "--kind", "sweep").out()).isEqualTo(JsonSchema.sweep());
    }

    @Test
    void theExampleOfThePageHoldsWithAllItsVariants() throws IOException {
        Matcher example = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(example.find()).isTrue();
        Path file = Files.writeString(temp.resolve("example.flood.yaml"), example.group(1));

        CommandRun run = CommandRun.of("test", file);

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("5 checks, 0 failed, 5 passed   3 scenarios");
    }

    @Test
    void theSchemaKnowsEveryKeyOfTheLanguage() {
        String schema = JsonSchema.text();

        assertThat(schema)
                .contains("\"mac-aging-time\"", "\"flood-gap\"", "\"virtual-mac\"", "\"move-ip\"", "\"assert\"");
        assertThat(CommandRun.of("schema").out()).isEqualTo(schema);
    }
}
