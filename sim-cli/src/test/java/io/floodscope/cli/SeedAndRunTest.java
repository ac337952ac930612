package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** {@code --run} beside {@code --seed}: independent repetitions of one seed, the first of which needs no number. */
class SeedAndRunTest {

    private static final Path SCENARIO = CommandRun.project("scenarios/garp-locktime.flood.yaml");

    @TempDir
    Path temp;

    private static String json(Object... more) {
        Object[] args = new Object[more.length + 4];
        args[0] = "run";
        args[1] = SCENARIO;
        args[2] = "--json";
        args[3] = "-";
        System.arraycopy(more, 0, args, 4, more.length);
        return CommandRun.of(args).out();
    }

    @Test
    void theFirstRunIsTheDefaultByteForByte() {
        String plain = json();

        assertThat(json("--run", 1)).isEqualTo(plain).doesNotContain("\"run\"");
        assertThat(json("--run", 1, "--seed", 1)).isEqualTo(plain);
    }

    @Test
    void anotherRunDrawsOtherwiseAndSaysItsNumber() {
        String second = json("--run", 2);

        assertThat(second).contains("\"seed\": 1,\n  \"run\": 2,").isEqualTo(json("--run", 2));
        assertThat(events(second)).isNotEmpty().isNotEqualTo(events(json())).isNotEqualTo(events(json("--seed", 2)));
    }

    private static String events(String json) {
        return new JsonMapper()
                .readTree(json)
                .path("fingerprint")
                .path("events")
                .asString();
    }

    @Test
    void itIsPrintedFirstAndKeptByEverythingThatRepeatsTheRun() throws IOException {
        CommandRun run = CommandRun.of("run", SCENARIO, "--seed", 5, "--run", 3, "--out", temp);

        assertThat(run.out().lines().findFirst().orElseThrow()).contains("   seed 5, run 3   simulated");
        assertThat(Files.readString(temp.resolve("report.html"))).contains("--seed 5 --run 3");
        CommandRun again = CommandRun.of("report", temp.resolve("result.json"));
        assertThat(again.out()).contains("seed 5, run 3");
    }

    @Test
    void aFailingCheckNamesTheRunInItsReplay() throws IOException {
        Path failing = Files.writeString(temp.resolve("failing.flood.yaml"), """
                apiVersion: floodscope/v1
                name: failing
                run: {until: 10s}
                bridges: {tor: {mac-aging-time: 300s}}
                hosts: {a: {bridge: tor, vlan: 10, ip: 10.10.0.1/24}}
                assert:
                  - {metric: table_peak, on: tor, min: 9}
                """);

        CommandRun test = CommandRun.of("test", failing, "--run", 2, "--seed", 4);

        assertThat(test.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(test.out())
                .containsPattern("replay +floodscope run .* --run 2 --seed 4")
                .contains(", run 2\n");
    }

    @Test
    void aBaselineOfAnotherRunIsAnotherKindOfRun() {
        Path baseline = temp.resolve("base.json");
        CommandRun.of("test", SCENARIO, "--json", baseline);

        CommandRun other = CommandRun.of("test", SCENARIO, "--run", 2, "--baseline", baseline);

        assertThat(other.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(other.err()).contains("run 1 instead of 2");
    }

    @Test
    void numbersBelowOneAndTwoSetsOfSeedsAreRefused() {
        assertThat(CommandRun.of("run", SCENARIO, "--run", 0).err())
                .contains("'--run'")
                .contains("from 1");
        assertThat(CommandRun.of("test", SCENARIO, "--seed", 2, "--seeds", "1..3")
                        .err())
                .contains("--seed and --seeds exclude each other");
    }
}
