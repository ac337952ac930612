package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A vendor that the program does not know needs one file in a folder and no code, whatever the command. */
class ProfilesFolderTest {

    /** A gateway that answers from its own MAC alone: everything to it floods for ever. */
    private static final String ACME = """
            profile: acme-gw
            title: "Acme, for the test"
            arp-reply:
              eth-src: {value: real, verified: true, source: "Acme manual, page 1"}
              sha: {value: virtual, verified: true, source: "Acme manual, page 1"}
            arp-refresh:
              when: {value: never, verified: true, source: "Acme manual, page 2"}
              eth-src: {value: real, verified: true, source: "Acme manual, page 2"}
            data:
              eth-src: {value: real, verified: true, source: "Acme manual, page 3"}
            arp-timeout: {value: 4h, verified: true, source: "Acme manual, page 4"}
            mac-aging: {value: 300s, verified: true, source: "Acme manual, page 5"}
            """;

    @TempDir
    private Path folder;

    private Path profiles;
    private Path scenario;

    @BeforeEach
    void write() throws IOException {
        profiles = Files.createDirectory(folder.resolve("vendors"));
        Files.writeString(profiles.resolve("acme-gw.yaml"), ACME);
        scenario = folder.resolve("acme.flood.yaml");
        Files.writeString(scenario, """
                apiVersion: floodscope/v1
                name: acme
                run: {until: 60s}
                bridges: {br: {clock-phase: 0s}}
                gateways:
                  gw:
                    profile: acme-gw
                    virtual-mac: 00:11:22:33:44:55
                    interfaces: [{vlan: 4, ip: 10.4.0.1/24}]
                    attach: [{bridge: br}]
                hosts:
                  vm: {count: 2, bridge: br, vlan: 4, ip: 10.4.0.11/24, gateway: 10.4.0.1}
                  server: {behind: gw, ip: 192.0.2.1/24}
                traffic:
                  up: {type: tcp, from: vm-1, to: server, rate: 80kbit/s, size: 1000B}
                assert:
                  - {metric: flooded_fraction, on: br, min: 99%}
                """);
    }

    @Test
    void runTakesTheFramesFromTheNewVendorsFile() {
        CommandRun run = CommandRun.of("run", scenario, "--profiles", profiles);

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("PASS  flooded_fraction on br");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "test", "validate", "lint", "advise"})
    void everyCommandThatReadsScenariosKnowsTheVendorWithTheFolderOnly(String command) {
        CommandRun without = CommandRun.of(command, scenario);
        CommandRun with = CommandRun.of(command, scenario, "--profiles", profiles);

        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.err()).containsPattern("acme\\.flood\\.yaml:7:14: error: unknown gateway profile 'acme-gw'");
        assertThat(with.exitCode()).as(with.err()).isLessThan(2);
        assertThat(with.err()).doesNotContain("unknown gateway profile");
    }

    @Test
    void compareExplainAndSweepKnowItToo() throws IOException {
        Path sweep = folder.resolve("aging.sweep.yaml");
        Files.writeString(sweep, """
                apiVersion: floodscope/v1
                kind: Sweep
                base: acme.flood.yaml
                vary: [{path: bridges.br.mac-aging-time, values: [300s, 1800s]}]
                record: [flooded_seconds]
                """);

        CommandRun compare = CommandRun.of(
                "compare", scenario, "--set", "gateways.gw.profile=h3c-distributed", "--profiles", profiles);
        CommandRun explain = CommandRun.of("explain", scenario, "--at", "30s", "--profiles", profiles);
        CommandRun swept =
                CommandRun.of("sweep", sweep, "--out", folder.resolve("out"), "--jobs", 2, "--profiles", profiles);

        assertThat(compare.err()).isEmpty();
        assertThat(compare.out()).contains("flooded_seconds");
        assertThat(explain.exitCode()).as(explain.err()).isZero();
        assertThat(swept.exitCode()).as(swept.err()).isZero();
        assertThat(Files.readAllLines(folder.resolve("out/runs.csv"))).hasSize(3);
    }

    @Test
    void profilesListsTheFolderBesideTheShippedOnes() {
        CommandRun run = CommandRun.of("profiles", "--profiles", profiles);

        assertThat(run.out()).contains("acme-gw ", "Acme, for the test", "cisco-nxos-anycast");
        assertThat(CommandRun.of("profiles").out()).doesNotContain("acme-gw");
    }

    @Test
    void aWrongFileIsNamedWithLineAndColumnAndNothingRuns() throws IOException {
        Files.writeString(profiles.resolve("acme-gw.yaml"), ACME.replace("4h", "14400"));

        CommandRun run = CommandRun.of("run", scenario, "--profiles", profiles, "--json", folder.resolve("r.json"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .containsPattern("acme-gw\\.yaml:11:22: error: .*needs a unit")
                .contains("Nothing was run");
        assertThat(folder.resolve("r.json")).doesNotExist();
    }

    @Test
    void aMissingFolderIsRefused() {
        CommandRun run = CommandRun.of("run", scenario, "--profiles", folder.resolve("nowhere"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("nowhere", "no folder of profiles");
    }
}
