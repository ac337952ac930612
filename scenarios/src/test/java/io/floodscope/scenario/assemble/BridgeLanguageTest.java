package io.floodscope.scenario.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.engine.RunLimits;
import io.floodscope.result.RunResult;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.check.ScenarioChecker;
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

/** What bridges, bonds and gateways can do is reached from a scenario and does what the model does. */
class BridgeLanguageTest {

    private static final String HEAD = "apiVersion: floodscope/v1\nname: t\n";

    /** Three hosts on one bridge: a sends to an address that nobody has, so that b and c get copies. */
    private static final String FLOOD = HEAD + """
            run: {until: 10s}
            bridges: {br: {clock-phase: 0s%s}}
            hosts:
              vm: {count: 3, bridge: br, ip: 10.0.0.11/24, mac: "02:00:00:00:00:11"}
            events:
              - {at: 1s, every: 100ms, count: 50, do: send-frame, host: %s, eth-dst: "02:00:00:00:00:99", size: 1000B}
            """;

    private static final String PAIR = HEAD + """
            run: {until: 20s}
            bridges:
              br: {clock-phase: 0s, bonds: {bond0: {members: [L1, L2], mode: %s}}}
            gateways:
              leaf:
                profile: cisco-nxos-anycast
                virtual-mac: 00:11:22:33:44:55
                members: [{name: L1, mac: 70:ea:1a:00:00:01}, {name: L2, mac: 70:ea:1a:00:00:02}]
                interfaces: [{vlan: 4, ip: 10.4.0.1/24}]
                attach: [{bridge: br, member: L1}, {bridge: br, member: L2}]
            hosts:
              vm: {count: 4, bridge: br, vlan: 4, ip: 10.4.0.11/24, gateway: 10.4.0.1}
            traffic:
              p: {type: ping, from: vm, to: 10.4.0.1, interval: 100ms}
            """;

    @TempDir
    private Path folder;

    private RunResult run(String text) throws IOException {
        Path file = folder.resolve("t.flood.yaml");
        Files.writeString(file, text);
        Problems problems = new Problems();
        LoadedScenario loaded = Objects.requireNonNull(new ScenarioLoader(problems).load(file, List.of()));
        Names names = new Names(loaded.scenario());
        ScenarioChecker.check(loaded.scenario(), names, problems);
        assertThat(problems.render()).isEmpty();
        return new ScenarioRunner(loaded, names)
                .run(1, RunLimits.NONE, simulation -> {})
                .result();
    }

    private static long count(RunResult result, String counter) {
        return result.counters().getOrDefault(counter, 0L);
    }

    private static long copies(RunResult result, int vm) {
        return count(result, "br/vm-" + vm + "/tx_frames");
    }

    @Test
    void aNoFloodPortGetsNoCopies() throws IOException {
        RunResult result = run(FLOOD.formatted(", ports: {vm-2: {flood: false}}", "vm-1"));

        assertThat(copies(result, 2)).isZero();
        assertThat(copies(result, 3)).isEqualTo(50);
    }

    @Test
    void protectedPortsDoNotReachOneAnotherWhateverTheKindOfBridge() throws IOException {
        String ports = ", ports: {vm-1: {protected: true}, vm-2: {protected: true}}";
        for (String kind : List.of("", ", kind: linux")) {
            RunResult result = run(FLOOD.formatted(kind + ports, "vm-1").replace("clock-phase: 0s, kind", "kind"));

            assertThat(copies(result, 2)).as(kind).isZero();
            assertThat(copies(result, 3)).as(kind).isEqualTo(50);
        }
    }

    @Test
    void policingDiscardsWhatComesInAboveTheRateAndCountsIt() throws IOException {
        // 10 frames of 1,014 bytes a second against 40 kbit/s (five a second), with room for two at once.
        RunResult result = run(FLOOD.formatted(", ports: {vm: {policing: 40kbit/s, policing-burst: 2028B}}", "vm-1"));

        assertThat(copies(result, 3)).isBetween(24L, 28L);
        assertThat(count(result, "br/vm-1/drop-policed")).isEqualTo(50 - copies(result, 3));
    }

    @Test
    void aNativeVlanJoinsUntaggedAndTaggedPorts() throws IOException {
        String text = HEAD + """
                run: {until: 5s}
                bridges: {a: {ports: {b: {vlan-mode: native-untagged, vlan: 4}}}, b: {kind: switch}}
                links: [{between: [a, b]}]
                hosts:
                  tagged: {bridge: a, vlan: 4, ip: 10.0.0.1/24}
                  plain: {bridge: b, ip: 10.0.0.2/24}
                traffic: {p: {type: ping, from: tagged, to: plain}}
                """;

        assertThat(count(run(text), "plain/eth0/rx_frames") + count(run(text), "b/plain/tx_frames"))
                .isGreaterThan(4);
        assertThat(count(run(text.replace("native-untagged, vlan: 4", "trunk")), "b/plain/tx_frames"))
                .isZero();
    }

    @Test
    void directEgressSendsUnknownUnicastToTheUplinkOnly() throws IOException {
        String text = HEAD + """
                run: {until: 10s}
                bridges: {br: {clock-phase: 0s%s}, up: {kind: switch}}
                links: [{between: [br, up]}]
                hosts:
                  vm: {count: 3, bridge: br, ip: 10.0.0.11/24}
                events:
                  - {at: 1s, every: 100ms, count: 50, do: send-frame, host: vm-1, eth-dst: "02:00:00:00:00:99"}
                """;

        RunResult flooding = run(text.formatted(""));
        RunResult direct = run(text.formatted(", egress-direct: up"));

        assertThat(copies(flooding, 3)).isEqualTo(50);
        assertThat(copies(direct, 3)).isZero();
        assertThat(count(direct, "br/up/tx_frames")).isEqualTo(50);
    }

