package io.floodscope.scenario.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.engine.RunLimits;
import io.floodscope.result.FloodWindow;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.load.ScenarioLoader;
import io.floodscope.scenario.run.ScenarioRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Floods for which the missing address is not to blame: it spoke, and the bridge would not have it. */
class BridgeFloodCausesTest {

    @TempDir
    Path temp;

    private List<FloodWindow> floods(String body) throws IOException {
        Path file = Files.writeString(temp.resolve("t.flood.yaml"), "apiVersion: floodscope/v1\nname: t\n" + body);
        Problems problems = new Problems();
        LoadedScenario loaded = Objects.requireNonNull(new ScenarioLoader(problems).load(file, List.of()));
        assertThat(problems.render()).isEmpty();
        return new ScenarioRunner(loaded, new Names(loaded.scenario()))
                .run(1, RunLimits.NONE, simulation -> {})
                .result()
                .floodWindows();
    }

    /** The cause used to be a silence of 48 s that was longer than 300 s. */
    @ParameterizedTest
    @ValueSource(strings = {"linux", "switch"})
    void anEntryThatATopologyChangeEndsWasNotSilentForTooLong(String kind) throws IOException {
        List<FloodWindow> floods = floods("""
                run: {until: 10m}
                bridges:
                  tor: {kind: %s}
                hosts:
                  sink: {bridge: tor, ip: 10.0.0.9/24}
                  server: {bridge: tor, ip: 10.0.0.5/24, neigh: {reachable-time: 40s}}
                  bystander: {bridge: tor}
                traffic:
                  log: {type: udp, from: server, to: sink, packets: 10/s}
                events:
                  - {at: 195s, do: topology-change, bridge: tor}
                """.formatted(kind));

        assertThat(floods).isNotEmpty().allSatisfy(flood -> {
            assertThat(flood.cause().id()).isEqualTo("J.flush-event");
            assertThat(flood.cause().text())
                    .contains("a topology change cut its life")
                    .contains("with an aging time of 15s")
                    .doesNotContain("300s");
        });
    }

    /** What expires by its own age while a topology change lasts is silent all the same. */
    @Test
    void anEntryThatWasOldAnywayIsSilent() throws IOException {
        List<FloodWindow> floods = floods("""
                run: {until: 10m}
                bridges:
                  tor: {kind: switch, mac-aging-time: 60s, fast-aging-time: 59s}
                hosts:
                  sink: {bridge: tor, ip: 10.0.0.9/24, mac: "02:00:00:00:00:09"}
                  server:
                    bridge: tor
                    ip: 10.0.0.5/24
                    neighbours: [{ip: 10.0.0.9, mac: "02:00:00:00:00:09"}]
                traffic:
                  log: {type: udp, from: server, to: sink, packets: 10/s}
                events:
                  - {at: 1s, do: announce, host: sink}
                  - {at: 61500ms, do: topology-change, bridge: tor}
                """);

        assertThat(floods)
                .last()
                .satisfies(flood -> assertThat(flood.cause().id()).doesNotStartWith("J."));
    }

    /** The cause used to be an address that never spoke. */
    @Test
    void anAddressThatFindsTheTableFullHasSpoken() throws IOException {
        List<FloodWindow> floods = floods("""
                run: {until: 2m}
                bridges:
                  tor: {kind: switch, mac-table-size: 100, when-full: refuse}
                hosts:
                  attacker: {bridge: tor}
                  a: {bridge: tor, ip: 10.0.0.1/24}
                  b: {bridge: tor, ip: 10.0.0.2/24, mac: "02:00:00:00:00:0b"}
                traffic:
                  web: {type: tcp, from: a, to: b, packets: 10/s, size: 1000B, start: 30s}
                events:
                  - {at: 1s, do: send-frame, host: attacker, eth-src: "06:00:00:00:00:00", eth-src-count: 200, every: 50ms}
                """);

        assertThat(floods)
                .filteredOn(flood -> flood.dstMac().equals("02:00:00:00:00:0b"))
                .singleElement()
                .satisfies(flood -> {
                    assertThat(flood.cause().id()).isEqualTo("H.table-full");
                    assertThat(flood.cause().text())
                            .contains("frames from it keep coming in on b: the table is full and takes nothing new");
                });
    }
}
