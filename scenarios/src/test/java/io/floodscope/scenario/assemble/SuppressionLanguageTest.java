package io.floodscope.scenario.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.engine.RunLimits;
import io.floodscope.result.FloodWindow;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ARP suppression of gateways, fabrics and switches, and the age of a gateway's own MAC table, as a scenario writes them. */
class SuppressionLanguageTest {

    private static final String HEAD = "apiVersion: floodscope/v1\nname: t\n";

    /** Two bridges that meet at a gateway's own switching; the server is known there before the client asks for it. */
    private static final String GATEWAY = HEAD + """
            run: {until: 300s}
            bridges: {west: {kind: switch, mac-aging-time: 3600s}, east: {kind: switch, mac-aging-time: 3600s}}
            gateways:
              gw:
                profile: cisco-nxos-anycast
                virtual-mac: 00:11:22:33:44:55
                interfaces: [{vlan: 4, ip: 10.4.0.1/24}]
                attach: [{bridge: west}, {bridge: east}]
                %s
            hosts:
              client: {bridge: west, vlan: 4, ip: 10.4.0.11/24}
              server: {bridge: east, vlan: 4, ip: 10.4.0.12/24, mac: "02:00:00:00:00:12"}
              bystander: {bridge: east, vlan: 4, ip: 10.4.0.13/24}
              silent: {bridge: east, vlan: 4, ip: 10.4.0.14/24, mac: "02:00:00:00:00:14"}
            """;

    private static final String PINGS = """
            traffic:
              known: {type: ping, from: server, to: 10.4.0.1, interval: 1s, count: 3}
              asked: {type: ping, from: client, to: server, interval: 1s, start: 10s, count: 5}
            """;

    /** The fabric of the founding post with instances of one VLAN on different leaf pairs. */
    private static final String FABRIC = HEAD + """
            run: {until: 60s}
            fabric:
              spines: 2
              leaf-pairs: 2
              computes-per-pair: 1
              gateway:
                profile: cisco-nxos-anycast
                virtual-mac: 00:11:22:33:44:55
                real-mac: 70:ea:1a:aa:bb:01
                interfaces: [{vlan: 4, ip: 10.4.0.1/16}]
                arp-suppression: %s
              bridges: {br-int: {}, br-bond: {}}
              instances: {vm: {count: 3, vlan: 4, ip: 10.4.1.1/16, gateway: 10.4.0.1}}
            traffic:
              known: {type: ping, from: C2-vm-1, to: 10.4.0.1, interval: 1s, count: 3}
              asked: {type: ping, from: C1-vm-1, to: C2-vm-1, interval: 1s, start: 10s, count: 5}
            """;

    @TempDir
    private Path folder;

    private RunResult run(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("t.flood.yaml"), text);
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

    private static long sum(RunResult result, String part) {
        return result.counters().entrySet().stream()
                .filter(e -> e.getKey().contains(part))
                .mapToLong(e -> e.getValue())
                .sum();
    }

    @Test
    void aGatewayThatSuppressesArpAnswersForHostsThatItKnows() throws IOException {
        RunResult plain = run(GATEWAY.formatted("arp-suppression: false") + PINGS);
        RunResult suppressed = run(GATEWAY.formatted("arp-suppression: true") + PINGS);

        assertThat(count(plain, "client/asked/answered")).isEqualTo(5);
        assertThat(count(suppressed, "client/asked/answered")).isEqualTo(5);
        assertThat(sum(plain, "/arp/suppressed")).isZero();
        // The client asks for the server, and the server, which answers its pings, for the client.
        assertThat(sum(suppressed, "/arp/suppressed")).isBetween(1L, 2L);
    }

    @Test
    void anEvpnFabricThatSuppressesArpCarriesNoRequestForAKnownHost() throws IOException {
        RunResult plain = run(FABRIC.formatted("false"));
        RunResult suppressed = run(FABRIC.formatted("true"));

        assertThat(count(plain, "C1-vm-1/asked/answered")).isEqualTo(5);
        assertThat(count(suppressed, "C1-vm-1/asked/answered")).isEqualTo(5);
        assertThat(sum(plain, "/arp/suppressed")).isZero();
        assertThat(sum(suppressed, "/arp/suppressed")).isPositive();
        assertThat(sum(plain, "/fabric/replicated"))
                .as("requests that cross the fabric")
                .isGreaterThan(sum(suppressed, "/fabric/replicated"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void aHostThatMovesToAnotherLeafPairIsReachedFromWhereItWas(String suppression) throws IOException {
        String moves = FABRIC.formatted(suppression)
                        .replace(
                                "from: C1-vm-1, to: C2-vm-1, interval: 1s, start: 10s, count: 5",
                                "from: C2-vm-2, to: C2-vm-1, interval: 100ms, start: 10s, stop: 50s")
                + """
                events:
                  - {at: 20s, do: migrate, host: C2-vm-1, bridge: C1-br-int}
                  - {at: 35s, do: migrate, host: C2-vm-1, bridge: C2-br-int}
                """;

        RunResult result = run(moves);

        long lost = count(result, "C2-vm-2/asked/sent") - count(result, "C2-vm-2/asked/answered");
        assertThat(lost)
                .as("two moves, each 300 ms of silence and up to 500 ms of flow cache")
                .isBetween(2L, 16L);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 120})
    void aGatewayForgetsASilentHostAfterItsOwnTableAgingTime(int seconds) throws IOException {
        String traffic = """
                traffic: {one-way: {type: udp, from: client, to: silent, packets: 10/s, size: 100B, start: 2s}}
                events: [{at: 1s, do: send-frame, host: silent, eth-dst: "ff:ff:ff:ff:ff:ff", size: 100B}]
                """;
        String client = "client: {bridge: west, vlan: 4, ip: 10.4.0.11/24";
        String pinned = client + ", neighbours: [{ip: 10.4.0.14, mac: \"02:00:00:00:00:14\"}]";

        RunResult result =
                run((GATEWAY.formatted("table-aging-time: " + seconds + "s") + traffic).replace(client, pinned));
        RunResult long1 = run((GATEWAY.formatted("table-aging-time: 600s") + traffic).replace(client, pinned));

        assertThat(result.floodWindows()).extracting(FloodWindow::bridge).containsOnly("gw");
        assertThat(result.floodWindows().get(0).startNanos() / 1e9).isBetween(seconds + 1.0, seconds + 1.2);
        assertThat(long1.floodWindows()).isEmpty();
    }

    @Test
    void aSwitchThatSuppressesArpCountsWhatItAnswers() throws IOException {
        String text = HEAD + """
                run: {until: 30s}
                bridges: {sw: {kind: switch, arp-suppression: true}}
                hosts:
                  client: {bridge: sw, ip: 10.0.0.1/24}
                  server: {bridge: sw, ip: 10.0.0.2/24}
                  bystander: {bridge: sw, ip: 10.0.0.3/24}
                traffic:
                  known: {type: ping, from: server, to: bystander, interval: 1s, count: 2}
                  asked: {type: ping, from: client, to: server, interval: 1s, start: 10s, count: 5}
                """;

        RunResult result = run(text);

        assertThat(count(result, "client/asked/answered")).isEqualTo(5);
        assertThat(count(result, "sw/client/drop-arp-suppressed")).isEqualTo(1);
    }
}
