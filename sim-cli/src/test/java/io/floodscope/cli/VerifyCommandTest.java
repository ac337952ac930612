package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify}: whether the rows of a sweep can be had again from the inputs that its manifest names. */
class VerifyCommandTest {

    @TempDir
    Path temp;

    private Path results;
    private Path sweep;

    @BeforeEach
    void sweep() throws IOException {
        Files.writeString(temp.resolve("part.yaml"), "bridges: {tor: {mac-aging-time: 300s}}\n");
        Files.writeString(temp.resolve("base.flood.yaml"), """
                apiVersion: floodscope/v1
                include: part.yaml
                name: base
                run: {until: 1h}
                hosts:
                  a: {bridge: tor, vlan: 10, ip: 10.10.0.1/24}
                  b: {bridge: tor, vlan: 10, ip: 10.10.0.2/24}
                traffic:
                  up: {type: udp, from: a, to: b, packets: 1/s, size: 100B}
                """);
        sweep = Files.writeString(temp.resolve("s.yaml"), """
                apiVersion: floodscope/v1
                kind: Sweep
                base: base.flood.yaml
                vary:
                  bridges.tor.mac-aging-time: [20s, 40s, 60s]
                seeds: 1..4
                record: [flooded_seconds, arp_requests]
                """);
        results = temp.resolve("results");
        CommandRun run = CommandRun.of("sweep", sweep, "--out", results, "-q");
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void aSampleThatComesOutAgainIsCountedAndTheManifestNamed() {
        CommandRun run = CommandRun.of("verify", results, "--sample", 5);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .matches("5 of 5 re-run results are identical \\(manifest: tool .*, inputs sha256 [0-9a-f]{12}\\)\\n");
        assertThat(CommandRun.of("verify", results, "--sample", 99).out()).startsWith("12 of 12 ");
    }

    @Test
    void aChangedTableIsNamedWithTheRunThatDoesNotComeOutAgain() throws IOException {
        Path csv = results.resolve("runs.csv");
        Files.writeString(csv, Files.readString(csv).replaceFirst("(?m)^3,(.*),none,", "3,$1,pass,"));

        CommandRun run = CommandRun.of("verify", results, "--sample", 99);

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("runs.csv: not as the manifest has it");
        assertThat(run.out()).startsWith("11 of 12 re-run results are identical; not so: run 3");
    }

    @Test
    void otherInputsAreRefusedWhereverTheyDiffer() throws IOException {
        Path part = temp.resolve("part.yaml");
        String before = Files.readString(part);
        Files.writeString(part, before.replace("300s", "299s"));
        assertRefused("the results were made from other inputs");
        Files.writeString(part, before);
        String text = Files.readString(sweep);
        Files.writeString(sweep, text + "# one more line\n");
        assertRefused(sweep + ":1:1: error: this is not the file that the results were made from");
        Files.delete(sweep);
        assertRefused("there is no s.yaml in the working directory or beside");
        Path elsewhere = Files.writeString(temp.resolve("t.yaml"), text);

        assertThat(CommandRun.of("verify", results, "--sweep", elsewhere).exitCode())
                .isZero();
    }

    private void assertRefused(String why) {
        CommandRun run = CommandRun.of("verify", results);
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains(why);
    }

    @Test
    void aFolderWithoutASweepIsRefused() {
        CommandRun run = CommandRun.of("verify", temp);

        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains("floodscope verify: " + temp + " is not the folder of a finished sweep");
    }
}
