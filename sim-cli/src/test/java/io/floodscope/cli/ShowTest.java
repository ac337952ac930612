package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code run --show}: tables at a moment, in the operators' own forms. */
class ShowTest {

    private static final String THREE_BRIDGES = """
            apiVersion: floodscope/v1
            name: three-bridges
            run: {until: 100s}
            bridges:
              br-int: {mac-aging-time: 30s, clock-phase: 0s, static-entries: [{vlan: 4, mac: "00:11:22:33:44:55", port: vm-1}]}
              br0: {kind: linux, mac-aging-time: 40s}
              tor: {kind: switch, mac-aging-time: 50s}
            links:
              - {between: [br-int, tor]}
              - {between: [br0, tor]}
            hosts:
              vm: {count: 3, bridge: br-int, vlan: 4, ip: [10.4.0.11/24, "fd00::11/64"]}
              ct: {count: 2, bridge: br0, vlan: 4, ip: 10.4.0.21/24}
            traffic:
              up: {type: udp, from: vm-1, to: ct-1, packets: 10/s, size: 100B, stop: 20s}
            """;

    @TempDir
    Path temp;

    private Path scenario() throws IOException {
        return Files.writeString(temp.resolve("three.flood.yaml"), THREE_BRIDGES);
    }

    @Test
    void eachTableIsPrintedByItsOwnCommandBeforeTheSummary() throws IOException {
        CommandRun run = CommandRun.of("run", scenario(), "--show", "fdb@25s,neigh:vm-1@25s,neigh:vm-3@25s");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("""
                # 25 s, br-int: ovs-appctl fdb/show br-int
                 port  VLAN  MAC                Age
                    2     4  00:11:22:33:44:55  static
                    1     4  02:f5:00:00:00:04   25
                    2     4  02:f5:00:00:00:01    5

                # 25 s, br-int: ovs-appctl fdb/stats-show br-int
                Statistics for bridge "br-int":
                  Current/maximum MAC entries in the table: 3/8192
                  Current static MAC entries in the table : 1
                """);
        assertThat(run.out()).contains("""

                # 25 s, br0: bridge -s fdb show br br0
                02:f5:00:00:00:04 dev ct-1 vlan 4 used 25/25 master br0\s
                02:f5:00:00:00:01 dev tor vlan 4 used 5/5 master br0\s

                # 25 s, tor: bridge -s fdb show br tor
                """, """

                # 25 s, vm-1: ip -s neigh
                10.4.0.21 dev eth0 lladdr 02:f5:00:00:00:04 used 25/25/3 probes 4 STALE

                # 25 s, vm-3: ip -s neigh

                """);
        assertThat(run.out().indexOf("three.flood.yaml   seed 1"))
                .isGreaterThan(run.out().lastIndexOf("# 25 s"));
    }

    @Test
    void jsonFormsAreOneObjectPerTable() throws IOException {
        CommandRun run =
                CommandRun.of("run", scenario(), "-q", "--show", "fdb@25s,neigh:vm-1@25s", "--show-format", "json");

        List<JsonNode> tables = new ArrayList<>();
        run.out().lines().forEach(line -> tables.add(JsonMapper.shared().readTree(line)));
        assertThat(tables)
                .extracting(t -> t.path("command").asString())
                .containsExactly(
                        "ovs-appctl --format json fdb/show br-int",
                        "bridge -j -s fdb show br br0",
                        "bridge -j -s fdb show br tor",
                        "ip -j -s neigh");
        assertThat(tables.get(0).path("output").toString())
                .isEqualTo("[{\"mac\":\"00:11:22:33:44:55\",\"port\":2,\"static\":true,\"vlan\":4},"
                        + "{\"age\":25,\"mac\":\"02:f5:00:00:00:04\",\"port\":1,\"vlan\":4},"
                        + "{\"age\":5,\"mac\":\"02:f5:00:00:00:01\",\"port\":2,\"vlan\":4}]");
        assertThat(tables.get(1).path("output").get(0).toString())
                .isEqualTo("{\"mac\":\"02:f5:00:00:00:04\",\"ifname\":\"ct-1\",\"vlan\":4,\"used\":25,\"updated\":25,"
                        + "\"flags\":[],\"master\":\"br0\",\"state\":\"\"}");
        assertThat(tables.get(3).path("output").get(0).path("state").get(0).asString())
                .isEqualTo("STALE");
        assertThat(tables).allMatch(t -> t.path("t_s").asDouble() == 25);
    }

