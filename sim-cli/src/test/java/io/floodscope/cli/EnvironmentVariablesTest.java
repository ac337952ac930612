package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Every option as a variable; what is written on the command line wins. */
class EnvironmentVariablesTest {

    private static final Path SCENARIO = CommandRun.project("scenarios/seed-no-refresh.flood.yaml");

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int floodscope(Map<String, String> environment, String... args) {
        return Main.commandLine(new Interruption(), environment)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }

    @Test
    void everyOptionOfEveryCommandHasAVariableOfItsOwn() {
        int seen = 0;
        CommandLine root = Main.commandLine(new Interruption(), Map.of());
        for (CommandLine command : root.getSubcommands().values()) {
            List<String> names = new ArrayList<>();
            for (OptionSpec option : command.getCommandSpec().options()) {
                if (EnvironmentVariables.takesVariable(option)) {
                    names.add(EnvironmentVariables.nameOf(option));
                    boolean flag = option.arity().max() == 0;
                    String given = flag ? "true" : "given";
                    EnvironmentVariables variables =
                            new EnvironmentVariables(Map.of(EnvironmentVariables.nameOf(option), given));
                    assertThat(variables.defaultValue(option)).isEqualTo(given);
                }
            }
            assertThat(names)
                    .as(command.getCommandName())
                    .doesNotHaveDuplicates()
                    .allSatisfy(name -> assertThat(name).matches("FLOODSCOPE_[A-Z][A-Z0-9_]*"));
            seen += names.size();
        }
        assertThat(seen).isGreaterThan(80);
    }

    @Test
    void theVariableActsLikeTheOption() {
        floodscope(Map.of("FLOODSCOPE_SEED", "7"), "run", SCENARIO.toString());

        assertThat(out.toString()).contains("   seed 7   ");
    }

    @Test
    void theCommandLineWins() {
        floodscope(Map.of("FLOODSCOPE_SEED", "7"), "run", SCENARIO.toString(), "--seed", "3");

        assertThat(out.toString()).contains("   seed 3   ");
    }

    @Test
    void aFlagIsSwitchedOnByTrue() {
        floodscope(Map.of("FLOODSCOPE_QUIET", "true"), "run", SCENARIO.toString());

        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aRepeatableOptionTakesOneValuePerLine() {
        int code = floodscope(Map.of("FLOODSCOPE_SET", "run.until=10m\nrun.bucket=1 s"), "run", SCENARIO.toString());

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("--set run.bucket=1 s").doesNotContain("run.until");
        assertThat(floodscope(Map.of("FLOODSCOPE_SET", "run.until=10m\nrun.seed=9"), "run", SCENARIO.toString()))
                .isNotEqualTo(2);
        assertThat(out.toString()).contains("seed 9").contains("simulated 10m 0s");
    }

    @Test
    void aRefusedValueIsToldWithTheNameOfTheVariable() {
        int code = floodscope(Map.of("FLOODSCOPE_MAX_WALL", "60"), "run", SCENARIO.toString());

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("60s").contains("(from the variable FLOODSCOPE_MAX_WALL)");
    }

    @Test
    void helpAndVersionAreNoVariables() {
        Path file = folder.resolve("a.flood.yaml");

        assertThat(floodscope(Map.of("FLOODSCOPE_HELP", "true", "FLOODSCOPE_VERSION", "true"), "init", file.toString()))
                .isZero();
        assertThat(file).exists();
    }
}
