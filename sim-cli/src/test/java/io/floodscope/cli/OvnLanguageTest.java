package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * OVN from YAML: recorded figures of the traces that the checks name, and what each event does. The scenarios stand in
 * {@code ovn/} with their expectations; here they must hold, for several seeds, and stop holding when a timer is changed.
 */
class OvnLanguageTest {

    private static final Path FOLDER = CommandRun.project("sim-cli/src/test/resources/ovn");

    @TempDir
    Path temp;

    static Stream<Path> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".flood.yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyCheckHoldsForTenSeeds(Path file) {
        CommandRun run = CommandRun.of("test", file, "--seeds", "1..10");

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "recorded-northd, ovn.lab.routers.lr0.mac-binding-age-threshold=12s",
        "recorded-northd, ovn.lab.version=ovn-26.03",
        "recorded-probed, ovn.lab.version=ovn-23.03",
        "recorded-probed, ovn.lab.aging.controller=refreshed",
        "recorded-fdb, ovn.lab.switches.ext.fdb-age-threshold=9s",
        "operations, events.0.at=5s",
        "gateway-failover, ovn.cloud.routers.lr0.ports.lrp-public.gateway-chassis=gw1",
        "migration, events.0.announcements=0",
        "instance-migration, events.0.downtime=3s"
    })
    void aChangedValueBreaksThem(String name, String set) {
        CommandRun run = CommandRun.of("run", FOLDER.resolve(name + ".flood.yaml"), "--set", set);

        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
    }

    /** The controllers of the library work in one comparison, and the line that makes the difference is named. */
    @Test
    void controllersAreComparedOnTheSameNetwork() {
        Path file = CommandRun.project("scenarios/ovn-controllers.flood.yaml");

        CommandRun run = CommandRun.of("compare", file, "--set", "ovn.cloud.aging.controller=northd");

        assertThat(run.out())
                .containsPattern("mac_binding_deletions +2 +24 +\\+22")
                .containsPattern("mac_binding_probes +17 +0 +-17 +0.000 +better")
                .containsPattern("mac_binding_requests +4 +26 +\\+22 +6.500 +worse")
                .contains("ovn.cloud.aging.controller");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void aMutatedThresholdNamesTheLineThatSetIt() {
        Path file = CommandRun.project("scenarios/ovn-controllers.flood.yaml");

        CommandRun run = CommandRun.of("run", file, "--set", "**.mac-binding-age-threshold=200s");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("and goes at the threshold", "mac-binding-age-threshold");
    }

    @Test
    void theExampleOfTheReferenceHolds() throws IOException {
        String page = Files.readString(CommandRun.project("docs/language.md"));
        String section = page.substring(page.indexOf("## OVN\n"));
        Matcher example = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(section);
        assertThat(example.find()).isTrue();
        Path file = Files.writeString(temp.resolve("example.flood.yaml"), example.group(1));

        CommandRun run = CommandRun.of("test", file);

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("4 checks, 0 failed, 4 passed");
    }

    @Test
    void lintHasNothingToSayOfAnOvnScenario() {
        CommandRun run = CommandRun.of("lint", CommandRun.project("scenarios/controller-phase.flood.yaml"));

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    }
}