    @Test
    void anActiveBackupBondUsesOneCableUntilItFails() throws IOException {
        RunResult calm = run(PAIR.formatted("active-backup"));
        RunResult failed = run(PAIR.formatted("active-backup")
                + "events: [{at: 10s, do: link-down, cable: br--L1}]\n"
                + "assert: [{metric: lost_frames, on: p, max: 4}]\n");

        assertThat(count(calm, "br/L2/tx_frames")).isZero();
        assertThat(count(failed, "br/L2/tx_frames")).isBetween(390L, 420L);
        assertThat(failed.expectations().get(0).verdict()).hasToString("PASS");
    }

    @Test
    void anOperatorMovesTheActiveMember() throws IOException {
        RunResult moved = run(PAIR.formatted("active-backup")
                + "events: [{at: 10s, do: set-active-member, bridge: br, member: L2}]\n");

        assertThat(count(moved, "br/L1/tx_frames")).isBetween(390L, 420L);
        assertThat(count(moved, "br/L2/tx_frames")).isBetween(380L, 410L);
    }

    @Test
    void balanceSlbAndLacpSpreadOverBothCables() throws IOException {
        for (String mode : List.of("balance-slb", "lacp-balance-tcp")) {
            RunResult result = run(PAIR.formatted(mode));

            assertThat(count(result, "br/L1/tx_frames")).as(mode).isGreaterThan(150);
            assertThat(count(result, "br/L2/tx_frames")).as(mode).isGreaterThan(150);
        }
    }

    @Test
    void aTopologyChangeShortensAgingOrEmptiesTheTable() throws IOException {
        String text = HEAD + """
                run: {until: 120s}
                bridges: {br: {kind: %s, mac-aging-time: 300s%s}}
                hosts:
                  a: {bridge: br, ip: 10.0.0.1/24, mac: "02:00:00:00:00:0a"}
                  b: {bridge: br, ip: 10.0.0.2/24}
                events:
                  - {at: 1s, do: send-frame, host: a}
                  - {at: 10s, do: topology-change, bridge: br}
                expect:
                  - {at: 9s, bridge: br, has-entry: "02:00:00:00:00:0a"}
                  - {at: 15s, bridge: br, %s: "02:00:00:00:00:0a"}
                  - {at: 17s, bridge: br, no-entry: "02:00:00:00:00:0a"}
                """;

        assertThat(run(text.formatted("ovs", "", "no-entry")).verdict()).hasToString("PASS");
        assertThat(run(text.formatted("linux", "", "has-entry")).verdict()).hasToString("PASS");
        assertThat(run(text.formatted("switch", "", "has-entry")).verdict()).hasToString("PASS");
        assertThat(run(text.formatted("switch", ", fast-aging-time: 5s", "no-entry"))
                        .verdict())
                .hasToString("PASS");
    }

    @Test
    void unknownUnicastIsLimitedToARate() throws IOException {
        RunResult result = run(FLOOD.formatted(", unknown-unicast: rate, unknown-unicast-rate: 5/s", "vm-1"));

        assertThat(copies(result, 3)).isBetween(25L, 35L);
    }

    @Test
    void hellosFromTheVirtualMacKeepTheEntryFresh() throws IOException {
        String text = HEAD + """
                run: {until: 1000s}
                bridges: {br: {clock-phase: 0s}}
                gateways:
                  gw:
                    profile: cisco-nxos-anycast
                    virtual-mac: 00:11:22:33:44:55
                    interfaces: [{vlan: 4, ip: 10.4.0.1/24}]
                    attach: [{bridge: br}]
                    hello: {interval: %s, source: %s}
                hosts:
                  vm: {count: 2, bridge: br, vlan: 4, ip: 10.4.0.11/24, gateway: 10.4.0.1}
                  far: {behind: gw, ip: 192.0.2.1/24}
                traffic: {t: {type: tcp, from: vm-1, to: far, rate: 80kbit/s, size: 1000B}}
                """;

        assertThat(run(text.formatted("3s", "virtual")).floodWindows()).isEmpty();
        assertThat(run(text.formatted("3s", "real")).floodWindows()).hasSize(1);
        assertThat(run(text.formatted("0s", "virtual")).floodWindows()).hasSize(1);
    }

    @Test
    void aSaturatedPortLosesTrafficOfItsOwn() throws IOException {
        String text = HEAD + """
                run: {until: 10s}
                bridges: {br: {clock-phase: 0s}}
                hosts:
                  loud: {bridge: br, ip: 10.0.0.1/24}
                  client: {bridge: br, ip: 10.0.0.2/24}
                  victim: {bridge: br, ip: 10.0.0.3/24, cable: {rate: 1Mbit/s, queue: 10KB}}
                traffic: {own: {type: udp, from: client, to: victim, packets: 50/s, size: 1200B, stop: 9s}}
                events:
                  - {at: 2s, every: 5ms, count: %d, do: send-frame, host: loud, eth-dst: "02:00:00:00:00:99", size: 1000B}
                assert: [{metric: lost_frames, on: own, %s}]
                """;

        RunResult calm = run(text.formatted(10, "max: 0"));
        RunResult saturated = run(text.formatted(1400, "min: 50"));

        assertThat(calm.verdict()).hasToString("PASS");
        assertThat(saturated.verdict()).hasToString("PASS");
        assertThat(count(saturated, "br/victim/tx_dropped")).isGreaterThan(500);
    }
}
