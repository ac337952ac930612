package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands import and lint as a user meets them: output, files, exit codes. */
class ImportAndLintTest {

    @TempDir
    private Path folder = Path.of("");

    private Path neigh = Path.of("");
    private Path fdb = Path.of("");
    private Path bridge = Path.of("");

    @BeforeEach
    void dumps() throws IOException {
        neigh = Files.writeString(
                folder.resolve("neigh.json"),
                "[{\"dst\":\"10.4.0.1\",\"dev\":\"eth0\",\"lladdr\":\"00:11:22:33:44:55\",\"state\":[\"REACHABLE\"]}]\n");
        fdb = Files.writeString(
                folder.resolve("fdb.txt"),
                " port  VLAN  MAC                Age\n    2     4  fa:16:3e:00:00:01  128\n    3     4  fa:16:3e:00:00:02   12\n");
        bridge = Files.writeString(
                folder.resolve("bridge.json"),
                "{\"headings\":[\"name\",\"other_config\"],"
                        + "\"data\":[[\"br-int\",[\"map\",[[\"mac-aging-time\",\"14400\"]]]]]}\n");
    }

    @Test
    void importTellsWhatItReadFoundAndGuessedAndItsScenarioIsValid() throws IOException {
        Path out = folder.resolve("today.flood.yaml");

        CommandRun run = CommandRun.of("import", "--neigh", neigh, "--fdb", fdb, "--ovs-bridge", bridge, "-o", out);
        CommandRun validate = CommandRun.of("validate", out);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("read     neigh.json")
                .contains("br-int: 2 MACs on 2 ports (OVS text format)")
                .contains("finding  00:11:22:33:44:55 (VLAN 4) is the next hop of 1 neighbour but is not in the FDB")
                .contains("finding  br-int: mac-aging-time is configured as 14400 but Open vSwitch uses 3600s")
                .contains("guess    gateway announces every 1140s and answers from another MAC (edit lines ")
                .contains("wrote    " + out + ": 2 containers, 1 bridge, 1 gateway");
        assertThat(validate.out()).contains("valid: 1 bridges, 1 gateways, 3 hosts");
        assertThat(validate.exitCode()).isZero();
        assertThat(Files.readString(out)).contains("# guess").doesNotContain(folder.toString());
    }

    @Test
    void aLoadIsTakenWithUnitsOnly() {
        assertThat(CommandRun.of("import", "--fdb", fdb, "--neigh", neigh, "--load", "8Mbit/s", "--frame-size", "1kB")
                        .out())
                .contains("packets: 1/2ms");
        assertThat(CommandRun.of("import", "--fdb", fdb, "--load", "20").err()).contains("20Mbit/s");
        assertThat(CommandRun.of("import", "--fdb", fdb, "--load", "1Mbit/s", "--frame-size", "8B")
                        .err())
                .contains("from 64B to 64KiB");
    }

    @Test
    void withoutAnOutputFileTheScenarioGoesToStdoutAndTheTalkToStderr() {
        CommandRun run = CommandRun.of("import", "--fdb", fdb);

        assertThat(run.out()).startsWith("# Written by 'floodscope import'").doesNotContain("read     ");
        assertThat(run.err()).contains("read     fdb.txt").contains("wrote    ");
    }

    @Test
    void strictImportRefusesWhatItDoesNotUnderstandAndWritesNothing() throws IOException {
        Files.writeString(fdb, Files.readString(fdb) + "  and more\n");
        Path out = folder.resolve("x.flood.yaml");

        CommandRun loose = CommandRun.of("import", "--fdb", fdb, "-o", folder.resolve("y.flood.yaml"));
        CommandRun strict = CommandRun.of("import", "--fdb", fdb, "--strict", "-o", out);

        assertThat(loose.exitCode()).isZero();
        assertThat(loose.out()).contains("ignored  " + fdb + ":4:3: not a row of a MAC table: 'and more'");
        assertThat(strict.exitCode()).isEqualTo(2);
        assertThat(strict.err())
                .contains(fdb + ":4:3: error: not a row of a MAC table")
                .contains("Nothing was written.");
        assertThat(out).doesNotExist();
    }

    @Test
    void missingAndMixedUpFilesAreBadInput() {
        assertThat(CommandRun.of("import", "--neigh", folder.resolve("none.json"))
                        .exitCode())
                .isEqualTo(2);
        assertThat(CommandRun.of("import", "--neigh", fdb).err()).contains("not valid JSON");
        assertThat(CommandRun.of("import", "--neigh", fdb).exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("import").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("lint").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("lint", "--fdb", fdb, "--ovn-version", "new").exitCode())
                .isEqualTo(2);
    }

    @Test
    void anonymousImportHidesAddresses() {
        CommandRun run = CommandRun.of("import", "--neigh", neigh, "--fdb", fdb, "--anonymize");

        assertThat(run.out() + run.err())
                .doesNotContain("00:11:22")
                .doesNotContain("fa:16:3e")
                .doesNotContain("10.4.0.1");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void lintOfDumpsFailsOnErrorsAndNotOnWarnings() throws IOException {
        CommandRun errors = CommandRun.of("lint", "--ovs-bridge", bridge);
        Files.writeString(bridge, Files.readString(bridge).replace("14400", "5"));
        CommandRun warnings = CommandRun.of("lint", "--ovs-bridge", bridge);

        assertThat(errors.exitCode()).isEqualTo(1);
        assertThat(errors.out())
                .contains(bridge + ":1:81: error: 14400s > 3600s: 'br-int': mac-aging-time is configured as 14400s")
                .endsWith("1 error, 0 warnings, 0 notes. Nothing was run.\n");
        assertThat(warnings.exitCode()).isZero();
        assertThat(warnings.out()).contains("warning: 5s < 15s");
    }

    @Test
    void lintOfTheFoundingIncidentNamesBothTimersAndTheFixIsClean() {
        CommandRun incident = CommandRun.of("lint", CommandRun.project("scenarios/seed-fig-1-1.flood.yaml"));
        CommandRun fixed = CommandRun.of("lint", CommandRun.project("scenarios/seed-fixed.flood.yaml"));

        assertThat(incident.exitCode()).isEqualTo(1);
        assertThat(incident.out())
                .contains("refresh period 1125s (0.75 x arp-timeout, profile cisco-nxos-anycast,")
                .contains("flooded 73.3 % of the time with one TCP sender")
                .contains("safe from 1126s on [gateway-refresh-slower-than-fdb]");
        assertThat(fixed.out()).isEqualTo("0 errors, 0 warnings, 0 notes. Nothing was run.\n");
        assertThat(fixed.exitCode()).isZero();
    }

    @Test
    void lintWritesSarifBesideTheTextOrInItsPlace() throws IOException {
        Path sarif = folder.resolve("lint.sarif");

        CommandRun beside = CommandRun.of("lint", "--ovs-bridge", bridge, "--sarif", sarif);
        CommandRun only = CommandRun.of("lint", "--ovs-bridge", bridge, "--sarif", "-");

        assertThat(beside.out()).contains("[ovs-aging-above-maximum]");
        assertThat(only.out()).startsWith("{\"$schema\"").isEqualTo(Files.readString(sarif));
        assertThat(only.exitCode()).isEqualTo(1);
    }

    @Test
    void lintRefusesAScenarioThatIsWrong() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.flood.yaml"), "apiVersion: floodscope/v1\nname: x\n");

        CommandRun run = CommandRun.of("lint", wrong);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'run' is missing").contains("Nothing was checked.");
    }
}