    /** The importers read the real commands; what we print must be as good as theirs. */
    @Test
    void importReadsWhatShowPrints() throws IOException {
        CommandRun run = CommandRun.of(
                "run", scenario(), "-q", "--show", "fdb:br-int@25s,neigh:vm-1@25s", "--show-format", "json");
        List<String> lines = run.out().lines().toList();
        Path fdb = Files.writeString(
                temp.resolve("fdb.json"),
                JsonMapper.shared().readTree(lines.get(0)).path("output").toString());
        Path neigh = Files.writeString(
                temp.resolve("neigh.json"),
                JsonMapper.shared().readTree(lines.get(1)).path("output").toString());

        CommandRun imported =
                CommandRun.of("import", "--fdb", fdb, "--neigh", neigh, "-o", temp.resolve("imported.flood.yaml"));

        assertThat(imported.exitCode()).as(imported.err()).isZero();
        assertThat(imported.out() + imported.err()).contains("3 MACs", "1 neighbour");
    }

    private static final String OVN = """
            apiVersion: floodscope/v1
            name: ovn
            run: {until: 100s}
            bridges:
              br-ex: {kind: switch}
            ovn:
              cloud:
                version: VERSION
                chassis:
                  gw: {bridge-mappings: {physnet1: br-ex}}
                switches:
                  public: {localnet: physnet1}
                  private: {}
                routers:
                  lr0:
                    ports:
                      lrp-public: {switch: public, mac: "02:00:00:00:00:02", networks: 172.16.0.1/16, gateway-chassis: gw}
                      0-private: {switch: private, mac: "02:00:00:00:00:01", networks: 10.0.0.1/24}
            hosts:
              vm: {logical-switch: private, chassis: gw, ip: 10.0.0.11/24, gateway: 10.0.0.1}
              out: {count: 2, bridge: br-ex, ip: 172.16.0.11/16, gateway: 172.16.0.1, mac: "02:00:00:00:ee:01"}
            traffic:
              pings: {type: ping, from: vm, to: [172.16.0.12, 172.16.0.11], start: 1s}
            """;

    @Test
    void macBindingsArePrintedAsOvnSbctlListsThem() throws IOException {
        Path ovn = Files.writeString(temp.resolve("ovn.flood.yaml"), OVN.replace("VERSION", "ovn-23.03"));

        CommandRun all = CommandRun.of("run", ovn, "-q", "--show", "mac-binding@0s,mac-binding:lrp-public@50s");

        assertThat(all.exitCode()).as(all.err()).isZero();
        String uuid = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
        assertThat(all.out()).matches("""
                # 0 s, cloud: ovn-sbctl list mac_binding

                # 50 s, lrp-public: ovn-sbctl find mac_binding logical_port=lrp-public
                _uuid               : UUID
                datapath            : UUID
                ip                  : "172.16.0.11"
                logical_port        : lrp-public
                mac                 : "02:00:00:00:ee:01"
                timestamp           : 15000000010\\d\\d

                _uuid               : UUID
                datapath            : UUID
                ip                  : "172.16.0.12"
                logical_port        : lrp-public
                mac                 : "02:00:00:00:ee:02"
                timestamp           : 15000000010\\d\\d

                """.replace("UUID", uuid));
        CommandRun wrong = CommandRun.of("run", ovn, "-q", "--show", "mac-binding:lrp-pubic@50s");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("no OVN deployment or router port is named 'lrp-pubic'; did you mean 'lrp-public'?");
        assertThat(CommandRun.of("run", scenario(), "--show", "mac-binding@1s").err())
                .contains("the scenario has no OVN deployment or router port");
    }

