package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** An option means the same whichever command it is given to. */
class OptionsAcrossCommandsTest {

    private static final Map<String, CommandLine> COMMANDS = commands();

    /** All but the benchmarks, whose options are the sizes of their workloads. */
    private static Map<String, CommandLine> commands() {
        Map<String, CommandLine> all =
                new TreeMap<>(Main.commandLine(new Interruption(), Map.of()).getSubcommands());
        all.remove("bench");
        return all;
    }

    @Test
    void anOptionOfOneNameTakesOneKindOfValue() {
        Map<String, Map<String, List<String>>> kinds = new TreeMap<>();
        COMMANDS.forEach((name, command) -> command.getCommandSpec()
                .options()
                .forEach(option -> kinds.computeIfAbsent(option.longestName(), any -> new TreeMap<>())
                        .computeIfAbsent(kind(option), any -> new ArrayList<>())
                        .add(name)));

        assertThat(kinds).allSatisfy((option, of) -> assertThat(of).as(option).hasSize(1));
        assertThat(kinds.get("--set").values())
                .first()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
                .contains("run", "test", "validate", "compare", "explain", "advise", "serve", "lint");
    }

    private static String kind(OptionSpec option) {
        return String.join(",", option.names()) + " " + option.paramLabel() + " " + option.isMultiValue();
    }

    @Test
    void whateverRunsScenariosTakesTheCommonOptions() {
        for (String name :
                List.of("run", "test", "compare", "sweep", "explain", "advise", "serve", "lint", "validate")) {
            assertThat(COMMANDS.get(name).getCommandSpec().optionsMap())
                    .as(name)
                    .containsKeys("--profiles", "-q", "-v", "--no-color", "--stacktrace");
        }
        for (String name : List.of("run", "explain", "advise", "serve")) {
            assertThat(COMMANDS.get(name).getCommandSpec().optionsMap())
                    .as(name)
                    .containsKeys("--set", "--seed", "--variant");
        }
    }

    @Test
    void aNumberOfThreadsIsOneOrMore() {
        for (String name : List.of("test", "sweep", "advise")) {
            CommandRun run = CommandRun.of(name, "--jobs", "0", "x.yaml");
            assertThat(run.exitCode()).as(name).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(run.err()).as(name).contains("--jobs").contains("expected a number of threads from 1 to");
        }
    }
}
