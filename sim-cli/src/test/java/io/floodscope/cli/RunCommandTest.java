package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of {@code run}: exit codes, streams, files. */
class RunCommandTest {

    private static final String SMALL = """
            apiVersion: floodscope/v1
            name: small
            run: {until: 60s}
            bridges:
              br-int: {mac-aging-time: 30s}
            hosts:
              vm: {count: 3, bridge: br-int, vlan: 4, ip: 10.4.0.11/24}
            traffic:
              up: {type: tcp, from: vm-1, to: vm-2, rate: 8Mbit/s}
            assert:
              - {name: quiet, metric: flooded_seconds, max: 0s}
            """;

    @TempDir
    Path temp;

    private Path small;

    @BeforeEach
    void writeScenario() throws IOException {
        small = Files.writeString(temp.resolve("small.flood.yaml"), SMALL);
    }

    @Test
    void zeroIfAllHoldsAndJsonAloneOnStdout() {
        CommandRun run = CommandRun.of("run", small, "--json", "-");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("{").endsWith("}\n").contains("\"verdict\": \"pass\"");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void oneIfAnExpectationFails() throws IOException {
        Files.writeString(small, SMALL.replace("max: 0s", "min: 10s"));

        CommandRun run = CommandRun.of("run", small);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("FAIL  quiet").contains("expected  flooded_seconds >= 10s");
    }

    @Test
    void aWarningDoesNotFailTheRun() throws IOException {
        Files.writeString(small, SMALL.replace("max: 0s", "min: 10s, severity: warn"));

        assertThat(CommandRun.of("run", small).exitCode()).isZero();
    }

    @Test
    void threeIfALimitIsHit() {
        CommandRun run = CommandRun.of("run", small, "--max-events", 1000, "--json", "-");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("\"verdict\": \"inconclusive\"");
        assertThat(run.err()).contains("no verdict: the limit of events was hit");
    }

    @Test
    void aPathThatMatchesNothingIsBadInputWithTheNearestPath() {
        CommandRun run = CommandRun.of("run", small, "--set", "bridges.br-imt.mac-aging-time=20s");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("matches nothing").contains("did you mean 'bridges.br-int.mac-aging-time'?");
    }

    @Test
    void aSetValueIsCheckedLikeAWrittenOne() {
        assertThat(CommandRun.of("run", small, "--set", "**.mac-aging-time=20").err())
                .contains("duration needs a unit: 20");
        assertThat(CommandRun.of("run", small, "--set", "hosts.vm.vlan=5000").err())
                .contains("5000 is out of range");
    }

    @Test
    void packetsOfTcpMayBeGivenByTheirDistance() {
        Object[] packets = {"run", small, "--set", "traffic.up={type: tcp, from: vm-1, to: vm-2, packets: 1/40ms}"};

        assertThat(CommandRun.of(packets).out())
                .as("one every 40 ms, at both ends of the minute")
                .contains("1,501 packets");
        assertThat(CommandRun.of("run", small, "--set", "traffic.up.packets=25/s")
                        .err())
                .contains("traffic 'up' needs either 'rate' or 'packets'");
        assertThat(CommandRun.of("run", small, "--set", "traffic.up.packets=1/fortnight")
                        .err())
                .contains("a rate such as 100/s, 5/min or 1/47ms");
        assertThat(CommandRun.of("run", small, "--set", "traffic.up.packets=1/0s")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void setReachesKeysThatAreOnlyDefaulted() {
        CommandRun run = CommandRun.of("run", small, "--set", "bridges.br-int.kind=ovs", "--json", "-");

        assertThat(run.out()).contains("\"origin\": \"--set\"");
    }

    @Test
    void wrongUsageIsBadInputWithASuggestion() {
        assertThat(CommandRun.of("rnu", small).exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("run", small, "--max-event", 5).err()).contains("--max-events");
        assertThat(CommandRun.of("run", small, "--max-wall", "60").err()).contains("60s");
    }

    @Test
    void anOutputThatCannotBeWrittenIsNamedAndLeavesNothing() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "in the way");

        CommandRun run = CommandRun.of("run", small, "--out", file.resolve("out"));

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.err()).contains(file.resolve("out").toString());
        try (Stream<Path> left = Files.list(temp)) {
            assertThat(left.map(p -> p.getFileName().toString()).sorted()).containsExactly("file", "small.flood.yaml");
        }
    }

    @Test
    void filesAreWrittenWhereTheUserSays() {
        Path out = temp.resolve("out");

        CommandRun run = CommandRun.of("run", small, "--out", out, "--junit", out.resolve("junit.xml"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(out).isDirectoryContaining("glob:**/result.json");
        assertThat(out).isDirectoryContaining("glob:**/report.html");
        assertThat(out).isDirectoryContaining("glob:**.png");
        assertThat(out).isDirectoryContaining("glob:**/junit.xml");
    }
}
