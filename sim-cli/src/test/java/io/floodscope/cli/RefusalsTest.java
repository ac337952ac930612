package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be read, run or written is refused before anything happens, by one message in the words of people. */
class RefusalsTest {

    private static final String GOOD = """
            apiVersion: floodscope/v1
            name: good
            run: {until: 60s}
            bridges:
              br: {mac-aging-time: 300s}
            hosts:
              a: {bridge: br, vlan: 1, ip: 10.0.0.1/24}
              b: {bridge: br, vlan: 1, ip: 10.0.0.2/24}
            traffic:
              up: {type: udp, from: a, to: b, packets: 1/s, size: 100B}
            assert:
              - {metric: flooded_seconds, on: br, max: 60s}
            """;

    @TempDir
    Path temp;

    private Path good;

    @BeforeEach
    void write() throws IOException {
        good = Files.writeString(temp.resolve("good.flood.yaml"), GOOD);
    }

    private static void assertRefused(CommandRun run, String message) {
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains(message).doesNotContain("Exception");
        assertThat(run.err().split(": error: ", -1).length).as(run.err()).isLessThanOrEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: good         | name: good\\nkind: Sweep    | :3:7: error: this is a sweep, not a scenario; 'floodscope sweep' runs it
            name: good         | name: !!java.net.URL good | :2:7: error: YAML tags (!name) are not supported
            until: 60s         | until: "${nope}"          | :3:14: error: unknown variable 'nope'
            until: 60s         | until: 60fortnights       | :3:14: error: expected a duration such as
            until: 60s         | until: -60s               | :3:14: error: -60s is out of range for 'run.until'
            name: good         | name: good\\ninclude: .    | :3:10: error: '.' cannot be included: is a folder
            name: good         | name: good\\nvars-from: no.yaml | :3:12: error: 'no.yaml' cannot be read for variables: there is no such file
            name: good         | name: good\\ninclude: "a\\u0000b" | :3:10: error: 'a\\u0000b' cannot be the name of a file
            """)
    void aBrokenTextIsOneMessageAtItsPlace(String right, String wrong, String message) throws IOException {
        Path file = Files.writeString(temp.resolve("bad.flood.yaml"), GOOD.replace(right, wrong.replace("\\n", "\n")));

        assertRefused(CommandRun.of("validate", file), file + message);
    }

    @Test
    void whatIsNoTextIsRefusedAsAWhole() throws IOException {
        Path wide = Files.write(temp.resolve("wide.flood.yaml"), GOOD.getBytes(StandardCharsets.UTF_16LE));
        assertRefused(CommandRun.of("validate", wide), ":1:1: error: not UTF-8 text: there are null bytes in it");
        Path latin = Files.write(temp.resolve("latin.flood.yaml"), new byte[] {'a', (byte) 0xE9, '\n'});
        assertRefused(CommandRun.of("validate", latin), ":1:1: error: not UTF-8 text");
        Path loop = Files.createSymbolicLink(temp.resolve("loop"), Path.of("loop"));
        assertRefused(CommandRun.of("validate", loop), ":1:1: error: cannot be read: Too many levels");
    }

    @Test
    void textsThatLookOddAreReadAllTheSame() throws IOException {
        for (String text : List.of("\uFEFF" + GOOD, GOOD.replace("\n", "\r\n"), GOOD.replace("{mac", "{\tmac"))) {
            Path file = Files.writeString(temp.resolve("odd.flood.yaml"), text);
            assertThat(CommandRun.of("validate", file).exitCode()).isZero();
        }
    }

    @Test
    void aScenarioIsNoSweep() {
        assertRefused(
                CommandRun.of("sweep", good, "--out", temp.resolve("out")),
                ":1:1: error: not a sweep: it has no line 'kind: Sweep'; 'floodscope run' takes scenarios");
        assertThat(temp.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --seed       | abc                  | expected a whole number from 0, got 'abc'
            --seed       | -1                   | expected a whole number from 0, got '-1'
            --seed       | 99999999999999999999 | expected a whole number from 0, got '99999999999999999999'
            --max-events | 0                    | expected a whole number from 1, got '0'
            --max-events | -3                   | expected a whole number from 1, got '-3'
            --max-wall   | 5                    | expected a duration with a unit such as 60s, got '5'
            --run        | 0                    | expected a whole number from 1, got '0'
            """)
    void aNumberIsRefusedInPlainWords(String option, String value, String message) {
        CommandRun run = CommandRun.of("run", good, option, value);

        assertRefused(run, "floodscope: Invalid value for option '" + option + "': " + message);
        assertThat(run.err()).endsWith("Try 'floodscope run --help'.\n");
        assertRefused(CommandRun.of("serve", good, "--port", "x"), "expected a whole number, got 'x'");
        assertRefused(
                CommandRun.of("compare", good, "--set", "run.until=50s", "--tolerance", "x"),
                "expected a number such as 5 or 2.5, got 'x'");
    }

    @ParameterizedTest
    @CsvSource({
        "run, --html",
        "run, --json",
        "run, --png",
        "run, --csv",
        "run, --trace",
        "run, --pcapng",
        "test, --junit",
        "test, --markdown",
        "test, --json",
        "advise, --json",
        "lint, --sarif",
        "compare, --html"
    })
    void aPlaceThatTakesNoFileIsRefusedBeforeTheRun(String command, String option) throws IOException {
        Path inTheWay = Files.writeString(temp.resolve("file"), "");
        Path other = temp.resolve("other.json");
        List<Object> args = new ArrayList<>(List.of(command, good));
        if (command.equals("compare")) {
            args.addAll(List.of("--set", "run.until=60s"));
        }
        if (command.equals("run")) {
            args.addAll(List.of("--markdown", other));
        }

        assertRefused(run(args, option, temp), "floodscope: cannot write " + temp + ": it is a folder");
        Path below = inTheWay.resolve("x").resolve("y");
        assertRefused(run(args, option, below), "floodscope: cannot write " + below + ": " + inTheWay + " is a file");
        assertThat(other).doesNotExist();
    }

    private static CommandRun run(List<Object> args, String option, Path target) {
        return CommandRun.of(
                Stream.concat(args.stream(), Stream.of(option, target)).toArray());
    }

    @Test
    void aFolderForResultsCannotBeAFile() {
        assertRefused(
                CommandRun.of("run", good, "--out", good),
                "floodscope: cannot write to the folder " + good + ": a part of the path is a file");
        assertRefused(
                CommandRun.of("run", good, "--out", good.resolve("x")),
                "floodscope: cannot write to the folder " + good.resolve("x") + ": Not a directory");
        Path sweep = CommandRun.project("examples/sweep/sweep.yaml");
        assertRefused(CommandRun.of("sweep", sweep, "--out", good), "a part of the path is a file");
    }
}
