package io.floodscope.scenario.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.load.ScenarioLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that a bridge of the written kind does not look at. */
class BridgeKindCheckTest {

    @TempDir
    Path temp;

    private String warnings(List<String> sets, String body) throws IOException {
        Path file = Files.writeString(
                temp.resolve("t.flood.yaml"), "apiVersion: floodscope/v1\nname: t\nrun: {until: 10s}\n" + body);
        Problems problems = new Problems();
        LoadedScenario loaded = Objects.requireNonNull(new ScenarioLoader(problems).load(file, sets));
        ScenarioChecker.check(loaded.scenario(), new Names(loaded.scenario()), problems);
        assertThat(problems.errors()).isZero();
        return problems.render();
    }

    @Test
    void aKeyOfAnotherKindIsNamedWithTheKindThatItIsFor() throws IOException {
        assertThat(warnings(List.of(), """
                bridges:
                  sw: {kind: switch, flood-vlans: [4]}
                  br: {kind: linux, expiry: use}
                  ovs: {fast-aging-time: 5s}
                """))
                .contains("warning: 'flood-vlans' is for Open vSwitch bridges (kind: ovs); 'sw' is a hardware switch")
                .contains("warning: 'expiry' is for hardware switches (kind: switch); 'br' is a Linux bridge")
                .contains("'fast-aging-time' is for Linux bridges and hardware switches (kind: linux, switch)");
    }

    @Test
    void aDefaultForBridgesOfSeveralKindsIsFineWhereItServesOneOfThem() throws IOException {
        assertThat(warnings(List.of(), """
                defaults: {bridges: {fast-aging-time: 5s}}
                bridges:
                  sw: {kind: switch}
                  ovs: {}
                """)).isEmpty();
    }

    @Test
    void aDefaultThatServesNoBridgeIsNamedOnce() throws IOException {
        assertThat(warnings(List.of(), """
                defaults: {bridges: {expiry: use}}
                bridges:
                  one: {}
                  two: {}
                """)).containsOnlyOnce("warning: 'expiry' is for hardware switches");
    }

    @Test
    void whatTheCommandLineSetsByAPatternIsNotNamed() throws IOException {
        assertThat(warnings(List.of("**.fast-aging-time=5s"), "bridges: {ovs: {}}\n"))
                .isEmpty();
    }
}
