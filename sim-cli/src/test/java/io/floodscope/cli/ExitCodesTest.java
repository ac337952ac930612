package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exit codes that need a process or a device: interruptions and things that are not the user's fault. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExitCodesTest {

    private static final String ENDLESS = """
            apiVersion: floodscope/v1
            name: endless
            run: {until: 366d, bucket: 1h}
            bridges:
              br: {kind: switch}
            hosts:
              a: {bridge: br, ip: 10.0.0.1/24}
              b: {bridge: br, ip: 10.0.0.2/24}
            traffic:
              talk: {type: udp, from: a, to: b, packets: 1000/s}
            assert:
              - {metric: lost_frames, max: 0}
            """;

    @TempDir
    private Path folder = Path.of("");

    private Process start(Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                // A build that runs in the background ignores SIGINT and would hand that down.
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        for (Object argument : arguments) {
            command.add(String.valueOf(argument));
        }
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String interrupt(Process process, String signal) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    private static void await(Path file, Process process) throws InterruptedException {
        while (!Files.exists(file)) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(5);
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void anInterruptedRunWritesWhatItHasMarkedAsIncomplete(String signal, int code) throws Exception {
        Path scenario = Files.writeString(folder.resolve("endless.flood.yaml"), ENDLESS);
        Path out = folder.resolve("out");
        Process process = start("run", scenario, "--out", out);
        await(out, process);
        Thread.sleep(300);

        String said = interrupt(process, signal);

        assertThat(process.exitValue()).as(said).isEqualTo(code);
        assertThat(said).contains("no verdict: the run was stopped");
        assertThat(out.resolve("result.json"))
                .content()
                .contains("\"verdict\": \"inconclusive\"")
                .contains("the run was stopped");
    }

    @Test
    void anInterruptedSweepNamesTheCommandThatContinuesIt() throws Exception {
        Files.writeString(folder.resolve("endless.flood.yaml"), ENDLESS.replace("366d", "1h"));
        Path sweep = Files.writeString(folder.resolve("s.yaml"), """
                apiVersion: floodscope/v1
                kind: Sweep
                base: endless.flood.yaml
                seeds: 1..3000
                record: [lost_frames]
                """);
        Path results = folder.resolve("results");
        Process process = start("sweep", sweep, "--out", results, "--jobs", "1");
        await(results.resolve("runs.journal"), process);

        String said = interrupt(process, "INT");

        assertThat(process.exitValue()).as(said).isEqualTo(130);
        assertThat(said)
                .containsPattern(
                        "stopped after \\d+ of 3000 runs; continue with: floodscope sweep --resume " + results);
        assertThat(results.resolve("runs.csv")).doesNotExist();
    }

    @Test
    void aDeviceThatIsFullIsNotTheUsersFault() throws IOException {
        Path scenario =
                Files.writeString(folder.resolve("short.flood.yaml"), ENDLESS.replace("366d, bucket: 1h", "10s"));

        CommandRun run = CommandRun.of("run", scenario, "--json", "/dev/full");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("cannot write /dev/full").doesNotContain("\tat ");
    }

    @Test
    void withoutATerminalNothingSpinsAndNobodyIsAsked() throws Exception {
        Path scenario =
                Files.writeString(folder.resolve("short.flood.yaml"), ENDLESS.replace("366d, bucket: 1h", "10m"));

        Process process = start("run", scenario);

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).doesNotContain("\r").doesNotContain("\u001b");
    }

    @Test
    void compareRefusesUnlikeRunsUnlessForced() throws IOException {
        String small = ENDLESS.replace("366d, bucket: 1h", "10s");
        Path a = Files.writeString(folder.resolve("a.flood.yaml"), small);
        Path b = Files.writeString(folder.resolve("b.flood.yaml"), small.replace("10s", "20s"));

        CommandRun refused = CommandRun.of("compare", a, b);

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("cannot be compared").contains("--force");
        assertThat(CommandRun.of("compare", a, b, "--force", "--tolerance", "200")
                        .exitCode())
                .isZero();
    }
}
