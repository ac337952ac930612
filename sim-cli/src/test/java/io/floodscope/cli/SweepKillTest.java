package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.random.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand runs, killed without warning at five random moments and resumed each time, by other numbers of threads. */
class SweepKillTest {

    private static final int RUNS = 1_000;
    private static final long SEED = Long.getLong("seed", 20_261_126L);

    private static final String BASE = """
            apiVersion: floodscope/v1
            name: tiny
            run: {until: 10m, bucket: 1m}
            bridges:
              br: {mac-aging-time: 60s}
            hosts:
              a: {bridge: br, ip: 10.0.0.1/24}
              b: {bridge: br, ip: 10.0.0.2/24}
              c: {bridge: br, ip: 10.0.0.3/24}
            traffic:
              talk: {type: udp, from: a, to: b, packets: 1/s}
            """;

    private static final String SWEEP = """
            apiVersion: floodscope/v1
            kind: Sweep
            base: tiny.flood.yaml
            vary:
              bridges.br.mac-aging-time: {from: 15s, to: 495s, steps: 25}
              traffic.talk.packets: [1/s, 2/s]
            seeds: 1..20
            record: [flooded_fraction, flooded_frames, arp_requests, lost_frames]
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theTableIsThatOfAnUndisturbedRunByteForByte() throws Exception {
        Files.writeString(folder.resolve("tiny.flood.yaml"), BASE);
        Path sweep = Files.writeString(folder.resolve("sweep.yaml"), SWEEP);
        Path whole = folder.resolve("whole");
        Path broken = folder.resolve("broken");
        assertThat(CommandRun.of("sweep", sweep, "--out", whole, "--jobs", "1").exitCode())
                .isZero();

        RandomStream random = new RandomStream(SEED);
        int done = 0;
        for (int kill = 1; kill <= 5; kill++) {
            int target = done + 1 + (int) random.nextLong(RUNS / 6);
            List<String> command = kill == 1
                    ? List.of("sweep", sweep.toString(), "--out", broken.toString())
                    : List.of("sweep", "--resume", broken.toString());
            done = killedAt(target, command, 1 + kill % 3);
            assertThat(broken.resolve("runs.csv"))
                    .as("seed %d, kill %d", SEED, kill)
                    .doesNotExist();
        }
        CommandRun last = CommandRun.of("sweep", "--resume", broken, "--jobs", "2", "--verify", "50");

        assertThat(last.exitCode()).as(last.err()).isZero();
        assertThat(last.err()).contains("resuming: ");
        assertThat(last.out()).contains("50 of 50 re-run results are identical");
        assertThat(Files.readString(whole.resolve("runs.csv")).lines()).hasSize(RUNS + 1);
        for (String name : List.of("runs.csv", "manifest.json")) {
            assertThat(broken.resolve(name)).as("seed %d: %s", SEED, name).hasSameBinaryContentAs(whole.resolve(name));
        }
        assertThat(names(broken)).isEqualTo(names(whole));
    }

    /** Starts the program and kills it as soon as so many runs are on record; how many there are afterwards. */
    private int killedAt(int target, List<String> arguments, int jobs) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments);
        command.addAll(List.of("--jobs", Integer.toString(jobs), "-q"));
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        Path journal = Path.of(arguments.get(arguments.size() - 1)).resolve("runs.journal");
        while (rows(journal) < target) {
            assertThat(process.isAlive()).as(Files.readString(said)).isTrue();
            Thread.sleep(1);
        }
        process.destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("ended by SIGKILL").isEqualTo(128 + 9);
        return rows(journal);
    }

    /** Complete rows in the journal, whose first line names the plan. */
    private static int rows(Path journal) throws IOException {
        if (!Files.exists(journal)) {
            return -1;
        }
        int lines = 0;
        for (byte b : Files.readAllBytes(journal)) {
            lines += b == '\n' ? 1 : 0;
        }
        return lines - 1;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
