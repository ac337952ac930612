package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Scripts that complete the command line, and manual pages: made from the declarations, so nothing may be missing. */
class CompletionAndManTest {

    @TempDir
    private Path folder = Path.of("");

    private static final Map<String, CommandLine> COMMANDS =
            Main.commandLine(new Interruption(), Map.of()).getSubcommands();

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        assertThat(completed("floodscope", "swe")).contains("sweep");
        assertThat(completed("floodscope", "run", "--max-")).contains("--max-events", "--max-wall");
        assertThat(completed("floodscope", "test", "--ju")).contains("--junit").doesNotContain("--jobs");
    }

    /** What bash offers for the last word. */
    private String completed(String... words) throws IOException, InterruptedException {
        Path script = folder.resolve("completion.bash");
        Files.writeString(script, CommandRun.of("completion", "bash").out());
        String call = "source '" + script + "'; COMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD="
                + (words.length - 1) + "; _complete_floodscope; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process bash = new ProcessBuilder("bash", "--norc", "-c", call)
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void zshLoadsTheSameScriptThroughItsBashLayer() {
        assertThat(CommandRun.of("completion", "zsh").out())
                .startsWith("autoload -U +X compinit")
                .endsWith(CommandRun.of("completion", "bash").out());
    }

    @Test
    void fishKnowsEveryCommandAndEveryOption() {
        String script = CommandRun.of("completion", "fish").out();

        assertThat(script.lines().skip(1))
                .allSatisfy(line -> assertThat(line)
                        .matches(
                                "complete -c floodscope -n '[a-z_ ]+' (-f -a [a-z]+|(-[ls] \\S+ ?)+(-r( -f -a '[^']*')?)?)"
                                        + "( -d '(\\\\'|[^'])*')?"));
        COMMANDS.forEach((name, line) -> {
            assertThat(script).contains("-n '__fish_use_subcommand' -f -a " + name);
            for (OptionSpec option : line.getCommandSpec().options()) {
                assertThat(script)
                        .contains("-n '__fish_seen_subcommand_from " + name + "'")
                        .containsPattern("subcommand_from " + name + "' .*-l "
                                + option.longestName().replaceFirst("^--", "") + "\\b");
            }
        });
    }

    @Test
    void everyCommandHasAManualPageWithEveryOption() throws IOException {
        CommandRun run = CommandRun.of("man", "--out", folder);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(folder.resolve("floodscope.1")).exists();
        for (Map.Entry<String, CommandLine> each : COMMANDS.entrySet()) {
            String page = Files.readString(folder.resolve("floodscope-" + each.getKey() + ".1"));
            String name = each.getValue().getCommandName();
            if (!each.getKey().equals(name)) {
                assertThat(page).isEqualTo(".so man1/floodscope-" + name + ".1\n");
                continue;
            }
            assertThat(page)
                    .startsWith(".TH \"FLOODSCOPE-" + each.getKey().toUpperCase(java.util.Locale.ROOT) + "\" \"1\"")
                    .contains(".SH NAME\n", ".SH SYNOPSIS\n", ".SH OPTIONS\n", ".SH EXIT STATUS\n", ".SH ENVIRONMENT\n")
                    .doesNotContain("${", "%n");
            for (OptionSpec option : each.getValue().getCommandSpec().options()) {
                assertThat(page).contains("\\fB" + option.longestName().replace("-", "\\-") + "\\fR");
            }
        }
    }

    @Test
    void aPageGoesToStdoutAndAnUnknownCommandIsNamed() {
        assertThat(CommandRun.of("man", "run").out()).contains("floodscope\\-run \\- Simulates a scenario");
        CommandRun unknown = CommandRun.of("man", "walk");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("no command 'walk'").contains("run");
    }
}
