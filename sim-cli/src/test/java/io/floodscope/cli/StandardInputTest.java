package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -} in place of a scenario's file: it comes through a pipe, and messages call it by a name of its own. */
class StandardInputTest {

    private static final InputStream OWN = System.in;
    private static final Path SCENARIO = CommandRun.project("scenarios/silent-gateway.flood.yaml");

    @TempDir
    Path temp;

    @AfterEach
    void giveBack() {
        System.setIn(OWN);
    }

    private static CommandRun piped(String text, Object... args) {
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        return CommandRun.of(args);
    }

    private static String small() {
        return """
                apiVersion: floodscope/v1
                name: piped
                run: {until: 1h}
                bridges: {tor: {mac-aging-time: 300s}}
                gateways:
                  router:
                    profile: huawei-vrp
                    virtual-mac: 00:00:5e:00:01:0a
                    arp-timeout: 1200s
                    refresh: {when: never}
                    interfaces: [{vlan: 10, ip: 10.10.0.1/24}]
                    attach: [{bridge: tor}]
                hosts:
                  service: {bridge: tor, vlan: 10, ip: 10.10.0.100/24, gateway: 10.10.0.1}
                  bystander: {bridge: tor, vlan: 10, ip: 10.10.0.50/24}
                  client: {behind: router, ip: 198.51.100.7/24}
                traffic:
                  requests: {type: udp, from: client, to: service, packets: 1/s, size: 100B}
                assert:
                  - {metric: flooded_seconds, on: tor, max: 10s}
                variants:
                  patient: {set: {bridges.tor.mac-aging-time: 1800s}}
                """;
    }

    @Test
    void aRunIsThatOfTheSameTextInAFile() throws IOException {
        Path file = Files.writeString(temp.resolve("piped.flood.yaml"), small());

        String fromPipe = piped(small(), "run", "-", "--json", "-").out();

        assertThat(fromPipe.replace("<stdin>:", "piped.flood.yaml:"))
                .isEqualTo(CommandRun.of("run", file, "--json", "-").out());
    }

    @Test
    void theSummaryNamesItAndItsCommandsCanBeTyped() {
        CommandRun run = piped(small(), "run", "-");

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).startsWith("<stdin>   seed 1").contains("floodscope explain - --at");
        assertThat(run.out()).contains("<stdin>:20");
    }

    @Test
    void problemsAreThoseOfStandardInput() {
        CommandRun run = piped("apiVersion: floodscope/v1\nname: x\nrun: {until: 300}\n", "validate", "-");

        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).startsWith("<stdin>:3:14: error: ").contains("needs a unit");
    }

    @Test
    void whatReadsAScenarioSeveralTimesReadsThePipeOnce() {
        CommandRun advice = piped(small(), "advise", "-", "--max-wall", "60s");
        assertThat(advice.out()).startsWith("<stdin>   seed 1").contains("(<stdin>:9:18)");

        CommandRun compared = piped(small(), "compare", "-", "--set", "**.mac-aging-time=1800s");
        assertThat(compared.exitCode()).as(compared.err()).isZero();
        assertThat(compared.out()).startsWith("A  <stdin>   seed 1");

        CommandRun tested = piped(small(), "test", "-");
        assertThat(tested.out())
                .contains("2 checks, 1 failed, 1 passed   2 scenarios")
                .containsPattern("replay +floodscope run - --seed 1\n");

        CommandRun explained = piped(small(), "explain", "-", "--at", "700s");
        assertThat(explained.exitCode()).isZero();
        assertThat(explained.out()).contains("set by").contains("<stdin>:");

        assertThat(piped(small(), "lint", "-").out()).contains("<stdin>:");
    }

    @Test
    void includesAreLookedForInTheWorkingDirectory() throws IOException {
        Path included = Files.writeString(temp.resolve("base.flood.yaml"), small());
        Path here = Path.of("").toAbsolutePath();
        String relative = here.relativize(included.toRealPath()).toString();

        CommandRun run = piped("include: " + relative + "\nname: other\n", "validate", "-");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("<stdin>: valid: 1 bridges, 1 gateways");
        assertThat(piped("include: nowhere.yaml\n", "validate", "-").err()).isEqualTo("""
                        <stdin>:1:10: error: 'nowhere.yaml' cannot be included: there is no such file
                            1 | include: nowhere.yaml
                              |          ^^^^^^^^^^^^
                        1 error, 0 warnings. Nothing was run.
                        """);
    }

    @Test
    void itCanBeReadOnlyOnce() {
        assertThat(piped(small(), "validate", "-", "-").err()).contains("can be read only once");
        assertThat(piped(small(), "compare", "-", "-").err()).contains("only one side");
        assertThat(piped("kind: Sweep\n", "sweep", "-").exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(CommandRun.of("validate", SCENARIO, "-q").exitCode()).isZero();
    }
}