    @Test
    void macBindingsAsJsonAreWhatImportReadsAndOldReleasesHaveNoTimestamp() throws IOException {
        Path ovn = Files.writeString(temp.resolve("ovn.flood.yaml"), OVN.replace("VERSION", "ovn-22.03"));
        JsonNode old = JsonMapper.shared()
                .readTree(CommandRun.of("run", ovn, "-q", "--show", "mac-binding@50s", "--show-format", "json")
                        .out());
        Files.writeString(ovn, OVN.replace("VERSION", "ovn-23.03"));
        JsonNode table = JsonMapper.shared()
                .readTree(CommandRun.of("run", ovn, "-q", "--show", "mac-binding@50s", "--show-format", "json")
                        .out());

        assertThat(old.path("output").path("headings").toString())
                .isEqualTo("[\"_uuid\",\"datapath\",\"ip\",\"logical_port\",\"mac\"]");
        assertThat(table.path("output").path("headings").toString())
                .isEqualTo("[\"_uuid\",\"datapath\",\"ip\",\"logical_port\",\"mac\",\"timestamp\"]");
        assertThat(table.path("output").path("data")).hasSize(2);
        Path dump = Files.writeString(
                temp.resolve("bindings.json"), table.path("output").toString());
        CommandRun imported = CommandRun.of("import", "--mac-binding", dump, "-o", temp.resolve("imported.flood.yaml"));
        assertThat(imported.out() + imported.err()).contains("2 MAC bindings");
    }

    @Test
    void lookingChangesNothing() throws IOException {
        CommandRun plain = CommandRun.of("run", scenario(), "--json", "-");
        CommandRun watched = CommandRun.of(
                "run", scenario(), "--json", "-", "--show", "fdb@0s,neigh@0.5s,fdb@29999ms", "--show", "fdb@100s");

        assertThat(watched.out()).isEqualTo(plain.out());
        assertThat(watched.err()).startsWith("# 0 s, br-int: ovs-appctl fdb/show br-int\n");
    }

    @ParameterizedTest
    @CsvSource({
        "scenarios/seed-fig-1-1.flood.yaml, fdb, 4711.123456789s",
        "scenarios/seed-fig-1-1.flood.yaml, neigh, 1125s",
        "scenarios/split-brain-vip.flood.yaml, fdb, 110s",
        "scenarios/split-brain-vip.flood.yaml, neigh, 14400.5s"
    })
    void theStateIsThatOfAFreshRunStoppedThen(String file, String table, String time) {
        CommandRun travelling =
                CommandRun.of("run", CommandRun.project(file), "-q", "--show", table + "@1s," + table + "@" + time);
        CommandRun stopped = CommandRun.of(
                "run", CommandRun.project(file), "-q", "--set", "run.until=" + time, "--show", table + "@" + time);

        assertThat(stopped.out()).isNotEmpty();
        assertThat(travelling.out()).endsWith(stopped.out());
    }

    @Test
    void everythingWrongIsSaidAtOnceAndNothingRuns() throws IOException {
        Path out = temp.resolve("out");

        CommandRun run = CommandRun.of(
                "run", scenario(), "--out", out, "--show", "fbd@1s,fdb:br-imt@1s,neigh:vn-1@1s,fdb@101s,fdb@7,fdb");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("""
                floodscope run: --show 'fbd@1s': there is no table 'fbd'; did you mean 'fdb'?
                floodscope run: --show 'fdb:br-imt@1s': no bridge is named 'br-imt'; did you mean 'br-int'?
                floodscope run: --show 'neigh:vn-1@1s': no host is named 'vn-1'; did you mean 'vm-1'?
                floodscope run: --show 'fdb@101s': the run ends at 100s, before 101s
                floodscope run: --show 'fdb@7': '7' is not a time with a unit (did you mean 7s?)
                floodscope run: --show 'fdb' names no time; expected TABLE@TIME such as fdb@312s
                Nothing was run.
                """);
        assertThat(run.out()).isEmpty();
        assertThat(out).doesNotExist();
    }

    @Test
    void aMomentThatALimitCutsOffIsNamed() throws IOException {
        CommandRun run = CommandRun.of("run", scenario(), "--max-events", 200, "--show", "fdb:br0@1ms,fdb:br0@90s");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("# 0.001 s, br0").doesNotContain("# 90 s");
        assertThat(run.err()).contains("the run did not get to --show 90s");
    }
}
